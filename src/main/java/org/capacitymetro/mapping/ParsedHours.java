package org.capacitymetro.mapping;

import java.util.List;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hours.Schedule.HolidayPolicy;
import org.capacitymetro.hours.Schedule.Kind;
import org.capacitymetro.text.LocalizedText;

/// What could be understood of hours written for people.
///
/// @param schedule as far as understood; [Schedule#UNKNOWN] where nothing was
/// @param confidence from 0 to 1; 1 only when every word was understood and nothing was assumed
/// @param original the words
/// @param leftOver words that were not understood, or what had to be assumed
/// @param byAppointment whether the words ask for an appointment
public record ParsedHours(
    Schedule schedule,
    double confidence,
    String original,
    List<String> leftOver,
    boolean byAppointment) {

  static final ParsedHours NONE = new ParsedHours(Schedule.UNKNOWN, 0, "", List.of(), false);

  public ParsedHours {
    leftOver = List.copyOf(leftOver);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence: " + confidence + " is not between 0 and 1");
    }
  }

  /// What readers are shown: the schedule where it is certain, else the words alone, because half
  /// understood hours would send somebody to a closed door.
  public Schedule published() {
    return confidence == 1
        ? schedule
        : new Schedule(
            Kind.UNKNOWN,
            List.of(),
            HolidayPolicy.UNKNOWN,
            List.of(),
            LocalizedText.of("it", original));
  }

  /// True where an editor can be offered a schedule that is not certain enough to be shown.
  public boolean isProposal() {
    return confidence < 1 && schedule.kind() != Kind.UNKNOWN;
  }
}
