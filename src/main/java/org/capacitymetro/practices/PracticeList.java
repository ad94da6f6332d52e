package org.capacitymetro.practices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.assessment.Evidence;
import org.capacitymetro.pages.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds sheets by need and by filters, and says how many each value of a filter would show beside
/// the other filters.
@Component
class PracticeList {
  private static final int WORDS_OF_A_CARD = 40;
  private static final String FREE = "cost";

  private final Practices practices;
  private final PracticeNames names;

  PracticeList(Practices practices, PracticeNames names) {
    this.practices = practices;
    this.names = names;
  }

  /// @param chosen by name of the filter; values that do not exist count as not chosen
  record Asked(String text, Map<String, String> chosen, boolean free) {}

  /// What a filter asks of a sheet.
  private record Dimension(
      String name,
      Function<Published, List<String>> values,
      List<String> known,
      Function<String, String> label) {}

  private List<Dimension> dimensions(Page page) {
    String language = page.code();
    return List.of(
        new Dimension(
            "kind",
            published -> List.of(published.sheet().kind().code()),
            Stream.of(PracticeKind.values()).map(PracticeKind::code).toList(),
            code -> page.t("practices.kind." + code)),
        new Dimension(
            "sector",
            published ->
                published.sheet().sectors().stream()
                    .flatMap(code -> names.top(code).stream())
                    .map(term -> term.code())
                    .distinct()
                    .toList(),
            names.sectors().stream().map(term -> term.code()).toList(),
            code -> names.sector(code, language)),
        new Dimension(
            "target",
            published -> published.sheet().targets(),
            names.targets().stream().map(term -> term.code()).toList(),
            code -> names.target(code, language)),
        new Dimension(
            "city",
            published -> published.sheet().cities(),
            names.areas().cities().stream().map(city -> city.code()).toList(),
            code -> names.city(code, language)),
        new Dimension(
            "status",
            published -> List.of(Codes.of(published.sheet().period().state())),
            Stream.of(Sheet.Running.RUNNING, Sheet.Running.CONCLUDED, Sheet.Running.SUSPENDED)
                .map(Codes::of)
                .toList(),
            code -> page.t("practices.running." + code)));
  }

  PracticeListView of(Asked asked, @Nullable String write, Page page) {
    List<Dimension> dimensions = dimensions(page);
    Map<String, String> chosen = new LinkedHashMap<>();
    for (Dimension dimension : dimensions) {
      String value = asked.chosen().getOrDefault(dimension.name(), "");
      if (dimension.known().contains(value)) {
        chosen.put(dimension.name(), value);
      }
    }
    List<Published> withWords = practices.withWords(practices.list(), asked.text());
    List<PracticeListView.Filter> filters = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      List<Published> others =
          filtered(withWords, dimensions, chosen, asked.free(), dimension.name());
      Map<String, Long> counts =
          others.stream()
              .flatMap(published -> dimension.values().apply(published).stream())
              .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
      filters.add(filter(dimension, counts, chosen.get(dimension.name()), page));
    }
    List<Published> found = filtered(withWords, dimensions, chosen, asked.free(), "");
    long free =
        filtered(withWords, dimensions, chosen, false, "").stream()
            .filter(PracticeList::isFree)
            .count();
    return new PracticeListView(
        asked.text(),
        filters,
        asked.free(),
        page.formats().number(free),
        chips(asked, chosen, dimensions, page),
        page.t("practices.total", "count", found.size()),
        found.stream().map(published -> card(published, page)).toList(),
        page.url("/practices"),
        write);
  }

  private static List<Published> filtered(
      List<Published> sheets,
      List<Dimension> dimensions,
      Map<String, String> chosen,
      boolean free,
      String except) {
    return sheets.stream()
        .filter(published -> !free || isFree(published))
        .filter(
            published ->
                dimensions.stream()
                    .filter(dimension -> !dimension.name().equals(except))
                    .allMatch(
                        dimension -> {
                          String value = chosen.get(dimension.name());
                          return value == null
                              || dimension.values().apply(published).contains(value);
                        }))
        .toList();
  }

  private static boolean isFree(Published published) {
    return published.sheet().money() == Sheet.Money.NONE;
  }

  private static PracticeListView.Filter filter(
      Dimension dimension, Map<String, Long> counts, @Nullable String chosen, Page page) {
    List<PracticeListView.Option> options = new ArrayList<>();
    options.add(
        new PracticeListView.Option("", page.t("practices.filter.any"), chosen == null, false));
    for (String value : dimension.known()) {
      long count = counts.getOrDefault(value, 0L);
      boolean isChosen = value.equals(chosen);
      options.add(
          new PracticeListView.Option(
              value,
              dimension.label().apply(value) + " (" + page.formats().number(count) + ")",
              isChosen,
              count == 0 && !isChosen));
    }
    return new PracticeListView.Filter(
        dimension.name(), page.t("practices.filter." + dimension.name()), options);
  }

  private static List<PracticeListView.Chip> chips(
      Asked asked, Map<String, String> chosen, List<Dimension> dimensions, Page page) {
    List<PracticeListView.Chip> chips = new ArrayList<>();
    if (!asked.text().isEmpty()) {
      chips.add(
          new PracticeListView.Chip(
              "“" + asked.text() + "”", href(page, "", chosen, asked.free())));
    }
    for (Dimension dimension : dimensions) {
      String value = chosen.get(dimension.name());
      if (value != null) {
        Map<String, String> without = new LinkedHashMap<>(chosen);
        without.remove(dimension.name());
        chips.add(
            new PracticeListView.Chip(
                dimension.label().apply(value), href(page, asked.text(), without, asked.free())));
      }
    }
    if (asked.free()) {
      chips.add(
          new PracticeListView.Chip(
              page.t("practices.filter.free"), href(page, asked.text(), chosen, false)));
    }
    return chips;
  }

  private static String href(Page page, String text, Map<String, String> chosen, boolean free) {
    List<String> pairs = new ArrayList<>();
    if (!text.isEmpty()) {
      pairs.add("q=" + URLEncoder.encode(text, UTF_8));
    }
    chosen.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, UTF_8)));
    if (free) {
      pairs.add(FREE + "=none");
    }
    return page.url("/practices") + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
  }

  private PracticeListView.Card card(Published published, Page page) {
    Sheet sheet = published.sheet();
    PracticeView.Text summary = PracticeModel.text(sheet.text(Passage.SUMMARY), page);
    List<String> badges = new ArrayList<>();
    if (sheet.money() == Sheet.Money.NONE) {
      badges.add(page.t("practices.money.none"));
    }
    if (published.evidence() != Evidence.NOT_ASSESSED) {
      badges.add(page.t("practices.evidence." + published.evidence().code()));
    }
    String files = page.url("/practices/files/" + published.id().shortForm() + "/");
    return new PracticeListView.Card(
        PracticeModel.text(sheet.title(), page),
        page.url(published.path(page.code())),
        page.t("practices.kind." + sheet.kind().code()),
        sheet.kind() == PracticeKind.MICRO,
        sheet.sectors().stream()
            .flatMap(code -> names.top(code).stream())
            .findFirst()
            .map(
                term ->
                    new PracticeView.Sector(
                        term.code(),
                        Objects.requireNonNullElse(term.icon(), "help"),
                        term.name().in(page.code())))
            .orElse(null),
        new PracticeView.Text(
            begin(Markdown.plain(summary.words())), summary.language(), summary.older()),
        sheet.cities().stream()
            .map(code -> names.city(code, page.code()))
            .collect(Collectors.joining(", ")),
        sheet.pictures().isEmpty()
            ? null
            : files
                + sheet.pictures().getFirst().small()
                + "."
                + PracticeModel.extension(sheet.pictures().getFirst().type()),
        badges,
        published.state() == PracticeState.RECHECK_DUE
            ? page.t("practices.state.recheck-due")
            : null);
  }

  private static String begin(String text) {
    String[] words = text.split("\\s+");
    return words.length <= WORDS_OF_A_CARD
        ? text
        : String.join(" ", List.of(words).subList(0, WORDS_OF_A_CARD)) + "…";
  }
}
