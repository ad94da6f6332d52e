package org.capacitymetro.authoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.practices.SheetVersions;
import org.capacitymetro.writing.Typed;
import org.capacitymetro.writing.VersionWords;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Two authors at once: the second one sees, field by field, what the first made of it, and
/// chooses. Fields that only one of them changed need no question.
@Component
class PracticeDispute {
  private static final String TAKE = "take.";

  private final FieldValues words;
  private final SheetVersions versions;
  private final VersionWords lines;
  private final Templates templates;

  PracticeDispute(
      FieldValues words, SheetVersions versions, VersionWords lines, Templates templates) {
    this.words = words;
    this.versions = versions;
    this.lines = lines;
    this.templates = templates;
  }

  /// What was chosen for each field in dispute.
  static Map<String, String> takes(Typed typed) {
    Map<String, String> takes = new LinkedHashMap<>();
    typed
        .values()
        .keySet()
        .forEach(
            name -> {
              if (name.startsWith(TAKE)) {
                takes.put(name.substring(TAKE.length()), typed.text(name));
              }
            });
    return takes;
  }

  ResponseEntity<byte[]> page(Saved.Disputed disputed, Typed typed, Page page) {
    Practice current = disputed.current();
    Map<String, List<String>> hidden = new LinkedHashMap<>(typed.values());
    hidden.keySet().removeIf(name -> name.startsWith(TAKE));
    hidden.put("shown", List.of(Integer.toString(current.version())));
    String who =
        versions.list(current.id()).stream()
            .findFirst()
            .map(version -> lines.who(version.by(), page))
            .orElse("");
    page.titled(page.t("practices.dispute"), page.t("practices.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("practices.desk.title"), Practice.DESK)
        .personal();
    return templates.page(
        HttpStatus.CONFLICT,
        "authoring/dispute",
        page,
        new DisputeView(
            page.url(current.deskPath()),
            page.t("practices.dispute.about", "who", who),
            disputed.merge().conflicts().stream()
                .map(
                    conflict ->
                        new DisputeView.Field(
                            conflict.field(),
                            FieldValues.label(conflict.field(), page),
                            words.of(conflict.field(), conflict.base(), page),
                            words.of(conflict.field(), conflict.theirs(), page),
                            words.of(conflict.field(), conflict.mine(), page)))
                .toList(),
            hidden));
  }
}
