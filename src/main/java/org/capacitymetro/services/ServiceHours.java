package org.capacitymetro.services;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.capacitymetro.cards.Prose;
import org.capacitymetro.hours.DayHours;
import org.capacitymetro.hours.OpenState;
import org.capacitymetro.hours.OpeningHours;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.springframework.stereotype.Component;

/// Opening hours as a reader sees them, day by day.
@Component
public class ServiceHours {
  private final OpeningHours openingHours;
  private final Clock clock;

  ServiceHours(OpeningHours openingHours, Clock clock) {
    this.openingHours = openingHours;
    this.clock = clock;
  }

  /// The seven days from `first` on; none where there is nothing to put into a table.
  public List<ServiceView.Day> week(PublicService service, LocalDate first, Page page) {
    Schedule schedule = service.details().schedule();
    if (schedule.kind() != Schedule.Kind.WEEKLY && schedule.exceptions().isEmpty()) {
      return List.of();
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    return openingHours.week(schedule, service.place().city(), first).stream()
        .map(day -> day(day, today, page))
        .toList();
  }

  private static ServiceView.Day day(DayHours day, LocalDate today, Page page) {
    Formats formats = page.formats();
    List<String> openings =
        day.kind() == OpenState.Kind.OPEN
            ? day.openings().stream()
                .map(opening -> formats.times(opening.opens(), opening.closes()))
                .toList()
            : List.of();
    String state =
        switch (day.kind()) {
          case OPEN -> "";
          case CLOSED -> page.t("open.closed");
          case BY_APPOINTMENT -> page.t("open.by-appointment");
          case UNKNOWN -> page.t("service.unknown");
        };
    String why =
        day.because() == DayHours.Because.WEEKLY
            ? ""
            : page.t("service.because." + ServiceModel.word(day.because()));
    return new ServiceView.Day(
        formats.dayAndMonth(day.date()),
        openings,
        state,
        day.date().equals(today),
        why,
        Prose.of(day.note(), page));
  }

  /// What is said instead of a table, empty where there is one or nothing is known.
  public static String note(Schedule schedule, Page page) {
    return switch (schedule.kind()) {
      case WEEKLY -> "";
      case ALWAYS -> page.t("open.always");
      case BY_APPOINTMENT -> page.t("open.by-appointment");
      case UNKNOWN -> "";
    };
  }

  /// Closures and special hours that are not over yet, each in words.
  public static List<ServiceView.Dated> exceptions(Schedule schedule, LocalDate today, Page page) {
    Formats formats = page.formats();
    return schedule.exceptions().stream()
        .filter(exception -> !exception.to().isBefore(today))
        .map(
            exception -> {
              String days = formats.days(exception.from(), exception.to());
              String hours =
                  exception.openings().isEmpty()
                      ? page.t("open.closed")
                      : exception.openings().stream()
                          .map(opening -> formats.times(opening.opens(), opening.closes()))
                          .collect(Collectors.joining(", "));
              return new ServiceView.Dated(days + ": " + hours, Prose.of(exception.note(), page));
            })
        .toList();
  }
}
