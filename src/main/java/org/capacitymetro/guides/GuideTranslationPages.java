package org.capacitymetro.guides;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a guide is translated into English, beside its Italian.
@Controller
class GuideTranslationPages {
  private static final String INTO = "en";
  private static final String LAST = "whole";

  private final GuideEditors editors;
  private final GuideStore store;
  private final Templates templates;

  GuideTranslationPages(GuideEditors editors, GuideStore store, Templates templates) {
    this.editors = editors;
    this.store = store;
    this.templates = templates;
  }

  @GetMapping("/{language}" + DeskGuidePages.PATH + "/{id}/translation")
  ResponseEntity<byte[]> translation(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String done) {
    ToolkitGuide guide = find(person, id);
    GuideEditors.requireWrite(person, guide);
    return page(HttpStatus.OK, guide, null, List.of(), Map.of(), done.equals("saved"), "", page);
  }

  @PostMapping("/{language}" + DeskGuidePages.PATH + "/{id}/translation")
  ResponseEntity<byte[]> save(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> parameters) {
    ToolkitGuide guide = find(person, id);
    GuideEditors.requireWrite(person, guide);
    Map<String, List<String>> values = new LinkedHashMap<>(parameters);
    values.keySet().remove("_csrf");
    Fields typed = new Fields(values);
    if (!parameters.containsKey(LAST)) {
      return page(
          HttpStatus.BAD_REQUEST,
          guide,
          typed,
          List.of(),
          Map.of(),
          false,
          page.t("guides.trouble.cut"),
          page);
    }
    GuideContent base =
        store
            .texts()
            .find(guide.id().value(), typed.number("version"), typed.number("times"))
            .orElse(guide.content());
    GuideTranslation translation =
        GuideTranslation.of(typed, INTO, base, guide.content(), person.actor());
    if (!translation.problems().isEmpty()) {
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          guide,
          typed,
          translation.problems(),
          Map.of(),
          false,
          page.t("practices.problems"),
          page);
    }
    return translation.theirs().isEmpty()
            && editors.translate(
                person, guide, translation.content(), page.t("guides.translation.reason"))
        ? Redirect.to(page.url(DeskGuidePages.path(guide.id()) + "/translation?done=saved"))
        : page(
            HttpStatus.CONFLICT,
            guide,
            merged(translation.content()),
            List.of(),
            translation.theirs(),
            false,
            page.t("guides.trouble.theirs"),
            page);
  }

  /// Mine, and of the texts that I did not touch what is there by now.
  private static Fields merged(GuideContent content) {
    Fields merged = Fields.NOTHING;
    for (Map.Entry<String, LocalizedText> text : content.textsByName().entrySet()) {
      merged = merged.with(text.getKey(), GuideTranslation.words(text.getValue(), INTO));
    }
    return merged;
  }

  /// @param typed null for what is saved
  private ResponseEntity<byte[]> page(
      HttpStatus status,
      ToolkitGuide guide,
      @Nullable Fields typed,
      List<GuideProblem> problems,
      Map<String, String> theirs,
      boolean saved,
      String trouble,
      Page page) {
    Fields kept = problems.isEmpty() ? null : typed;
    int times = store.texts().times(guide.id().value(), guide.version());
    GuideContent content =
        store.texts().find(guide.id().value(), guide.version(), times).orElseThrow();
    GuideLabels labels = new GuideLabels(GuideForm.of(content), page);
    Map<String, String> sentences =
        problems.stream()
            .collect(
                Collectors.toMap(
                    GuideProblem::field,
                    problem -> problem.sentence(labels.of(problem.field()), page),
                    (one, other) -> one));
    List<TranslationView.Text> texts =
        content.textsByName().entrySet().stream()
            .filter(text -> !text.getValue().isEmpty())
            .map(
                text ->
                    text(text.getKey(), text.getValue(), typed, sentences, theirs, labels, page))
            .toList();
    String path = page.url(DeskGuidePages.path(guide.id()));
    page.titled(page.t("guides.translation"), page.t("guides.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("guides.desk.title"), DeskGuidePages.PATH)
        .under(guide.content().title().in(page.order()), DeskGuidePages.path(guide.id()))
        .personal();
    return templates.page(
        status,
        "guides/translation",
        page,
        new TranslationView(
            path + "/translation",
            path,
            INTO,
            kept == null ? guide.version() : kept.number("version"),
            kept == null ? times : kept.number("times"),
            saved,
            trouble,
            page.t(
                "guides.translation.counts",
                "all",
                texts.size(),
                "missing",
                count(texts, "missing"),
                "older",
                count(texts, "older")),
            texts));
  }

  private static long count(List<TranslationView.Text> texts, String state) {
    return texts.stream().filter(text -> text.state().equals(state)).count();
  }

  private static TranslationView.Text text(
      String name,
      LocalizedText text,
      @Nullable Fields typed,
      Map<String, String> problems,
      Map<String, String> theirs,
      GuideLabels labels,
      Page page) {
    String words = GuideTranslation.words(text, INTO);
    String state =
        words.isEmpty() ? "missing" : text.read(INTO).olderThanSource() ? "older" : "fine";
    return new TranslationView.Text(
        name,
        labels.of(name),
        text.in(text.source()),
        typed == null || !typed.values().containsKey(name) ? words : typed.text(name),
        state,
        page.t("guides.translation." + state),
        TextRule.of(name).lines(),
        problems.get(name),
        theirs.get(name));
  }

  private ToolkitGuide find(Person person, String id) {
    return GuideId.parse(id)
        .flatMap(guide -> editors.find(person, guide))
        .orElseThrow(() -> new NotFound("guide " + id));
  }
}
