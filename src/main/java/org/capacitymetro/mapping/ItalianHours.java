package org.capacitymetro.mapping;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capacitymetro.hours.OsmOpeningHours;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hours.Schedule.HolidayPolicy;
import org.capacitymetro.hours.Schedule.Kind;
import org.capacitymetro.text.LocalizedText;

/// Reads opening hours written in Italian for people, such as `dal lunedì al venerdì 08:30 alle
/// 12:30 e dalle 13:30 alle 16:00`, `lun-ven 9-13, gio anche 15-17` or `mar/gio 9/12, chiuso
/// agosto`, and says how sure it is: half understood hours would send somebody to a closed door.
///
/// Confidence 1: every word was understood and has one meaning. 0.8: every word was understood, one
/// thing was assumed (no days given, `feriali` with Saturday, hours of the summer that replace
/// those of the year); 0.6 with more of them. Below: a share of the words was left over, and the
/// confidence is 0.6 times the share that was not. 0: nothing that makes a schedule. Only a
/// sentence about answering the telephone may be left out without doubt, because it says nothing
/// about the door.
public final class ItalianHours {
  private static final Pattern ALWAYS =
      Pattern.compile(
          "(?:(?:tutti i giorni|7 giorni su 7|7 su 7|7/7|sempre aperto|aperto|servizio attivo|attivo)?[ ,;:]*(?:24 ?/ ?7|h ?24|24 ?h(?: ?/ ?24 ?h?| su 24 ?h?)?|24 ?/ ?24|24 ore(?: su 24)?)"
              + "(?:[ ,;]*(?:tutti i giorni|7 giorni su 7|7 ?/ ?7|festivi compresi|compresi festivi|inclusi i festivi))*)|sempre aperto|sempre|24 su 24");
  private static final Pattern BY_APPOINTMENT =
      Pattern.compile(
          "(?:(?:solo|soltanto|esclusivamente|si riceve|riceve|ricevimento|aperto|apertura|accesso|visite) )*(?:su|previo|per|con|tramite) (?:appuntamento|prenotazione)(?: telefonic[oa])?");
  private static final double ONE_ASSUMED = 0.8;
  private static final double MORE = 0.6;

  private ItalianHours() {}

  /// What could be understood; empty for a blank text.
  public static Optional<ParsedHours> parse(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    String original = text.replaceFirst("^[\\s:;,-]+", "").strip();
    String plain = HoursText.plain(text);
    if (ALWAYS.matcher(plain).matches()) {
      return Optional.of(certain(Kind.ALWAYS, HolidayPolicy.AS_USUAL, original));
    }
    if (BY_APPOINTMENT.matcher(plain).matches()) {
      return Optional.of(certain(Kind.BY_APPOINTMENT, HolidayPolicy.UNKNOWN, original));
    }
    ParsedHours best = read(plain, true, original);
    if (best.confidence() < 1 && plain.indexOf(',') >= 0) {
      ParsedHours other = read(plain, false, original);
      best = other.confidence() > best.confidence() ? other : best;
    }
    if (best.confidence() < 1) {
      Schedule notation = OsmOpeningHours.parse(text.strip());
      if (notation.kind() != Kind.UNKNOWN) {
        return Optional.of(
            new ParsedHours(
                notation, 1, original, List.of(), notation.kind() == Kind.BY_APPOINTMENT));
      }
    }
    return Optional.of(best);
  }

  private static ParsedHours certain(Kind kind, HolidayPolicy holidays, String original) {
    return new ParsedHours(
        new Schedule(kind, List.of(), holidays, List.of(), LocalizedText.of("it", original)),
        1,
        original,
        List.of(),
        kind == Kind.BY_APPOINTMENT);
  }

  private static ParsedHours read(String plain, boolean commaIsMinutes, String original) {
    try {
      HoursReader read = new HoursReader(HoursText.tokens(plain, commaIsMinutes)).read();
      List<String> doubts = new ArrayList<>(read.leftOver());
      doubts.addAll(read.assumed());
      if (read.slots().isEmpty()) {
        return new ParsedHours(Schedule.UNKNOWN, 0, original, doubts, read.appointment());
      }
      return new ParsedHours(
          new Schedule(
              Kind.WEEKLY,
              read.slots(),
              read.holidays(),
              List.of(),
              LocalizedText.of("it", original)),
          confidence(read),
          original,
          doubts,
          read.appointment());
    } catch (IllegalArgumentException | DateTimeException e) {
      return new ParsedHours(Schedule.UNKNOWN, 0, original, List.of(original), false);
    }
  }

  private static double confidence(HoursReader read) {
    double assumed =
        switch (read.assumed().size()) {
          case 0 -> 1;
          case 1 -> ONE_ASSUMED;
          default -> MORE;
        };
    return read.leftOver().isEmpty() ? assumed : MORE * read.share();
  }
}
