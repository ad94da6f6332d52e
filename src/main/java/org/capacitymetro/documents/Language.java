package org.capacitymetro.documents;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a language means for setting type.
///
/// @param tag the language alone, `zh`
/// @param region the one its script belongs to, where readers would see another shape of a letter;
///   empty elsewhere
record Language(String tag, String full, String region, boolean rightToLeft) {
  /// Telephone numbers and the like: groups of digits whose order a line from the right would turn
  /// round.
  private static final Pattern GROUPS =
      Pattern.compile("\\+?\\d[\\d \\u00a0()./-]*[ \\u00a0/-][\\d \\u00a0()./-]*\\d|\\+\\d+");

  static Language of(String tag) {
    ULocale locale = ULocale.forLanguageTag(tag);
    ULocale full = ULocale.addLikelySubtags(locale);
    String language = locale.getLanguage().isEmpty() ? "und" : locale.getLanguage();
    String region = language.equals("zh") ? (full.getScript().equals("Hant") ? "TW" : "CN") : "";
    return new Language(language, locale.toLanguageTag(), region, locale.isRightToLeft());
  }

  /// @param leftToRight whether the piece keeps its order from left to right whatever surrounds it
  record Piece(String text, boolean leftToRight) {}

  /// The parts of a text that must keep their own direction, and those between.
  List<Piece> pieces(String text) {
    if (!rightToLeft) {
      return List.of(new Piece(text, false));
    }
    List<Piece> pieces = new ArrayList<>();
    Matcher groups = GROUPS.matcher(text);
    int done = 0;
    while (groups.find()) {
      if (groups.start() > done) {
        pieces.add(new Piece(text.substring(done, groups.start()), false));
      }
      pieces.add(new Piece(groups.group(), true));
      done = groups.end();
    }
    if (done < text.length()) {
      pieces.add(new Piece(text.substring(done), false));
    }
    return pieces;
  }
}
