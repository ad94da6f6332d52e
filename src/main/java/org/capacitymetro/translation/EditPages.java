package org.capacitymetro.translation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.accounts.KeptForms;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TranslatableRecord;
import org.capacitymetro.text.Translation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where one record is translated, its source on one side and the other language on the other.
@Controller
class EditPages {
  private static final int LONGEST = 20_000;
  private static final String LAST = "whole";

  private final Texts texts;
  private final QueuePages queue;
  private final EditModel model;
  private final KeptForms<Map<String, String>> kept;
  private final Templates templates;

  EditPages(
      Texts texts,
      QueuePages queue,
      EditModel model,
      KeptForms<Map<String, String>> translationsKept,
      Templates templates) {
    this.texts = texts;
    this.queue = queue;
    this.model = model;
    this.kept = translationsKept;
    this.templates = templates;
  }

  @GetMapping("/{language}" + QueuePages.PATH + "/{kind}/{id}")
  ResponseEntity<byte[]> open(
      Page page,
      Person person,
      @PathVariable String kind,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String into,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(name = "kind", defaultValue = "") String kinds,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String done) {
    TranslatableRecord record = find(person, kind, id);
    QueuePages.Asked asked = QueuePages.asked(into, city, kinds, state, person.language());
    Optional<Map<String, String>> typed = kept.find(thing(record, asked.into()), person.id());
    return page(
        HttpStatus.OK,
        record,
        asked,
        typed.orElse(Map.of()),
        new EditModel.Said(done.equals("saved"), typed.isPresent(), "", Map.of(), Set.of()),
        person,
        page);
  }

  @PostMapping("/{language}" + QueuePages.PATH + "/{kind}/{id}")
  ResponseEntity<byte[]> save(
      Page page,
      Person person,
      @PathVariable String kind,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String into,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(name = "kind", defaultValue = "") String kinds,
      @RequestParam(defaultValue = "") String state,
      @RequestParam MultiValueMap<String, String> form) {
    TranslatableRecord record = find(person, kind, id);
    QueuePages.Asked asked = QueuePages.asked(into, city, kinds, state, person.language());
    UUID thing = thing(record, asked.into());
    Map<String, String> typed = new LinkedHashMap<>();
    form.forEach((name, values) -> typed.put(name, values.getLast().replace("\r\n", "\n")));
    typed.keySet().removeAll(List.of("_csrf", "do", "into", "city", "kind", "state"));
    String what = Optional.ofNullable(form.getFirst("do")).orElse("save");
    if (!typed.containsKey(LAST)) {
      return page(
          HttpStatus.BAD_REQUEST,
          record,
          asked,
          typed,
          new EditModel.Said(false, true, page.t("translation.trouble.cut"), Map.of(), Set.of()),
          person,
          page);
    }
    if (what.equals("keep")) {
      return ResponseEntity.status(
              kept.keep(thing, person.id(), typed)
                  ? HttpStatus.NO_CONTENT
                  : HttpStatus.CONTENT_TOO_LARGE)
          .build();
    }
    if (what.equals("discard")) {
      kept.discard(thing, person.id());
      return Redirect.to(here(record, asked, page));
    }
    Map<String, String> problems = problems(typed, page);
    if (!problems.isEmpty()) {
      kept.keep(thing, person.id(), typed);
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          record,
          asked,
          typed,
          new EditModel.Said(false, true, page.t("translation.problems"), problems, Set.of()),
          person,
          page);
    }
    String next = queue.after(asked, person, kind, id, page);
    List<Translation> translations = translations(record, asked.into(), typed, person);
    List<Translation> refused =
        texts.write(person.actor(), page.t("translation.reason"), translations);
    if (!refused.isEmpty()) {
      Set<String> fields = new HashSet<>();
      refused.forEach(translation -> fields.add(translation.field()));
      Map<String, String> rest = new HashMap<>();
      typed.forEach(
          (name, value) -> {
            if (fields.contains(name.substring(name.indexOf('.') + 1)) || name.equals(LAST)) {
              rest.put(name, value);
            }
          });
      kept.keep(thing, person.id(), rest);
      return page(
          HttpStatus.CONFLICT,
          find(person, kind, id),
          asked,
          rest,
          new EditModel.Said(false, true, page.t("translation.trouble.theirs"), Map.of(), fields),
          person,
          page);
    }
    kept.discard(thing, person.id());
    texts.follow();
    return Redirect.to(
        what.equals("next") && next != null ? next : here(record, asked, page) + "&done=saved");
  }

  private static Map<String, String> problems(Map<String, String> typed, Page page) {
    Map<String, String> problems = new LinkedHashMap<>();
    typed.forEach(
        (name, words) -> {
          if (name.startsWith("words.") && words.length() > LONGEST) {
            problems.put(
                name.substring("words.".length()),
                page.t("translation.problem.long", "length", words.length(), "max", LONGEST));
          }
        });
    return problems;
  }

  /// What the form changes. Words that nobody touched stay as they are; ticked, they become
  /// today's, or checked.
  private static List<Translation> translations(
      TranslatableRecord record, String into, Map<String, String> typed, Person person) {
    List<Translation> translations = new ArrayList<>();
    typed.forEach(
        (name, words) -> {
          if (!name.startsWith("words.")) {
            return;
          }
          String field = name.substring("words.".length());
          String seen = typed.getOrDefault("seen." + field, "");
          boolean changed = !words.strip().equals(seen.strip());
          boolean ticked = typed.containsKey("tick." + field) && !seen.isBlank();
          if (!changed && !ticked) {
            return;
          }
          LocalizedText text = record.texts().get(field);
          LocalizedText.Entry there = text == null ? null : text.texts().get(into);
          String author = there == null ? null : there.author();
          boolean check = !changed && there != null && !person.actor().equals(author);
          translations.add(
              new Translation(
                  record.kind(),
                  record.id(),
                  field,
                  into,
                  words,
                  check ? LocalizedText.State.CHECKED : LocalizedText.State.HUMAN,
                  check ? author : person.actor(),
                  typed.getOrDefault("of." + field, ""),
                  seen));
        });
    return translations;
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status,
      TranslatableRecord record,
      QueuePages.Asked asked,
      Map<String, String> typed,
      EditModel.Said said,
      Person person,
      Page page) {
    LocalizedText title = record.title();
    page.titled(title.in(title.source()), page.t("translation.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .under(page.t("translation.title"), QueuePages.PATH + "?" + asked.query())
        .personal()
        .withScript("src/translation.ts");
    return templates.page(
        status,
        "translation/edit",
        page,
        model.of(
            record,
            asked,
            typed,
            said,
            person.actor(),
            here(record, asked, page),
            queue.after(asked, person, record.kind(), record.id(), page),
            page));
  }

  private static String here(TranslatableRecord record, QueuePages.Asked asked, Page page) {
    return page.url(QueuePages.path(record.kind(), record.id()) + "?" + asked.query());
  }

  private TranslatableRecord find(Person person, String kind, String id) {
    TranslatableRecord record =
        texts.find(kind, id).orElseThrow(() -> new NotFound(kind + " " + id));
    Policy.require(person, Action.TRANSLATE, Subject.of(record.city(), record.organization()));
    return record;
  }

  private static UUID thing(TranslatableRecord record, String into) {
    return UUID.nameUUIDFromBytes(
        (record.kind() + " " + record.id() + " " + into).getBytes(StandardCharsets.UTF_8));
  }
}
