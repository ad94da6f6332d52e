package org.capacitymetro.consolidation;

import java.time.DayOfWeek;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.FieldValue;
import org.capacitymetro.freshness.FreshnessWords;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Geocoded;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.pages.Page;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says the value of a field in words, line by line, for people who compare two of them.
@Component
public class FieldWords {
  /// Where the words for a choice are, by field.
  private static final Map<String, String> CHOICES =
      Map.of(
          "holidays", "edit.holidays.",
          "precision", "edit.precision.",
          "access", "service.mode.",
          "permit", "service.permit.",
          "anonymous", "edit.anonymous.",
          "demonstration", "edit.demonstration.",
          "type", "organization.type.");

  /// Codes of [org.capacitymetro.hsds.Place#accessibility] that have words.
  private static final Set<String> ACCESSIBILITY =
      Set.of(
          "wheelchair",
          "wheelchair-limited",
          "wheelchair-no",
          "step-free",
          "lift",
          "accessible-toilet",
          "parking",
          "hearing-loop",
          "sign-language",
          "tactile");

  private final Taxonomies taxonomies;
  private final Directory directory;

  FieldWords(Taxonomies taxonomies, Directory directory) {
    this.taxonomies = taxonomies;
    this.directory = directory;
  }

  /// What a field is called; `field` is a key of [org.capacitymetro.directory.DraftFields].
  public static String label(String field, Page page) {
    return page.t("edit.field." + field);
  }

  /// The lines of a value; "not indicated" where nothing is known.
  public List<String> of(String field, FieldValue value, Page page) {
    List<String> lines = value.isEmpty() ? List.of() : lines(field, value, page);
    return lines.isEmpty() ? List.of(page.t("service.unknown")) : lines;
  }

  private List<String> lines(String field, FieldValue value, Page page) {
    Formats formats = page.formats();
    return switch (value) {
      case FieldValue.Words words -> words(words.text(), page);
      case FieldValue.WordsList list ->
          list.texts().stream().map(text -> String.join(" / ", words(text, page))).toList();
      case FieldValue.Terms terms ->
          terms.codes().stream().map(code -> term(terms.vocabulary(), code, page)).toList();
      case FieldValue.Languages languages ->
          languages.tags().stream().map(formats::languageName).toList();
      case FieldValue.Accessibility known ->
          known.codes().stream()
              .map(code -> ACCESSIBILITY.contains(code) ? page.t("accessibility." + code) : code)
              .toList();
      case FieldValue.Choice choice ->
          List.of(
              page.t(
                  CHOICES.getOrDefault(field, "edit.answer.")
                      + choice.answer().toLowerCase(Locale.ROOT).replace('_', '-')));
      case FieldValue.Lines written -> written.lines();
      case FieldValue.Day day -> Stream.ofNullable(day.day()).map(formats::date).toList();
      case FieldValue.Body body -> Stream.ofNullable(body.id()).map(id -> body(id, page)).toList();
      case FieldValue.Hours hours -> hours(hours.kind(), hours.slots(), hours.original(), page);
      case FieldValue.Exceptions exceptions ->
          exceptions.exceptions().stream().map(exception -> exception(exception, page)).toList();
      case FieldValue.Written written -> address(written.address());
      case FieldValue.Position position ->
          Stream.ofNullable(position.point())
              .map(
                  point ->
                      joined(
                          " · ",
                          String.format(Locale.ROOT, "%.6f, %.6f", point.lat(), point.lon()),
                          geocoded(position.geocoded(), page)))
              .toList();
      case FieldValue.Phones phones ->
          phones.phones().stream()
              .map(phone -> joined(" ", phone.number(), phone.note().in(page.order())))
              .toList();
      case FieldValue.Costs costs -> costs.costs().stream().map(cost -> cost(cost, page)).toList();
      case FieldValue.Facts facts ->
          facts.facts().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(fact -> fact.getKey() + ": " + fact.getValue())
              .toList();
      case FieldValue.Checked checked ->
          checked.verification().entrySet().stream()
              .map(
                  entry ->
                      FreshnessWords.group(entry.getKey(), page.words())
                          + ": "
                          + FreshnessWords.line(entry.getValue(), page.words()))
              .toList();
      case FieldValue.Places places ->
          Stream.ofNullable(places.availability())
              .map(
                  said ->
                      FreshnessWords.places(said, page.words())
                          + " ("
                          + formats.date(said.saidOn())
                          + ")")
              .toList();
    };
  }

  private String term(Vocabulary vocabulary, String code, Page page) {
    return taxonomies.find(vocabulary, code).map(term -> term.name().in(page.order())).orElse(code);
  }

  private static String cost(Access.CostOption cost, Page page) {
    return joined(
        " ",
        cost.amount() == null ? "" : page.t("service.euro", "amount", cost.amount()),
        cost.text().in(page.order()));
  }

  private static List<String> words(LocalizedText text, Page page) {
    if (text.texts().size() == 1) {
      return text.in(text.source()).lines().toList();
    }
    return text.texts().entrySet().stream()
        .map(entry -> page.formats().languageName(entry.getKey()) + ": " + entry.getValue().text())
        .flatMap(String::lines)
        .toList();
  }

  private String body(OrganizationId id, Page page) {
    return directory
        .findOrganization(id)
        .map(body -> body.name().in(page.order()))
        .orElse(id.shortForm());
  }

  static List<String> hours(
      Schedule.Kind kind, List<Schedule.Slot> slots, LocalizedText original, Page page) {
    List<String> lines = new ArrayList<>();
    if (kind != Schedule.Kind.WEEKLY && kind != Schedule.Kind.UNKNOWN) {
      lines.add(page.t("edit.kind." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
    Map<Schedule.@Nullable Season, Map<DayOfWeek, String>> bySeason = new LinkedHashMap<>();
    slots.stream()
        .sorted(
            java.util.Comparator.comparing(Schedule.Slot::day).thenComparing(Schedule.Slot::opens))
        .forEach(
            slot ->
                bySeason
                    .computeIfAbsent(slot.season(), season -> new LinkedHashMap<>())
                    .merge(
                        slot.day(),
                        page.formats().times(slot.opens(), slot.closes()),
                        (one, two) -> one + ", " + two));
    bySeason.forEach(
        (season, days) -> {
          if (season != null) {
            lines.add(
                page.t(
                    "service.from-to",
                    "from",
                    day(season.from(), page),
                    "to",
                    day(season.to(), page)));
          }
          days.forEach((day, times) -> lines.add(dayName(day, page.words()) + " " + times));
        });
    original.in(page.order()).lines().forEach(lines::add);
    return lines;
  }

  private static String exception(Schedule.DatedException exception, Page page) {
    Formats formats = page.formats();
    String days = formats.days(exception.from(), exception.to());
    String hours =
        exception.openings().isEmpty()
            ? page.t("open.closed")
            : exception.openings().stream()
                .map(opening -> formats.times(opening.opens(), opening.closes()))
                .collect(Collectors.joining(", "));
    return days + ": " + joined(", ", hours, exception.note().in(page.order()));
  }

  private static List<String> address(Address address) {
    return Stream.of(
            address.street(),
            joined(
                " ",
                Objects.requireNonNullElse(address.postcode(), ""),
                address.comune(),
                address.province().isEmpty() ? "" : "(" + address.province() + ")"))
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static String dayName(DayOfWeek day, Messages words) {
    return day.getDisplayName(TextStyle.FULL_STANDALONE, words.language().locale());
  }

  private static String day(MonthDay day, Page page) {
    return day.getDayOfMonth()
        + " "
        + day.getMonth().getDisplayName(TextStyle.FULL, page.language().locale());
  }

  private static String joined(String between, String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(between));
  }

  private static String geocoded(@Nullable Geocoded geocoded, Page page) {
    return geocoded == null
        ? ""
        : page.t(
            "places.geocoded." + geocoded.precision().name().toLowerCase(Locale.ROOT),
            "source",
            geocoded.source());
  }
}
