package org.capacitymetro.suggestions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.accounts.People;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.text.ShortId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where moderators and editors of a city read what visitors said, beside what the map says, and
/// decide.
@Controller
class ReviewPages {
  private static final String PATH = "/desk/suggestions";
  private static final int PAGE_SIZE = 30;
  private static final int LONGEST_BEGIN = 160;
  private static final int LONGEST_REASON = 500;
  private static final Set<String> DONE = Set.of("applied", "refused", "closed", "answered");

  private final Suggestions suggestions;
  private final Directory directory;
  private final Areas areas;
  private final People people;
  private final Clock clock;
  private final Templates templates;

  ReviewPages(
      Suggestions suggestions,
      Directory directory,
      Areas areas,
      People people,
      Clock clock,
      Templates templates) {
    this.suggestions = suggestions;
    this.directory = directory;
    this.areas = areas;
    this.people = people;
    this.clock = clock;
    this.templates = templates;
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> list(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "0") int offset) {
    Policy.requireSomewhere(person, Action.REVIEW_SUGGESTION);
    Suggestion.State chosen = Suggestion.State.parse(state).orElse(Suggestion.State.WAITING);
    int from = Math.max(0, offset);
    List<Suggestion> found =
        suggestions.list(person, chosen, city.isEmpty() ? null : city, from, PAGE_SIZE + 1);
    Map<String, Long> counts = suggestions.count(person, chosen);
    page.titled(page.t("suggestions.title"), page.t("suggestions.lead"))
        .under(page.t("crumb.home"), "")
        .personal();
    long total =
        city.isEmpty()
            ? counts.values().stream().mapToLong(Long::longValue).sum()
            : counts.getOrDefault(city, 0L);
    return templates.page(
        "suggestions/list",
        page,
        new ReviewView.Listed(
            states(person, chosen, city, page),
            cities(counts, chosen, city, page),
            page.t("suggestions.total." + chosen.code(), "count", total),
            found.stream().limit(PAGE_SIZE).map(each -> entry(each, page)).toList(),
            from == 0 ? null : href(chosen, city, Math.max(0, from - PAGE_SIZE), page),
            found.size() <= PAGE_SIZE ? null : href(chosen, city, from + PAGE_SIZE, page)));
  }

  @GetMapping("/{language}" + PATH + "/{id}")
  ResponseEntity<byte[]> one(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String done) {
    return answer(
        HttpStatus.OK,
        find(person, id),
        person,
        DONE.contains(done) ? page.t("suggestions.done." + done) : "",
        Map.of(),
        Map.of(),
        page);
  }

  @PostMapping("/{language}" + PATH + "/{id}/close")
  ResponseEntity<byte[]> close(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(name = "close-reason", defaultValue = "") String reason,
      @RequestParam(name = "close-answer", defaultValue = "") String answer) {
    Suggestion suggestion = find(person, id);
    Policy.require(person, Action.EDIT, suggestion.subject());
    Map<String, String> problems = new LinkedHashMap<>();
    LocalDate day = day(on);
    if (day == null) {
      problems.put("on", page.t("suggestions.problem.day", "typed", on));
    }
    tooLong("close-reason", reason, problems, page);
    tooLong("close-answer", answer, problems, page);
    if (day == null || !problems.isEmpty()) {
      return refused(
          suggestion,
          person,
          Map.of("on", on, "close-reason", reason, "close-answer", answer),
          problems,
          page);
    }
    return suggestions.close(person, suggestion, day, reason.strip(), answer.strip(), page.code())
        ? done(suggestion, "closed", page)
        : late(suggestion, person, page);
  }

  @PostMapping("/{language}" + PATH + "/{id}/apply")
  ResponseEntity<byte[]> apply(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(name = "note-answer", defaultValue = "") String answer) {
    Suggestion suggestion = find(person, id);
    Map<String, String> problems = new LinkedHashMap<>();
    tooLong("note", note, problems, page);
    tooLong("note-answer", answer, problems, page);
    if (!problems.isEmpty()) {
      return refused(
          suggestion, person, Map.of("note", note, "note-answer", answer), problems, page);
    }
    return suggestions.apply(person, suggestion, note.strip(), answer.strip())
        ? done(suggestion, "applied", page)
        : late(suggestion, person, page);
  }

  @PostMapping("/{language}" + PATH + "/{id}/refuse")
  ResponseEntity<byte[]> refuse(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String why,
      @RequestParam(name = "why-answer", defaultValue = "") String answer) {
    Suggestion suggestion = find(person, id);
    Map<String, String> problems = new LinkedHashMap<>();
    if (why.isBlank()) {
      problems.put("why", page.t("suggestions.problem.why"));
    }
    tooLong("why", why, problems, page);
    tooLong("why-answer", answer, problems, page);
    if (!problems.isEmpty()) {
      return refused(suggestion, person, Map.of("why", why, "why-answer", answer), problems, page);
    }
    return suggestions.refuse(person, suggestion, why.strip(), answer.strip())
        ? done(suggestion, "refused", page)
        : late(suggestion, person, page);
  }

  @PostMapping("/{language}" + PATH + "/{id}/answered")
  ResponseEntity<byte[]> answered(Page page, Person person, @PathVariable String id) {
    Suggestion suggestion = find(person, id);
    suggestions.answered(person, suggestion);
    return done(suggestion, "answered", page);
  }

  private Suggestion find(Person person, String id) {
    return ShortId.decode(id)
        .flatMap(uuid -> suggestions.find(person, uuid))
        .orElseThrow(() -> new NotFound("suggestion " + id));
  }

  private static @Nullable LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static void tooLong(String field, String typed, Map<String, String> problems, Page page) {
    if (typed.length() > LONGEST_REASON) {
      problems.put(
          field,
          page.t("suggestions.problem.long", "most", LONGEST_REASON, "typed", typed.length()));
    }
  }

  private static ResponseEntity<byte[]> done(Suggestion suggestion, String what, Page page) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(page.url(path(suggestion) + "?done=" + what)))
        .build();
  }

  private ResponseEntity<byte[]> refused(
      Suggestion suggestion,
      Person person,
      Map<String, String> typed,
      Map<String, String> problems,
      Page page) {
    return answer(HttpStatus.UNPROCESSABLE_CONTENT, suggestion, person, "", typed, problems, page);
  }

  /// Somebody else has decided meanwhile: shows what, and changes nothing.
  private ResponseEntity<byte[]> late(Suggestion suggestion, Person person, Page page) {
    return answer(
        HttpStatus.CONFLICT,
        suggestions.find(person, suggestion.id()).orElseThrow(),
        person,
        page.t("suggestions.late"),
        Map.of(),
        Map.of(),
        page);
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status,
      Suggestion suggestion,
      Person person,
      String done,
      Map<String, String> typed,
      Map<String, String> problems,
      Page page) {
    Lookup.Found<PublicService> found = directory.followed(suggestion.service()).orElse(null);
    ServiceFacts facts =
        found == null
            ? null
            : ServiceFacts.of(found, suggestions.confirmations(found.value().id()), page);
    String contact = suggestion.contact();
    page.titled(
            facts == null ? page.t("suggestions.gone") : facts.name(), page.t("suggestions.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("suggestions.title"), PATH)
        .personal();
    return templates.page(
        status,
        "suggestions/one",
        page,
        new ReviewView.One(
            page.url(path(suggestion)),
            page.t("report.kind." + suggestion.kind().code()),
            suggestion.kind().code(),
            when(suggestion.at(), page),
            page.formats().languageName(suggestion.language()),
            suggestion.text(),
            contact,
            contact == null ? "" : contactHref(contact),
            Suggestions.isAnsweredByMail(suggestion),
            suggestions
                .answerState(suggestion)
                .map(state -> page.t("suggestions.answer." + state.name().toLowerCase(Locale.ROOT)))
                .orElse(""),
            found != null && Suggestions.mayClose(person, suggestion)
                ? page.url(Addresses.edit(found.value().id()))
                : null,
            facts,
            decided(suggestion, page),
            suggestion.decision() == null ? "" : suggestion.decision().reason(),
            done,
            Suggestions.mayClose(person, suggestion),
            suggestions.verifies(person, suggestion),
            LocalDate.ofInstant(clock.instant(), Formats.ZONE).toString(),
            typed,
            problems));
  }

  private static String contactHref(String contact) {
    return Typed.MAIL.matcher(contact).matches()
        ? "mailto:" + contact.replace("%", "%25").replace("?", "%3F").replace("&", "%26")
        : "tel:" + contact.replaceAll("[^+0-9]", "");
  }

  private String decided(Suggestion suggestion, Page page) {
    Suggestion.Decision decision = suggestion.decision();
    if (decision == null) {
      return suggestion.state() == Suggestion.State.WAITING
          ? ""
          : page.t("suggestions.decided.confirmation");
    }
    String name =
        PersonId.ofActor(decision.by())
            .flatMap(people::find)
            .map(Person::name)
            .orElse(page.t("suggestions.somebody"));
    return page.t(
        "suggestions.decided." + suggestion.state().code(),
        "name",
        name,
        "when",
        when(decision.at(), page));
  }

  private List<ReviewView.Choice> states(
      Person person, Suggestion.State chosen, String city, Page page) {
    List<ReviewView.Choice> choices = new ArrayList<>();
    for (Suggestion.State state : Suggestion.State.values()) {
      Map<String, Long> counts = suggestions.count(person, state);
      long count =
          city.isEmpty()
              ? counts.values().stream().mapToLong(Long::longValue).sum()
              : counts.getOrDefault(city, 0L);
      choices.add(
          new ReviewView.Choice(
              page.t("suggestions.state." + state.code()),
              page.formats().number(count),
              href(state, city, 0, page),
              state == chosen));
    }
    return choices;
  }

  private List<ReviewView.Choice> cities(
      Map<String, Long> counts, Suggestion.State state, String chosen, Page page) {
    List<ReviewView.Choice> choices = new ArrayList<>();
    counts.forEach(
        (code, count) -> {
          if (!code.isEmpty()) {
            choices.add(
                new ReviewView.Choice(
                    areas.findCity(code).map(city -> city.name().in(page.order())).orElse(code),
                    page.formats().number(count),
                    href(state, code.equals(chosen) ? "" : code, 0, page),
                    code.equals(chosen)));
          }
        });
    return choices;
  }

  private ReviewView.Entry entry(Suggestion suggestion, Page page) {
    String text = suggestion.text();
    return new ReviewView.Entry(
        directory
            .followed(suggestion.service())
            .map(found -> found.value().details().name().in(page.order()))
            .orElse(page.t("suggestions.gone")),
        page.url(path(suggestion)),
        page.t("report.kind." + suggestion.kind().code()),
        when(suggestion.at(), page),
        begin(text));
  }

  private static String begin(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_BEGIN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_BEGIN)) + "…";
  }

  private static String path(Suggestion suggestion) {
    return PATH + "/" + ShortId.encode(suggestion.id());
  }

  private static String href(Suggestion.State state, String city, int offset, Page page) {
    List<String> pairs = new ArrayList<>();
    if (state != Suggestion.State.WAITING) {
      pairs.add("state=" + state.code());
    }
    if (!city.isEmpty()) {
      pairs.add("city=" + URLEncoder.encode(city, UTF_8));
    }
    if (offset > 0) {
      pairs.add("offset=" + offset);
    }
    return page.url(PATH) + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
  }

  private static String when(Instant instant, Page page) {
    return page.formats().date(LocalDate.ofInstant(instant, Formats.ZONE))
        + ", "
        + page.formats().time(instant);
  }
}
