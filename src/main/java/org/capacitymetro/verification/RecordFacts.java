package org.capacitymetro.verification;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.pages.Page;

/// What the map says of a service, by groups of fields, for somebody who says whether it is true.
/// Only what is public: a reserved place is not told by mail or telephone.
///
/// @param lines one or more; what is unknown is said to be
public record RecordFacts(FieldGroup group, List<String> lines) {

  /// With the name of the group in words.
  public record Shown(String name, List<String> lines) {}

  static List<RecordFacts> of(PublicService service, Page page) {
    return Stream.of(FieldGroup.values())
        .map(group -> new RecordFacts(group, known(lines(group, service, page), page)))
        .toList();
  }

  private static List<String> known(Stream<String> lines, Page page) {
    List<String> filled = lines.filter(line -> !line.isBlank()).toList();
    return filled.isEmpty() ? List.of(page.t("confirm.unknown")) : filled;
  }

  private static Stream<String> lines(FieldGroup group, PublicService service, Page page) {
    ServiceDetails details = service.details();
    String language = page.code();
    return switch (group) {
      case EXISTENCE -> existence(service, page);
      case CONTACTS -> contacts(details.contacts(), language);
      case SCHEDULE -> hours(details.schedule(), page);
      case ACCESS -> access(details.access(), page);
      case DESCRIPTION ->
          Stream.of(details.summary().in(language), details.description().in(language)).distinct();
    };
  }

  private static Stream<String> existence(PublicService service, Page page) {
    String place =
        Stream.of(service.place().address().street(), service.place().address().comune())
            .filter(part -> part != null && !part.isEmpty())
            .collect(Collectors.joining(", "));
    return Stream.of(
        service.details().name().in(page.order()),
        service.provider() == null
            ? ""
            : Objects.requireNonNull(service.provider()).name().in(page.order()),
        place);
  }

  private static Stream<String> contacts(Contacts contacts, String language) {
    return Stream.of(
            contacts.phones().stream()
                .map(phone -> (phone.number() + " " + phone.note().in(language)).strip()),
            contacts.emails().stream(),
            contacts.websites().stream())
        .flatMap(each -> each);
  }

  private static Stream<String> hours(Schedule schedule, Page page) {
    return switch (schedule.kind()) {
      case ALWAYS -> Stream.of(page.t("confirm.hours.always"));
      case BY_APPOINTMENT -> Stream.of(page.t("confirm.hours.by-appointment"));
      case UNKNOWN -> Stream.of(schedule.original().in(page.order()));
      case WEEKLY -> Stream.of(DayOfWeek.values()).map(day -> day(schedule, day, page));
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
        : day.getDisplayName(TextStyle.FULL, page.language().locale()) + " " + openings;
  }

  private static Stream<String> access(Access access, Page page) {
    List<String> lines = new ArrayList<>();
    switch (access.mode()) {
      case WALK_IN -> lines.add(page.t("confirm.access.walk-in"));
      case APPOINTMENT -> lines.add(page.t("confirm.access.appointment"));
      case REFERRAL -> lines.add(page.t("confirm.access.referral"));
      case UNKNOWN -> {}
    }
    if (access.residencePermit() == Answer.YES) {
      lines.add(page.t("confirm.access.permit"));
    } else if (access.residencePermit() == Answer.NO) {
      lines.add(page.t("confirm.access.no-permit"));
    }
    access.documents().forEach(document -> lines.add(document.in(page.order())));
    access.costs().forEach(cost -> lines.add(cost.text().in(page.order())));
    return lines.stream();
  }
}
