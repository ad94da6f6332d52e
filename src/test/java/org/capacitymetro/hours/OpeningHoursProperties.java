package org.capacitymetro.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.capacitymetro.hours.Schedule.DatedException;
import org.capacitymetro.hours.Schedule.HolidayPolicy;
import org.capacitymetro.hours.Schedule.Kind;
import org.capacitymetro.hours.Schedule.Opening;
import org.capacitymetro.hours.Schedule.Season;
import org.capacitymetro.hours.Schedule.Slot;
import org.capacitymetro.text.LocalizedText;

/// Any schedule at any instant, with the nights of the clock changes asked for more often than they
/// come.
class OpeningHoursProperties {
  private static final Duration HORIZON = Duration.ofDays(14);
  private static final String CITY = "milano";

  private final OpeningHours hours = TestHours.openingHours();

  @Property(tries = 2000)
  void theStateAgreesWithTheWeekAsLaidOut(
      @ForAll("schedules") Schedule schedule, @ForAll("instants") Instant instant) {
    OpenState.Kind expected = fromTheWeek(schedule, instant);

    assertThat(hours.at(schedule, CITY, instant).kind()).isEqualTo(expected);
    assertThat(hours.kindAt(schedule, CITY, instant)).isEqualTo(expected);
  }

  @Property(tries = 2000)
  void anOpenServiceStaysOpenUntilTheTimeItSaysAndNoLonger(
      @ForAll("schedules") Schedule schedule, @ForAll("instants") Instant instant) {
    OpenState state = hours.at(schedule, CITY, instant);
    if (state.kind() != OpenState.Kind.OPEN) {
      assertThat(state.until()).isNull();
      return;
    }
    Instant until = state.until();
    Instant end = until == null ? instant.plus(HORIZON.minusDays(1)) : until;
    assertThat(between(instant, end))
        .allSatisfy(
            each ->
                assertThat(hours.kindAt(schedule, CITY, each))
                    .as(each.toString())
                    .isEqualTo(OpenState.Kind.OPEN));
    if (until != null) {
      assertThat(until).isAfter(instant);
      assertThat(hours.kindAt(schedule, CITY, until)).isNotEqualTo(OpenState.Kind.OPEN);
    }
  }

  @Property(tries = 2000)
  void aClosedServiceOpensWhenItSaysAndNotBefore(
      @ForAll("schedules") Schedule schedule, @ForAll("instants") Instant instant) {
    OpenState state = hours.at(schedule, CITY, instant);
    if (state.kind() != OpenState.Kind.CLOSED) {
      assertThat(state.opensAt()).isNull();
      return;
    }
    Instant opensAt = state.opensAt();
    Instant end = opensAt == null ? instant.plus(HORIZON) : opensAt;
    assertThat(between(instant, end))
        .allSatisfy(
            each ->
                assertThat(hours.kindAt(schedule, CITY, each))
                    .as(each.toString())
                    .isNotEqualTo(OpenState.Kind.OPEN));
    if (opensAt != null) {
      assertThat(opensAt).isAfter(instant);
      assertThat(hours.kindAt(schedule, CITY, opensAt)).isEqualTo(OpenState.Kind.OPEN);
    }
  }

  /// The notation has no word for holidays as usual beside different hours on different days, and
  /// none for dated exceptions.
  @Property(tries = 2000)
  void hoursWrittenInTheNotationOfOpenStreetMapAreReadTheSame(
      @ForAll("slotLists") List<Slot> slots,
      @ForAll boolean closedOnHolidays,
      @ForAll("instants") Instant instant) {
    Schedule schedule =
        new Schedule(
            Kind.WEEKLY,
            slots,
            closedOnHolidays ? HolidayPolicy.CLOSED : HolidayPolicy.UNKNOWN,
            List.of(),
            LocalizedText.EMPTY);

    String notation = OsmOpeningHours.format(schedule).orElseThrow();
    Schedule read = OsmOpeningHours.parse(notation);

    assertThat(read.slots()).as(notation).containsExactlyInAnyOrderElementsOf(slots);
    assertThat(read.holidays()).as(notation).isEqualTo(schedule.holidays());
    assertThat(hours.at(read, CITY, instant)).isEqualTo(hours.at(schedule, CITY, instant));
  }

  @Property(tries = 1000)
  void slotsAreRefusedWhicheverComesFirstExactlyWhenTheyShareAMomentOfSomeYear(
      @ForAll("slots") Slot one, @ForAll("slots") Slot two) {
    if (shareAMoment(one, two)) {
      assertThatThrownBy(() -> weekly(List.of(one, two))).hasMessageContaining("overlap");
      assertThatThrownBy(() -> weekly(List.of(two, one))).hasMessageContaining("overlap");
    } else {
      assertThat(weekly(List.of(one, two)).slots()).hasSize(2);
      assertThat(weekly(List.of(two, one)).slots()).hasSize(2);
    }
  }

  private OpenState.Kind fromTheWeek(Schedule schedule, Instant instant) {
    LocalDate today = instant.atZone(OpeningHours.ROME).toLocalDate();
    List<DayHours> week = hours.week(schedule, CITY, today.minusDays(1));
    boolean open =
        week.subList(0, 2).stream()
            .anyMatch(
                day ->
                    day.openings().stream()
                        .anyMatch(
                            opening ->
                                !instant.isBefore(opens(day.date(), opening))
                                    && instant.isBefore(closes(day.date(), opening))));
    OpenState.Kind kind = week.get(1).kind();
    return open ? OpenState.Kind.OPEN : kind == OpenState.Kind.OPEN ? OpenState.Kind.CLOSED : kind;
  }

  private static Instant opens(LocalDate date, Opening opening) {
    return inRome(date.atTime(opening.opens()));
  }

  private static Instant closes(LocalDate date, Opening opening) {
    return inRome(closing(date, opening.opens(), opening.closes()));
  }

  private static LocalDateTime closing(LocalDate date, LocalTime opens, LocalTime closes) {
    return (closes.isAfter(opens) ? date : date.plusDays(1)).atTime(closes);
  }

  private static Instant inRome(LocalDateTime clock) {
    return OpeningHours.ROME.getRules().getValidOffsets(clock).isEmpty()
        ? OpeningHours.ROME.getRules().getTransition(clock).getInstant()
        : clock.atZone(OpeningHours.ROME).toInstant();
  }

  /// Twenty-eight years hold every date on every weekday.
  private static boolean shareAMoment(Slot one, Slot two) {
    LocalDate end = LocalDate.of(2028, 1, 1);
    for (LocalDate date = LocalDate.of(2000, 1, 1); date.isBefore(end); date = date.plusDays(1)) {
      if (one.holdsOn(date)) {
        for (int days = -1; days <= 1; days++) {
          LocalDate other = date.plusDays(days);
          if (two.holdsOn(other)
              && date.atTime(one.opens()).isBefore(closing(other, two.opens(), two.closes()))
              && other.atTime(two.opens()).isBefore(closing(date, one.opens(), one.closes()))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// From the first to just before the last instant.
  private static List<Instant> between(Instant from, Instant to) {
    long seconds = Duration.between(from, to).toSeconds();
    List<Instant> instants = new ArrayList<>();
    IntStream.range(0, 40).forEach(i -> instants.add(from.plusSeconds(seconds * i / 40)));
    instants.add(to.minusSeconds(1));
    return instants;
  }

  private static Schedule weekly(List<Slot> slots) {
    return new Schedule(Kind.WEEKLY, slots, HolidayPolicy.UNKNOWN, List.of(), LocalizedText.EMPTY);
  }

  @Provide
  Arbitrary<Instant> instants() {
    Arbitrary<Instant> any =
        Arbitraries.longs()
            .between(
                Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() / 60,
                Instant.parse("2028-12-31T00:00:00Z").getEpochSecond() / 60)
            .map(minutes -> Instant.ofEpochSecond(minutes * 60));
    Arbitrary<Instant> aroundAClockChange =
        Combinators.combine(
                Arbitraries.integers().between(2026, 2028),
                Arbitraries.of(3, 10),
                Arbitraries.integers().between(-30 * 60, 30 * 60))
            .as(
                (year, month, minutes) ->
                    LocalDate.of(year, month, 1)
                        .with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY))
                        .atTime(1, 0)
                        .toInstant(ZoneOffset.UTC)
                        .plusSeconds(minutes * 60L));
    return Arbitraries.oneOf(any, aroundAClockChange);
  }

  @Provide
  Arbitrary<Schedule> schedules() {
    return Combinators.combine(
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(8, Kind.WEEKLY),
                net.jqwik.api.Tuple.of(1, Kind.ALWAYS),
                net.jqwik.api.Tuple.of(1, Kind.BY_APPOINTMENT),
                net.jqwik.api.Tuple.of(1, Kind.UNKNOWN)),
            slotLists(),
            Arbitraries.of(HolidayPolicy.class),
            exceptions().list().ofMaxSize(3))
        .as(
            (kind, slots, holidays, exceptions) ->
                new Schedule(
                    kind,
                    kind == Kind.WEEKLY ? slots : List.of(),
                    holidays,
                    apart(exceptions),
                    LocalizedText.EMPTY));
  }

  /// Slots of which each was taken only where it overlaps none before it.
  @Provide
  Arbitrary<List<Slot>> slotLists() {
    return slots().list().ofMinSize(1).ofMaxSize(14).map(OpeningHoursProperties::compatible);
  }

  @Provide
  Arbitrary<Slot> slots() {
    return Combinators.combine(
            Arbitraries.of(DayOfWeek.class), times(), times(), seasons().injectNull(0.6))
        .as(Slot::new);
  }

  private static Arbitrary<LocalTime> times() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 24 * 12 - 1).map(n -> LocalTime.of(n / 12, n % 12 * 5)),
        Arbitraries.of(LocalTime.MIDNIGHT, LocalTime.of(2, 0), LocalTime.of(2, 30)));
  }

  private static Arbitrary<Season> seasons() {
    return Combinators.combine(monthDays(), monthDays()).as(Season::new);
  }

  private static Arbitrary<MonthDay> monthDays() {
    return Arbitraries.oneOf(
        Arbitraries.integers()
            .between(0, 365)
            .map(day -> MonthDay.from(LocalDate.of(2024, 1, 1).plusDays(day))),
        Arbitraries.of(MonthDay.of(2, 28), MonthDay.of(2, 29), MonthDay.of(3, 1)));
  }

  private static Arbitrary<DatedException> exceptions() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3 * 365),
            Arbitraries.integers().between(0, 20),
            times(),
            times(),
            Arbitraries.of(true, false))
        .as(
            (start, length, opens, closes, closed) ->
                new DatedException(
                    LocalDate.of(2026, 1, 1).plusDays(start),
                    LocalDate.of(2026, 1, 1).plusDays(start + length),
                    closed ? List.of() : List.of(new Opening(opens, closes)),
                    LocalizedText.EMPTY));
  }

  private static List<DatedException> apart(List<DatedException> candidates) {
    List<DatedException> kept = new ArrayList<>();
    for (DatedException candidate : candidates) {
      if (kept.stream()
          .allMatch(
              other ->
                  candidate.to().isBefore(other.from()) || candidate.from().isAfter(other.to()))) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  private static List<Slot> compatible(List<Slot> candidates) {
    List<Slot> kept = new ArrayList<>();
    for (Slot candidate : candidates) {
      List<Slot> longer = new ArrayList<>(kept);
      longer.add(candidate);
      try {
        kept = new ArrayList<>(weekly(longer).slots());
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("overlap");
      }
    }
    return kept;
  }
}
