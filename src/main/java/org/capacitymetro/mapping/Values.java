package org.capacitymetro.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitymetro.hsds.Access.CostOption;
import org.capacitymetro.hsds.Access.Mode;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.text.Folding;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.SpokenLanguages;

/// What short answers in cells mean, in Italian and English.
final class Values {
  /// The codes that pages have words for.
  static final Set<String> ACCESSIBILITY =
      Set.of(
          "accessible-toilet",
          "hearing-loop",
          "lift",
          "parking",
          "sign-language",
          "step-free",
          "tactile",
          "wheelchair",
          "wheelchair-limited",
          "wheelchair-no");

  private static final Pattern SEVERAL = Pattern.compile("\\s*[;,|\\n]\\s*|\\s+/\\s+");
  private static final Pattern LONGER = Pattern.compile("\\s*(?:[;|\\n]|\\s/\\s)\\s*");
  private static final Set<String> YES = Set.of("si", "s", "yes", "y", "true", "vero", "1", "x");
  private static final Set<String> NO = Set.of("no", "n", "false", "falso", "0");
  private static final Set<String> FREE =
      Set.of(
          "gratuito",
          "gratuita",
          "gratis",
          "free",
          "free of charge",
          "nessuno",
          "0",
          "0 00",
          "ingresso gratuito",
          "servizio gratuito",
          "nessun costo",
          "si gratuito",
          "none");
  private static final Pattern EURO =
      Pattern.compile(
          "(?:€|euro|eur)?\\s*(\\d{1,6})(?:[.,](\\d{1,2}))?\\s*(?:€|euro|eur)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
  private static final Map<String, String> LANGUAGES = languages();

  private Values() {}

  /// Codes and names in one cell, separated by `;`, `,`, `|`, a line break or a slash between
  /// blanks.
  static List<String> split(String cell) {
    return cell.isEmpty()
        ? List.of()
        : SEVERAL.splitAsStream(cell).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  /// Sentences in one cell, which may have commas.
  static List<String> sentences(String cell) {
    return cell.isEmpty()
        ? List.of()
        : LONGER.splitAsStream(cell).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  /// Empty for words that are neither yes nor no.
  static Optional<Answer> answer(String cell) {
    String folded = Folding.words(cell);
    return YES.contains(folded)
        ? Optional.of(Answer.YES)
        : NO.contains(folded) ? Optional.of(Answer.NO) : Optional.empty();
  }

  static Optional<Mode> mode(String cell) {
    String folded = Folding.words(cell);
    if (folded.matches(
        ".*(senza (appuntamento|prenotazione)|walk in|accesso (libero|diretto)|drop in|without appointment|no appointment).*|libero|diretto")) {
      return Optional.of(Mode.WALK_IN);
    }
    if (folded.matches(".*(appuntament|prenotazion|appointment|booking).*")) {
      return Optional.of(Mode.APPOINTMENT);
    }
    if (folded.matches(".*(su invio|segnalazione|invio d|referral|referred).*")) {
      return Optional.of(Mode.REFERRAL);
    }
    return folded.equals("unknown") ? Optional.of(Mode.UNKNOWN) : Optional.empty();
  }

  /// An amount where it is one, free where the words say so, else the words.
  static CostOption cost(String words, String language) {
    if (FREE.contains(Folding.words(words))) {
      return CostOption.of(BigDecimal.ZERO);
    }
    Matcher amount = EURO.matcher(words.strip());
    if (amount.matches()) {
      String cents = amount.group(2) == null ? "" : "." + amount.group(2);
      return CostOption.of(new BigDecimal(amount.group(1) + cents));
    }
    return new CostOption(LocalizedText.of(language, words), null);
  }

  /// `2026-12-31`, also with a time of day after it, or day first: `31/12/2026`.
  static Optional<LocalDate> date(String cell) {
    try {
      Matcher dayFirst = DAY_FIRST.matcher(cell);
      if (dayFirst.matches()) {
        return Optional.of(
            LocalDate.of(
                Integer.parseInt(dayFirst.group(3)),
                Integer.parseInt(dayFirst.group(2)),
                Integer.parseInt(dayFirst.group(1))));
      }
      return Optional.of(LocalDate.parse(cell.replaceFirst("[T ]\\d{2}:.*$", "")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// A BCP 47 tag for a tag or a name in Italian or English.
  static Optional<String> language(String word) {
    String known = LANGUAGES.get(Folding.words(word));
    return known != null ? Optional.of(known) : SpokenLanguages.canonical(word.strip());
  }

  private static Map<String, String> languages() {
    Map<String, String> tags = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      SpokenLanguages.canonical(code)
          .ifPresent(
              tag ->
                  Stream.of("it", "en")
                      .map(reader -> Folding.words(SpokenLanguages.name(code, reader)))
                      .forEach(name -> tags.putIfAbsent(name, tag)));
    }
    tags.putAll(
        Map.of(
            "bangla", "bn",
            "bengalese", "bn",
            "bengali", "bn",
            "mandarino", "zh",
            "farsi", "fa",
            "filippino", "fil",
            "tagalog", "fil",
            "rumeno", "ro",
            "romeno", "ro",
            "cingalese", "si"));
    return Map.copyOf(tags);
  }
}
