package org.capacitymetro.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.consolidation.FieldWords;
import org.capacitymetro.directory.Difference;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.directory.Version;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The pages on which two records of any kind become one: which other record, and what of each.
@Component
class MergeChoice {
  private final FieldWords words;
  private final Templates templates;

  MergeChoice(FieldWords words, Templates templates) {
    this.words = words;
    this.templates = templates;
  }

  /// One of the two records, as it is shown.
  ///
  /// @param id short form
  record Half<D>(String id, String name, Version<D> version) {
    D draft() {
      return version.draft();
    }
  }

  /// Both side by side. Where one record says nothing, what the other says is proposed.
  ///
  /// @param keep the record that stays, on the left
  /// @param action where the choice is sent
  /// @param buttons what one may do with the choice
  <D> ResponseEntity<byte[]> sideBySide(
      DraftFields<D> all,
      Half<D> keep,
      Half<D> give,
      String action,
      List<ChoiceView.Button> buttons,
      String problem,
      Page page) {
    List<ChoiceView.Field> fields =
        all.between(keep.draft(), give.draft()).stream()
            .map(difference -> field(difference, page))
            .toList();
    Map<String, List<String>> hidden = new LinkedHashMap<>();
    hidden.put("with", List.of(give.id()));
    hidden.put("base", List.of(Long.toString(keep.version().revision())));
    hidden.put("other", List.of(Long.toString(give.version().revision())));
    return templates.page(
        status(problem),
        "editing/choose",
        Restoring.framed(page, page.t("merge.title")).withScript("src/edit.ts"),
        new ChoiceView(
            page.t("merge.title"),
            page.t("merge.lead"),
            action,
            page.t("merge.this", "name", keep.name()),
            page.t("merge.other", "name", give.name()),
            fields,
            List.of(),
            hidden,
            buttons,
            true,
            problem));
  }

  /// The record as it was chosen; empty where a choice is missing.
  static <D> Optional<D> chosen(DraftFields<D> all, D keep, D give, Fields fields) {
    List<String> fromOther = new ArrayList<>();
    for (Difference difference : all.between(keep, give)) {
      String choice = fields.text("take." + difference.field());
      if (choice.isEmpty()) {
        return Optional.empty();
      }
      if (choice.equals("right")) {
        fromOther.add(difference.field());
      }
    }
    return Optional.of(all.take(keep, give, fromOther));
  }

  /// Asks for the other record.
  ///
  /// @param alike records that look like this one
  /// @param problem what was wrong with the one that was typed, empty for nothing
  ResponseEntity<byte[]> which(
      String name, String action, List<ServiceFormView.Similar> alike, String problem, Page page) {
    return templates.page(
        status(problem),
        "editing/merge",
        Restoring.framed(page, page.t("merge.title")).withScript("src/edit.ts"),
        new MergeView(name, action, alike, problem));
  }

  /// Whether a record is no longer one to merge with: it went into another, or was removed.
  static boolean isGone(Status status) {
    return status instanceof Status.Merged || status instanceof Status.Removed;
  }

  /// The short id in an address somebody pasted, or the id itself.
  static String idOf(String pasted) {
    String path = pasted.strip().replaceFirst("[?#].*$", "").replaceFirst("/$", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.substring(last.lastIndexOf('-') + 1);
  }

  private ChoiceView.Field field(Difference difference, Page page) {
    return new ChoiceView.Field(
        difference.field(),
        FieldWords.label(difference.field(), page),
        List.of(),
        words.of(difference.field(), difference.before(), page),
        words.of(difference.field(), difference.after(), page),
        difference.after().isEmpty() ? "left" : difference.before().isEmpty() ? "right" : "");
  }

  private static HttpStatus status(String problem) {
    return problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
  }
}
