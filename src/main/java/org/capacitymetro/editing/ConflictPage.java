package org.capacitymetro.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.consolidation.FieldWords;
import org.capacitymetro.directory.Difference;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.directory.Merge;
import org.capacitymetro.directory.Version;
import org.capacitymetro.pages.Page;
import org.springframework.stereotype.Component;

/// Two editors at once: the second one sees, field by field, what the first made of it. Fields that
/// only one of them changed need no question. In the form `origin` is the revision the second
/// editor began with, `base` the one of the first editor's version now shown.
@Component
class ConflictPage {
  private final FieldWords words;

  ConflictPage(FieldWords words) {
    this.words = words;
  }

  /// @param fields what the second editor typed
  /// @param base the record when the second editor began
  /// @param mine what the second editor wants
  /// @param who the first editor, with day and time
  <D> ChoiceView of(
      DraftFields<D> all,
      Fields fields,
      D base,
      D mine,
      Version<D> current,
      String who,
      String action,
      Page page) {
    Merge<D> merge = all.merge(base, mine, current.draft());
    List<ChoiceView.Field> choices =
        merge.conflicts().stream()
            .map(
                conflict ->
                    new ChoiceView.Field(
                        conflict.field(),
                        FieldWords.label(conflict.field(), page),
                        words.of(conflict.field(), conflict.base(), page),
                        words.of(conflict.field(), conflict.theirs(), page),
                        words.of(conflict.field(), conflict.mine(), page),
                        ""))
            .toList();
    List<String> asked = choices.stream().map(ChoiceView.Field::key).toList();
    List<ChoiceView.Decided> decided = new ArrayList<>();
    for (Difference difference : all.between(base, merge.merged())) {
      String field = difference.field();
      if (!asked.contains(field)) {
        boolean isMine = all.value(mine, field).equals(difference.after());
        decided.add(
            new ChoiceView.Decided(
                FieldWords.label(field, page),
                words.of(field, difference.after(), page),
                page.t(isMine ? "edit.conflict.yours" : "edit.conflict.theirs")));
      }
    }
    Map<String, List<String>> hidden = new LinkedHashMap<>(fields.values());
    hidden.put("origin", List.of(fields.text("base")));
    hidden.put("base", List.of(Long.toString(current.revision())));
    return new ChoiceView(
        page.t("edit.conflict.title"),
        page.t("edit.conflict.lead", "who", who),
        action,
        page.t("edit.conflict.theirs"),
        page.t("edit.conflict.yours"),
        choices,
        decided,
        hidden,
        List.of(
            new ChoiceView.Button("settle", page.t("edit.conflict.save"), true),
            new ChoiceView.Button("form", page.t("edit.conflict.form"), false)),
        false,
        "");
  }

  /// The version chosen: every field as the one who alone changed it wants it, fields that both
  /// changed as chosen. Empty where a choice is missing.
  static <D> Optional<D> settled(DraftFields<D> all, Fields fields, D base, D mine, D theirs) {
    Merge<D> merge = all.merge(base, mine, theirs);
    List<String> fromTheirs = new ArrayList<>();
    for (Merge.Conflict conflict : merge.conflicts()) {
      String choice = fields.text("take." + conflict.field());
      if (choice.equals("left")) {
        fromTheirs.add(conflict.field());
      } else if (!choice.equals("right")) {
        return Optional.empty();
      }
    }
    return Optional.of(all.take(merge.merged(), theirs, fromTheirs));
  }
}
