package org.capacitymetro.translation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What is to be translated, into one language at a time.
@Controller
class QueuePages {
  static final String PATH = "/desk/translations";
  private static final int PAGE_SIZE = 40;

  private final Texts texts;
  private final TextStore store;
  private final Areas areas;
  private final MachineTranslation machine;
  private final Templates templates;

  QueuePages(
      Texts texts, TextStore store, Areas areas, MachineTranslation machine, Templates templates) {
    this.texts = texts;
    this.store = store;
    this.areas = areas;
    this.machine = machine;
    this.templates = templates;
  }

  /// Which texts an address asks for.
  ///
  /// @param into code of the language
  record Asked(String into, String city, String kind, String state) {
    String query() {
      return "into="
          + into
          + (city.isEmpty() ? "" : "&city=" + encoded(city))
          + (kind.isEmpty() ? "" : "&kind=" + encoded(kind))
          + (state.isEmpty() ? "" : "&state=" + encoded(state));
    }

    Asked withInto(String other) {
      return new Asked(other, city, kind, state);
    }

    Asked withCity(String other) {
      return new Asked(into, other, kind, state);
    }

    Asked withKind(String other) {
      return new Asked(into, city, other, state);
    }

    Asked withState(String other) {
      return new Asked(into, city, kind, other);
    }

    Wanted by(Person person) {
      return Wanted.within(
          Policy.scopes(person, Action.TRANSLATE),
          into,
          city.isEmpty() ? null : city,
          kind.isEmpty() ? null : kind,
          Standing.parse(state).orElse(null));
    }

    private static String encoded(String value) {
      return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
  }

  /// @param own the person's language, where the address names none
  static Asked asked(String into, String city, String kind, String state, String own) {
    String language =
        Language.find(into)
            .or(() -> TargetLanguages.findOfItalian(own))
            .orElse(Language.ENGLISH)
            .code();
    return new Asked(language, city, kind, Standing.parse(state).map(Standing::code).orElse(""));
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> queue(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String into,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "0") int offset) {
    Policy.requireSomewhere(person, Action.TRANSLATE);
    texts.follow();
    Asked asked = asked(into, city, kind, state, person.language());
    Wanted wanted = asked.by(person);
    int from = Math.max(0, offset);
    Map<Standing, Long> counts = store.count(wanted);
    List<TextStore.Line> found = store.list(wanted, from, PAGE_SIZE + 1);
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long done = counts.getOrDefault(Standing.HUMAN, 0L) + counts.getOrDefault(Standing.CHECKED, 0L);
    page.titled(page.t("translation.title"), page.t("translation.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal()
        .withScript("src/translation.ts");
    return templates.page(
        "translation/queue",
        page,
        new QueueView(
            languages(asked, person, wanted, page),
            cities(asked, wanted, page),
            kinds(asked, page),
            states(asked, counts, page),
            all == 0 ? 100 : (int) (100 * done / all),
            page.t(
                "translation.progress",
                "done",
                done,
                "all",
                all,
                "language",
                page.formats().languageName(asked.into())),
            machine.said(page),
            machine.trouble(page),
            asked.into(),
            page.url(PATH + "/xliff?" + asked.query()),
            found.stream().limit(PAGE_SIZE).map(line -> entry(line, asked, page)).toList(),
            from == 0 ? null : href(asked, Math.max(0, from - PAGE_SIZE), page),
            found.size() <= PAGE_SIZE ? null : href(asked, from + PAGE_SIZE, page)));
  }

  private static String href(Asked asked, int offset, Page page) {
    return page.url(PATH + "?" + asked.query() + (offset == 0 ? "" : "&offset=" + offset));
  }

  /// Italian is among them where the person has texts in other languages.
  private List<QueueView.Choice> languages(Asked asked, Person person, Wanted wanted, Page page) {
    String italian = Language.ITALIAN.code();
    boolean foreign = !store.count(new Asked(italian, "", "", "").by(person)).isEmpty();
    List<Language> languages = foreign ? Language.all() : TargetLanguages.ofItalian();
    Map<String, Long> toDo =
        store.countToDo(wanted, languages.stream().map(Language::code).toList());
    return languages.stream()
        .map(
            language ->
                new QueueView.Choice(
                    language.ownName()
                        + " "
                        + page.formats().number(toDo.getOrDefault(language.code(), 0L)),
                    href(asked.withInto(language.code()), 0, page),
                    language.code().equals(asked.into()),
                    language.code()))
        .toList();
  }

  private List<QueueView.Choice> cities(Asked asked, Wanted wanted, Page page) {
    List<QueueView.Choice> choices = new ArrayList<>();
    choices.add(choice(page.t("translation.everywhere"), asked.withCity(""), asked, page));
    for (City city : areas.cities()) {
      if (wanted.everything() || wanted.cities().contains(city.code())) {
        choices.add(choice(city.name().in(page.code()), asked.withCity(city.code()), asked, page));
      }
    }
    return choices;
  }

  private List<QueueView.Choice> kinds(Asked asked, Page page) {
    return Stream.concat(Stream.of(""), texts.kinds().stream())
        .map(
            kind ->
                choice(
                    page.t("translation.kind." + (kind.isEmpty() ? "all" : kind)),
                    asked.withKind(kind),
                    asked,
                    page))
        .toList();
  }

  private static List<QueueView.Choice> states(Asked asked, Map<Standing, Long> counts, Page page) {
    List<QueueView.Choice> choices = new ArrayList<>();
    choices.add(choice(page.t("translation.state.todo"), asked.withState(""), asked, page));
    for (Standing standing : Standing.values()) {
      choices.add(
          choice(
              page.t("translation.state." + standing.code())
                  + " "
                  + page.formats().number(counts.getOrDefault(standing, 0L)),
              asked.withState(standing.code()),
              asked,
              page));
    }
    return choices;
  }

  private static QueueView.Choice choice(String label, Asked to, Asked now, Page page) {
    return new QueueView.Choice(label, href(to, 0, page), to.equals(now), null);
  }

  private QueueView.Entry entry(TextStore.Line line, Asked asked, Page page) {
    LocalDate since = LocalDate.ofInstant(line.since(), Formats.ZONE);
    String where =
        Optional.of(line.city())
            .flatMap(areas::findCity)
            .map(city -> city.name().in(page.code()) + " · ")
            .orElse("");
    return new QueueView.Entry(
        line.title(),
        line.titleLanguage(),
        page.url(path(line.kind(), line.record()) + "?" + asked.query()),
        page.t("translation.kind." + line.kind())
            + " · "
            + where
            + page.t(
                "translation.texts", "count", line.texts(), "since", page.formats().date(since)));
  }

  static String path(String kind, String record) {
    return PATH + "/" + kind + "/" + record;
  }

  /// The record that comes after one in the queue; null at its end.
  @Nullable String after(Asked asked, Person person, String kind, String record, Page page) {
    List<TextStore.Line> lines = store.list(asked.by(person), 0, 500);
    int at = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).kind().equals(kind) && lines.get(i).record().equals(record)) {
        at = i;
      }
    }
    return at + 1 < lines.size()
        ? page.url(path(lines.get(at + 1).kind(), lines.get(at + 1).record()) + "?" + asked.query())
        : null;
  }
}
