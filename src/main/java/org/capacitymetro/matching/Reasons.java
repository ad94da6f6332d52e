package org.capacitymetro.matching;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Reasons in English words, for the command line.
final class Reasons {
  private Reasons() {}

  /// `same phone, names 0.91, 13 m apart`; the strongest first.
  static String inWords(List<Evidence> why) {
    return why.stream().map(Reasons::inWords).collect(Collectors.joining(", "));
  }

  private static String inWords(Evidence reason) {
    double value = reason.value();
    boolean full = value >= 0.995;
    return switch (reason.kind()) {
      case NAME -> full ? "same name" : "names " + rounded(value);
      case NUMBERS -> "numbers in names differ";
      case ADDRESS -> full ? "same address" : "addresses " + rounded(value);
      case CITY -> full ? "same town" : value >= 0.5 ? "similar town" : "other town";
      case DISTANCE ->
          value < 2_000 ? Math.round(value) + " m apart" : Math.round(value / 1_000) + " km apart";
      case PHONE ->
          full
              ? "same phone"
              : value >= 0.7
                  ? "phone almost the same"
                  : value > 0 ? "phones of one exchange" : "other phone";
      case EMAIL -> full ? "same e-mail" : value > 0 ? "e-mails of one domain" : "other e-mail";
      case WEBSITE -> full ? "same website" : value > 0 ? "same domain" : "other website";
      case CODE -> full ? "same code" : value > 0 ? "code almost the same" : "other code";
      case KIND -> full ? "same kind" : value > 0 ? "kinds fit" : "other kind";
      case RIVAL -> "another fits as well";
    };
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
