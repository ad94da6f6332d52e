package org.capacitymetro.editing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.directory.Lookups;
import org.capacitymetro.directory.Worklist;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The lines of the desk about services that lack something.
@Configuration(proxyBeanMethods = false)
class RecordLines {
  /// A project that ends within a week needs somebody today, one within a month soon.
  private static final Period URGENT = Period.ofDays(7);

  private static final Period SOON = Period.ofDays(30);
  private static final Period STALE = Period.ofYears(1);

  /// Asks for the services of one kind.
  private interface Question {
    Worklist ask(Worklist.Within within, int limit);
  }

  /// @param field what the form opens at
  private record RecordLine(String key, int position, String field, Question question)
      implements DeskLine {

    @Override
    public Waiting waiting(Person person, Filter filter, int limit, Page page) {
      Worklist.Within within = within(person, filter);
      if (!within.everything() && within.cities().isEmpty() && within.organizations().isEmpty()) {
        return Waiting.NOTHING;
      }
      Worklist found = question.ask(within, limit);
      return new Waiting(
          found.total(),
          found.byCity(),
          found.bySector(),
          found.entries().stream().map(entry -> entry(entry, page)).toList());
    }

    private Entry entry(Worklist.Entry entry, Page page) {
      LocalDate since = entry.since() == null ? null : LocalDate.parse(entry.since());
      return new Entry(
          entry.name().in(page.order()),
          Addresses.edit(entry.id()) + "#" + field,
          note(since, page),
          since,
          entry.id().shortForm());
    }

    private String note(@Nullable LocalDate since, Page page) {
      return since == null
          ? page.t("desk.line." + key + ".never")
          : page.t("desk.line." + key + ".since", "day", page.formats().date(since));
    }
  }

  private static Worklist.Within within(Person person, DeskLine.Filter filter) {
    Set<String> cities = new HashSet<>();
    Set<UUID> organizations = new HashSet<>();
    boolean everything = false;
    for (Scope scope : Policy.scopes(person, Action.EDIT)) {
      switch (scope) {
        case Scope.Everything all -> everything = true;
        case Scope.City city -> cities.add(city.code());
        case Scope.Organization organization -> organizations.add(organization.id());
      }
    }
    return new Worklist.Within(everything, cities, organizations, filter.city(), filter.sector());
  }

  @Bean
  DeskLine endingWithinAWeek(Lookups lookups, Clock clock) {
    return ending("ending-7", 10, lookups, clock, Period.ZERO, URGENT);
  }

  @Bean
  DeskLine endingWithinAMonth(Lookups lookups, Clock clock) {
    return ending("ending-30", 50, lookups, clock, URGENT.plusDays(1), SOON);
  }

  @Bean
  DeskLine unplaced(Lookups lookups) {
    return new RecordLine("unplaced", 60, "section-place", lookups::unplaced);
  }

  @Bean
  DeskLine goneFromSource(Lookups lookups) {
    return new RecordLine("gone", 35, "section-what", lookups::gone);
  }

  @Bean
  DeskLine approximatelyPlaced(Lookups lookups) {
    return new RecordLine("approximate", 65, "section-place", lookups::approximatelyPlaced);
  }

  @Bean
  DeskLine withHoursInWords(Lookups lookups) {
    return new RecordLine("hours-in-words", 66, "section-hours", lookups::withHoursInWords);
  }

  @Bean
  DeskLine unverified(Lookups lookups, Clock clock) {
    return new RecordLine(
        "unverified",
        80,
        "section-what",
        (within, limit) -> lookups.unverifiedSince(within, today(clock).minus(STALE), limit));
  }

  private static DeskLine ending(
      String key, int position, Lookups lookups, Clock clock, Period from, Period to) {
    return new RecordLine(
        key,
        position,
        "f-endsOn",
        (within, limit) ->
            lookups.ending(within, today(clock).plus(from), today(clock).plus(to), limit));
  }

  private static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
  }
}
