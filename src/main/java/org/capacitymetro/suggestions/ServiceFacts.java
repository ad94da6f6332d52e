package org.capacitymetro.suggestions;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;

/// What the map says about a service, shown beside what a visitor says. Only what is public:
/// whoever answers suggestions need not know where a reserved place is.
///
/// @param href its page
/// @param facts in the order of the public page
public record ServiceFacts(String name, String href, List<Fact> facts) {

  public record Fact(String label, String value) {}

  static ServiceFacts of(
      Lookup.Found<PublicService> found, SuggestionStore.Confirmations confirmations, Page page) {
    PublicService service = found.value();
    String language = page.code();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("status", status(found.status(), page), page));
    if (service.provider() != null) {
      facts.add(fact("provider", service.provider().name().in(language), page));
    }
    facts.add(fact("summary", service.details().summary().in(language), page));
    facts.add(fact("address", address(service.place().address()), page));
    facts.add(fact("hours", hours(service.details().schedule(), page), page));
    facts.add(fact("contacts", contacts(service.details().contacts()), page));
    facts.add(fact("changed", page.formats().date(day(service.updatedAt())), page));
    facts.add(fact("confirmed", confirmed(confirmations, page), page));
    return new ServiceFacts(
        service.details().name().in(language), page.url(Addresses.of(service, language)), facts);
  }

  private static Fact fact(String key, String value, Page page) {
    return new Fact(
        page.t("suggestions.fact." + key),
        value.isEmpty() ? page.t("suggestions.fact.unknown") : value);
  }

  private static String status(Status status, Page page) {
    return switch (status) {
      case Status.Active active -> page.t("suggestions.status.active");
      case Status.Closed closed ->
          page.t("suggestions.status.closed", "on", page.formats().date(closed.on()));
      case Status.Hidden hidden -> page.t("suggestions.status.hidden");
      case Status.Merged merged -> page.t("suggestions.status.hidden");
      case Status.Removed removed -> page.t("suggestions.status.hidden");
    };
  }

  private static String address(Address address) {
    return Stream.of(address.street(), address.comune())
        .filter(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String contacts(Contacts contacts) {
    return Stream.of(
            contacts.phones().stream().map(Contacts.Phone::number),
            contacts.emails().stream(),
            contacts.websites().stream())
        .flatMap(each -> each)
        .collect(Collectors.joining(" · "));
  }

  private static String hours(Schedule schedule, Page page) {
    return switch (schedule.kind()) {
      case ALWAYS -> page.t("suggestions.hours.always");
      case BY_APPOINTMENT -> page.t("suggestions.hours.by-appointment");
      case UNKNOWN -> schedule.original().in(page.order());
      case WEEKLY ->
          Stream.of(DayOfWeek.values())
              .map(day -> day(schedule, day, page))
              .filter(line -> !line.isEmpty())
              .collect(Collectors.joining("; "));
    };
  }

  private static String day(Schedule schedule, DayOfWeek day, Page page) {
    String openings =
        schedule.slots().stream()
            .filter(slot -> slot.day() == day)
            .map(slot -> page.formats().times(slot.opens(), slot.closes()))
            .distinct()
            .collect(Collectors.joining(", "));
    return openings.isEmpty()
        ? ""
        : day.getDisplayName(TextStyle.SHORT, page.language().locale()) + " " + openings;
  }

  private static String confirmed(SuggestionStore.Confirmations confirmations, Page page) {
    return confirmations.last() == null
        ? page.t("suggestions.confirmed.never")
        : page.t(
            "suggestions.confirmed",
            "count",
            confirmations.count(),
            "last",
            page.formats().date(day(confirmations.last())));
  }

  private static LocalDate day(java.time.Instant instant) {
    return LocalDate.ofInstant(instant, Formats.ZONE);
  }
}
