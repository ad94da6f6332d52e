package org.capacitymetro.mapping;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hours written for people, made ready to be read: small letters, one kind of dash, words that say
/// nothing about the time left out, then cut into tokens.
final class HoursText {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern ABOUT_THE_PHONE =
      Pattern.compile("telefonic|richieste di colloquio");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[a-z\\d])\\. (?=[a-z])");

  /// Words around the hours that add nothing.
  private static final Pattern SAYS_NOTHING =
      Pattern.compile(
          "\\b(?:(?:con )?orario continuato|continuato|orari[oi]? (?:di |d')?(?:apertura|ricevimento|sportello|ufficio|servizio)(?: al pubblico)?"
              + "|orari[oi]?|apertura al pubblico|giorni di apertura|giorni e ore|apertura|apert[oaie] al pubblico|aperti|aperte|aperta|aperto"
              + "|ricevimento (?:del )?pubblico|si riceve|riceve|ricevimento|al pubblico|solo|soltanto|esclusivamente|circa|tutto l'anno)\\b\\s*:?");

  private static final Pattern INSTEAD =
      Pattern.compile(
          "\\b(?:(mezzogiorno)|(mezzanotte)|(l ?- ?v(?![a-z]))|(l ?- ?s(?![a-z]))|(l ?- ?d(?![a-z]))"
              + "|(?:al )?mattin[ao]|mattutino|antimeridian[ao]|((?:nel |al )?pomeriggio|pomeridian[ao]))\\b\\s*:?");
  private static final Pattern SHORT_DAYS =
      Pattern.compile(
          "\\b(lu|ma|me|gi|ve|sa|do)(?=(?: ?[-/,+&] ?|\\. ?[-/] ?)(?:lu|ma|me|gi|ve|sa|do)\\b)|(?<=\\b(?:lu|ma|me|gi|ve|sa|do) ?[-/,+&] ?)(lu|ma|me|gi|ve|sa|do)\\b");
  private static final Pattern ROUND_THE_CLOCK =
      Pattern.compile("\\b(?:h ?24|24 ?h(?: ?/ ?24| su 24 ?h?)?|24 ?/ ?24|24 ore(?: su 24)?)\\b");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(\\d{1,2}[:.,]\\d{2}(?!\\d)|\\d{4}(?!\\d)|\\d{1,2}(?!\\d)[°º^]?|[a-z]+'?\\.?|[,;:|/&\\-()+]|\\S)");
  private static final Pattern WHOLE_HOURS =
      Pattern.compile(
          "\\s*(\\d{1,2}[:.]\\d{2}(?!\\d)|\\d{4}(?!\\d)|\\d{1,2}(?!\\d)[°º^]?|[a-z]+'?\\.?|[,;:|/&\\-()+]|\\S)");

  private HoursText() {}

  static String plain(String text) {
    String lower =
        MARKS
            .matcher(
                Normalizer.normalize(
                    text.toLowerCase(Locale.ITALIAN).replace('°', '^').replace('º', '^'),
                    Normalizer.Form.NFKD))
            .replaceAll("")
            .replace('–', '-')
            .replace('—', '-')
            .replace('‐', '-')
            .replace('’', '\'')
            .replace('`', '\'')
            .replaceAll("(?<=[a-z]{3}di)'", "")
            .replaceAll("\\s+", " ")
            .replaceFirst("^[ :;,-]+", "")
            .strip();
    StringBuilder kept = new StringBuilder();
    for (String sentence : SENTENCE.split(lower)) {
      boolean first = kept.isEmpty();
      if (first || !ABOUT_THE_PHONE.matcher(sentence).find()) {
        kept.append(first ? "" : " ; ").append(sentence);
      }
    }
    return kept.toString().replaceAll("(?<=[a-z\\d])\\.$", "");
  }

  /// @param commaIsMinutes whether `13,15` is a quarter past one rather than one and three o'clock
  static List<String> tokens(String plain, boolean commaIsMinutes) {
    String text = ROUND_THE_CLOCK.matcher(plain).replaceAll("0:00-24:00");
    text = SAYS_NOTHING.matcher(text).replaceAll(" ");
    text = INSTEAD.matcher(text).replaceAll(HoursText::instead);
    text = SHORT_DAYS.matcher(text).replaceAll(found -> longer(found.group()));
    List<String> tokens = new ArrayList<>();
    Matcher matcher = (commaIsMinutes ? TOKEN : WHOLE_HOURS).matcher(text.strip());
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      matcher.region(matcher.end(), matcher.regionEnd());
    }
    return tokens;
  }

  private static String instead(java.util.regex.MatchResult found) {
    String word = found.group().strip();
    if (word.startsWith("mezzogiorno")) {
      return "12:00";
    }
    if (word.startsWith("mezzanotte")) {
      return "24:00";
    }
    if (word.startsWith("l")) {
      char last = word.replace(":", "").strip().charAt(word.replace(":", "").strip().length() - 1);
      return "lun-" + (last == 'v' ? "ven" : last == 's' ? "sab" : "dom");
    }
    return " ";
  }

  private static String longer(String day) {
    return switch (day) {
      case "lu" -> "lun";
      case "ma" -> "mar";
      case "me" -> "mer";
      case "gi" -> "gio";
      case "ve" -> "ven";
      case "sa" -> "sab";
      default -> "dom";
    };
  }
}
