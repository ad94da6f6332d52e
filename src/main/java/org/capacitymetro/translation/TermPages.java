package org.capacitymetro.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The glossary of official terms. Whoever translates reads it; those who translate for the whole
/// network write it, since a term is one for every city.
@Controller
class TermPages {
  static final String PATH = QueuePages.PATH + "/terms";
  private static final int LONGEST = 200;

  private final Glossary glossary;
  private final Templates templates;

  TermPages(Glossary glossary, Templates templates) {
    this.glossary = glossary;
    this.templates = templates;
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> terms(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String into,
      @RequestParam(defaultValue = "") String done) {
    Policy.requireSomewhere(person, Action.TRANSLATE);
    Language target =
        TargetLanguages.findOfItalian(into)
            .or(() -> TargetLanguages.findOfItalian(person.language()))
            .orElse(Language.ENGLISH);
    List<TermsView.Term> terms = new ArrayList<>();
    for (Map.Entry<String, Map<String, String>> term : glossary.all().entrySet()) {
      terms.add(new TermsView.Term(term.getKey(), term.getValue().getOrDefault(target.code(), "")));
    }
    page.titled(page.t("translation.terms"), page.t("translation.terms.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .under(page.t("translation.title"), QueuePages.PATH + "?into=" + target.code())
        .personal();
    return templates.page(
        "translation/terms",
        page,
        new TermsView(
            TargetLanguages.ofItalian().stream()
                .map(
                    language ->
                        new QueueView.Choice(
                            language.ownName(),
                            page.url(PATH + "?into=" + language.code()),
                            language.equals(target),
                            language.code()))
                .toList(),
            page.url(PATH),
            target.code(),
            target.direction(),
            page.formats().languageName(target.code()),
            mayWrite(person),
            done.equals("saved"),
            terms));
  }

  @PostMapping("/{language}" + PATH)
  ResponseEntity<byte[]> save(
      Page page,
      Person person,
      @RequestParam String into,
      @RequestParam(defaultValue = "") String term,
      @RequestParam(defaultValue = "") String words) {
    Policy.require(person, Action.TRANSLATE, Subject.INSTALLATION);
    String name = term.strip();
    if (TargetLanguages.findOfItalian(into).isPresent()
        && !name.isEmpty()
        && name.length() <= LONGEST
        && words.length() <= LONGEST) {
      glossary.write(person.actor(), name, into, words);
    }
    return Redirect.to(page.url(PATH + "?into=" + into + "&done=saved"));
  }

  private static boolean mayWrite(Person person) {
    return Policy.may(person, Action.TRANSLATE, Subject.INSTALLATION);
  }
}
