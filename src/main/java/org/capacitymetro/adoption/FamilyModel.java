package org.capacitymetro.adoption;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.practices.SheetVersions;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.writing.Codes;
import org.capacitymetro.writing.Markdown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns the adoptions of a sheet into what readers see.
@Component
class FamilyModel {
  private static final int SHORT = 220;

  private final AdoptionNames names;
  private final SheetVersions sheets;

  FamilyModel(AdoptionNames names, SheetVersions sheets) {
    this.names = names;
    this.sheets = sheets;
  }

  /// @param hidden those that were hidden, for those who may see them
  FamilyView family(Published practice, List<Adoption> family, List<Adoption> hidden, Page page) {
    String path = practice.path(page.code());
    return new FamilyView(
        practice.sheet().title().in(page.order()),
        page.url(path),
        practice.sheet().demonstration(),
        page.t("adoption.family.count", "count", family.size()),
        counts(family, page),
        family.stream().map(adoption -> card(practice, adoption, page)).toList(),
        events(practice, family, page),
        family.isEmpty() ? null : page.url(path + FamilyPages.TAIL + ".geojson"),
        adopt(practice, page),
        hidden.stream().map(adoption -> card(practice, adoption, page)).toList());
  }

  static @Nullable String adopt(Published practice, Page page) {
    return practice.state().isListed()
        ? page.url(practice.path(page.code()) + BeginPages.TAIL)
        : null;
  }

  static List<FamilyView.Count> counts(List<Adoption> family, Page page) {
    Map<Standing, Integer> counted = new EnumMap<>(Standing.class);
    family.forEach(adoption -> counted.merge(Standing.of(adoption), 1, Integer::sum));
    return counted.entrySet().stream()
        .map(
            entry ->
                new FamilyView.Count(
                    Codes.of(entry.getKey()),
                    entry.getKey().icon(),
                    page.t(
                        "adoption.count." + Codes.of(entry.getKey()), "count", entry.getValue())))
        .toList();
  }

  static String standing(Adoption adoption, Page page) {
    return page.t("adoption.standing." + Codes.of(Standing.of(adoption)));
  }

  FamilyView.Card card(Published practice, Adoption adoption, Page page) {
    Standing standing = Standing.of(adoption);
    LocalizedText.Reading name = name(adoption, page);
    Optional<LocalizedText.Reading> said =
        adoption.told().stream().findFirst().map(told -> told.why().read(page.order()));
    return new FamilyView.Card(
        adoption.id().shortForm(),
        name.text(),
        other(name.language(), page),
        page.url(FamilyPages.path(practice, adoption.id(), page.code())),
        where(adoption, page),
        since(adoption, page),
        Codes.of(standing),
        standing.icon(),
        standing(adoption, page),
        unanswered(adoption, page),
        page.t("adoption.changes.count", "count", adoption.details().changes().size()),
        said.map(reading -> shortened(reading.text())).orElse(""),
        said.map(reading -> other(reading.language(), page)).orElse(null));
  }

  private LocalizedText.Reading name(Adoption adoption, Page page) {
    return names
        .findOrganization(adoption.organization(), page.code())
        .map(AdoptionNames.Link::name)
        .orElseGet(() -> new LocalizedText.Reading(page.t("adoption.gone"), page.code()));
  }

  String where(Adoption adoption, Page page) {
    return Stream.of(
            names.city(adoption.city(), page.code()), adoption.details().place().in(page.order()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static String since(Adoption adoption, Page page) {
    YearMonth since = adoption.details().since();
    return since == null ? "" : page.t("adoption.since", "month", month(since, page));
  }

  /// Asked twice, and nobody said anything; empty where that is not so.
  private static String unanswered(Adoption adoption, Page page) {
    return adoption.asks().stream()
        .filter(Ask::isUnanswered)
        .reduce((one, later) -> later)
        .map(
            ask ->
                page.t(
                    "adoption.unanswered",
                    "months",
                    ask.months(),
                    "first",
                    AdoptionFormModel.day(ask.askedAt(), page),
                    "second",
                    AdoptionFormModel.day(Objects.requireNonNull(ask.remindedAt()), page)))
        .orElse("");
  }

  static String month(YearMonth month, Page page) {
    return page.formats().month(month);
  }

  private static String shortened(String words) {
    return words.length() <= SHORT ? words : words.substring(0, SHORT) + "…";
  }

  private static @Nullable String other(String language, Page page) {
    return language.equals(page.code()) ? null : language;
  }

  static AdoptionView.Words words(LocalizedText text, Page page) {
    LocalizedText.Reading reading = text.read(page.order());
    return new AdoptionView.Words(reading.text(), other(reading.language(), page));
  }

  /// Everything that happened, oldest first: the sheet, each beginning, each answer, each silence.
  private List<FamilyView.Event> events(Published practice, List<Adoption> family, Page page) {
    record Dated(LocalDate day, FamilyView.Event event) {}
    List<Dated> dated = new ArrayList<>();
    YearMonth born = practice.sheet().period().from();
    String cities =
        practice.sheet().cities().stream()
            .map(code -> names.city(code, page.code()))
            .collect(page.formats().listing());
    if (born != null) {
      dated.add(
          new Dated(
              born.atDay(1),
              new FamilyView.Event(
                  born.toString(),
                  month(born, page),
                  "born",
                  "pin",
                  page.t("adoption.event.born", "cities", cities),
                  null,
                  "",
                  null)));
    }
    for (Adoption adoption : family) {
      String name = name(adoption, page).text();
      String href = page.url(FamilyPages.path(practice, adoption.id(), page.code()));
      YearMonth since = adoption.details().since();
      if (since != null) {
        boolean planned = adoption.details().status() == Details.Status.PLANNED;
        dated.add(
            new Dated(
                since.atDay(1),
                new FamilyView.Event(
                    since.toString(),
                    month(since, page),
                    planned ? "planned" : "trying",
                    planned ? Standing.PLANNED.icon() : Standing.TRYING.icon(),
                    page.t(
                        planned ? "adoption.event.planned" : "adoption.event.begun",
                        "name",
                        name,
                        "city",
                        names.city(adoption.city(), page.code())),
                    href,
                    "",
                    null)));
      }
      for (Told told : adoption.told()) {
        LocalizedText.Reading why = told.why().read(page.order());
        LocalDate day = day(told.at());
        dated.add(
            new Dated(
                day,
                new FamilyView.Event(
                    day.toString(),
                    page.formats().date(day),
                    Codes.of(told.outcome()),
                    standing(told.outcome()).icon(),
                    page.t("adoption.event." + Codes.of(told.outcome()), "name", name),
                    href,
                    shortened(why.text()),
                    other(why.language(), page))));
      }
      for (Ask ask : adoption.asks()) {
        if (ask.isUnanswered()) {
          LocalDate day = day(Objects.requireNonNull(ask.remindedAt()));
          dated.add(
              new Dated(
                  day,
                  new FamilyView.Event(
                      day.toString(),
                      page.formats().date(day),
                      "unanswered",
                      "state-unknown",
                      page.t("adoption.event.unanswered", "name", name, "months", ask.months()),
                      href,
                      "",
                      null)));
        }
      }
    }
    return dated.stream().sorted(Comparator.comparing(Dated::day)).map(Dated::event).toList();
  }

  private static Standing standing(Told.Outcome outcome) {
    return switch (outcome) {
      case WORKS -> Standing.WORKS;
      case PARTLY -> Standing.PARTLY;
      case STOPPED -> Standing.STOPPED;
    };
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, Formats.ZONE);
  }

  List<AdoptionView.Told> told(Adoption adoption, Page page) {
    return adoption.told().stream()
        .map(
            told ->
                new AdoptionView.Told(
                    AdoptionFormModel.day(told.at(), page),
                    day(told.at()).toString(),
                    Codes.of(told.outcome()),
                    standing(told.outcome()).icon(),
                    page.t("adoption.outcome." + Codes.of(told.outcome())),
                    words(told.why(), page),
                    told.figures().isEmpty() ? null : words(told.figures(), page)))
        .toList();
  }

  /// @param hide whether the reader may hide it
  /// @param tells whether the reader may say how it goes
  /// @param problem what is wrong with the reason to hide it
  AdoptionView adoption(
      Published practice,
      Adoption adoption,
      boolean hide,
      boolean tells,
      String problem,
      Page page) {
    Standing standing = Standing.of(adoption);
    LocalizedText.Reading name = name(adoption, page);
    String path = practice.path(page.code());
    String own = FamilyPages.path(practice, adoption.id(), page.code());
    return new AdoptionView(
        name.text(),
        other(name.language(), page),
        names
            .findOrganization(adoption.organization(), page.code())
            .map(link -> page.url(link.href()))
            .orElse(null),
        practice.sheet().title().in(page.order()),
        page.url(path),
        page.url(path + FamilyPages.TAIL),
        adoption.details().demonstration(),
        Codes.of(standing),
        standing.icon(),
        standing(adoption, page),
        unanswered(adoption, page),
        practice.version() > adoption.practiceVersion()
            ? page.t(
                "adoption.newer",
                "adopted",
                adoption.practiceVersion(),
                "version",
                practice.version())
            : "",
        facts(adoption, page),
        told(adoption, page),
        differences(practice, adoption, page),
        adoption.details().resources().stream().map(resource -> cost(resource, page)).toList(),
        adoption.details().role().isEmpty() ? null : words(adoption.details().role(), page),
        adoption.details().mail(),
        hide ? page.url(own) : null,
        adoption.hiddenReason(),
        problem,
        tells ? page.url(OutcomePages.path(adoption.id())) : null);
  }

  private List<AdoptionView.Row> facts(Adoption adoption, Page page) {
    List<AdoptionView.Row> rows = new ArrayList<>();
    rows.add(row(page.t("adoption.field.city"), names.city(adoption.city(), page.code())));
    if (!adoption.details().place().isEmpty()) {
      AdoptionView.Words place = words(adoption.details().place(), page);
      rows.add(
          new AdoptionView.Row(
              page.t("adoption.field.place"), place.text(), place.language(), null));
    }
    Optional.ofNullable(adoption.details().service())
        .flatMap(names::service)
        .map(service -> AdoptionNames.link(service, page.code()))
        .ifPresent(
            link ->
                rows.add(
                    new AdoptionView.Row(
                        page.t("adoption.field.service"),
                        link.name().text(),
                        other(link.name().language(), page),
                        page.url(link.href()))));
    YearMonth since = adoption.details().since();
    if (since != null) {
      rows.add(row(page.t("adoption.field.since"), month(since, page)));
    }
    rows.add(row(page.t("adoption.fact.adopted"), Integer.toString(adoption.practiceVersion())));
    rows.add(
        row(
            page.t("adoption.fact.updated"),
            AdoptionFormModel.day(
                adoption.told().stream()
                    .map(Told::at)
                    .filter(at -> at.isAfter(adoption.updatedAt()))
                    .findFirst()
                    .orElse(adoption.updatedAt()),
                page)));
    return rows;
  }

  private static AdoptionView.Row row(String label, String value) {
    return new AdoptionView.Row(label, value, null, null);
  }

  private List<AdoptionView.Difference> differences(
      Published practice, Adoption adoption, Page page) {
    Sheet original =
        sheets.find(adoption.practice(), adoption.practiceVersion()).orElseGet(practice::sheet);
    return adoption.details().changes().stream()
        .map(change -> difference(original, change, page))
        .toList();
  }

  private static AdoptionView.Difference difference(Sheet original, Change change, Page page) {
    Passage passage = change.passage();
    LocalizedText.@Nullable Reading text =
        passage == null || original.text(passage).isEmpty()
            ? null
            : original.text(passage).read(page.order());
    List<AdoptionView.Row> facts = new ArrayList<>();
    fact(facts, "nature", change.nature(), page);
    fact(facts, "level", change.level(), page);
    fact(facts, "timing", change.timing(), page);
    fact(facts, "by", change.decidedBy(), page);
    fact(facts, "goal", change.goal(), page);
    return new AdoptionView.Difference(
        page.t("adoption.what." + Codes.of(change.what()))
            + (passage == null ? "" : " · " + page.t("practices.field." + passage.code())),
        text == null ? null : Markdown.html(text.text()),
        text == null ? null : other(text.language(), page),
        change.ours().isEmpty() ? null : words(change.ours(), page),
        words(change.reason(), page),
        Codes.of(change.fidelity()),
        page.t("adoption.fidelity." + Codes.of(change.fidelity())),
        facts);
  }

  private static void fact(
      List<AdoptionView.Row> facts, String field, @Nullable Enum<?> value, Page page) {
    if (value != null) {
      facts.add(
          row(
              page.t("adoption.field.changes." + field),
              page.t("adoption." + field + "." + Codes.of(value))));
    }
  }

  private static AdoptionView.Cost cost(Sheet.Resource resource, Page page) {
    return new AdoptionView.Cost(
        words(resource.what(), page),
        resource.amount() == null
            ? page.t("practices.no-amount")
            : page.t("practices.euro", "amount", resource.amount())
                + " "
                + page.t("practices.unit." + Codes.of(resource.unit())),
        resource.year() == null ? "" : resource.year().toString());
  }
}
