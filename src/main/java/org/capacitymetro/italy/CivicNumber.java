package org.capacitymetro.italy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A house number as Italy writes it: `12`, `12/A`, `12 bis`, `7/1`, `12-14`, `12 rosso`.
///
/// @param number the number itself, from 0 to 99999
/// @param parts what bars it, in order: a capital letter, `bis` and its kin, or digits
/// @param last the last number of a range, 0 where there is none
/// @param lastParts what bars the last number
/// @param red one of the red numbers that shops have in some cities (Firenze, Genova)
public record CivicNumber(
    int number, List<String> parts, int last, List<String> lastParts, boolean red) {
  private static final String PART = "(?:bis|ter|quater|quinquies|[a-z])(?![\\p{L}.'])|\\d{1,3}";
  private static final String BARRED =
      "(\\d{1,5})((?:\\s?(?:bis|ter|quater|quinquies)(?![\\p{L}])"
          + "|\\s?/\\s?(?:"
          + PART
          + ")|-(?:[a-z])(?![\\p{L}.'])|\\s?(?!e\\s\\d)[a-z](?![\\p{L}.'/\\d]))*)";
  private static final String RED = "(\\s?/?\\s?(?:ross[oa]|ner[oa])(?![\\p{L}]))?";

  /// A number in the middle of a text, for the parser of addresses.
  static final String SHAPE =
      BARRED + "(?:\\s?(?:-|/|\\be\\b)\\s?" + BARRED + ")?" + RED + "(?![\\p{L}\\d])";

  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:n(?:r|um|umero)?[.°º]*\\s*|civ(?:ico)?\\.?\\s*)?" + SHAPE,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern ONE_PART =
      Pattern.compile("bis|ter|quater|quinquies|[a-z]|\\d+", Pattern.CASE_INSENSITIVE);

  /// Numbers of one house stand close together on one side of the street, so `17/19` is a range and
  /// `5/3` the third entrance of 5.
  private static final int WIDEST_RANGE = 20;

  public CivicNumber {
    parts = List.copyOf(parts);
    lastParts = List.copyOf(lastParts);
    if (number < 0 || number > 99_999 || last < 0 || last > 99_999) {
      throw new IllegalArgumentException(
          "number: " + number + (last == 0 ? "" : "-" + last) + " is not between 0 and 99999");
    }
  }

  public static CivicNumber of(int number, String... parts) {
    return new CivicNumber(number, List.of(parts), 0, List.of(), false);
  }

  /// @param text nothing but a number, with or without `n.` before it
  public static Optional<CivicNumber> parse(String text) {
    Matcher matcher = WHOLE.matcher(text.strip());
    return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
  }

  /// @param matcher has matched [#SHAPE], whose groups are its first
  static CivicNumber of(Matcher matcher) {
    int groups = matcher.groupCount() - 5;
    int number = Integer.parseInt(matcher.group(groups + 1));
    List<String> parts = parts(matcher.group(groups + 2));
    String colour = matcher.group(groups + 5);
    boolean red = colour != null && colour.toLowerCase(Locale.ROOT).contains("ross");
    String second = matcher.group(groups + 3);
    if (second == null && parts.size() == 1 && parts.getFirst().matches("\\d+")) {
      int other = Integer.parseInt(parts.getFirst());
      if (other > number && other - number <= WIDEST_RANGE && (other - number) % 2 == 0) {
        return new CivicNumber(number, List.of(), other, List.of(), red);
      }
    }
    if (second == null) {
      return new CivicNumber(number, parts, 0, List.of(), red);
    }
    return new CivicNumber(
        number, parts, Integer.parseInt(second), parts(matcher.group(groups + 4)), red);
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = ONE_PART.matcher(text);
    while (matcher.find()) {
      String part = matcher.group();
      if (part.matches("\\d+")) {
        parts.add(String.valueOf(Integer.parseInt(part)));
      } else {
        parts.add(
            part.length() == 1 ? part.toUpperCase(Locale.ROOT) : part.toLowerCase(Locale.ROOT));
      }
    }
    return parts;
  }

  /// True where a list goes on with another door of the same house: `2, 4, 6`.
  boolean leadsTo(CivicNumber next) {
    int end = Math.max(number, last);
    return next.last == 0
        && next.number > end
        && next.number - end <= WIDEST_RANGE
        && parts.isEmpty();
  }

  /// As it is written on paper: `12/A`, `12 bis`, `12-14`, `12 rosso`.
  public String format() {
    return written(number, parts)
        + (last == 0 ? "" : "-" + written(last, lastParts))
        + (red ? " rosso" : "");
  }

  private static String written(int number, List<String> parts) {
    StringBuilder text = new StringBuilder().append(number);
    for (String part : parts) {
      boolean word = part.length() > 1 && !Character.isDigit(part.charAt(0));
      text.append(word ? ' ' : '/').append(part);
    }
    return text.toString();
  }

  /// The normal form for comparison: `12/A`, `12a` and `12 A` are all `12a`.
  public String key() {
    return key(number, parts) + (last == 0 ? "" : "-" + key(last, lastParts)) + (red ? "r" : "");
  }

  private static String key(int number, List<String> parts) {
    StringBuilder text = new StringBuilder().append(number);
    for (String part : parts) {
      text.append(Character.isDigit(part.charAt(0)) ? "/" + part : part.toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }

  /// True where the two may be one door: equal, or one within the range of the other, or one barred
  /// and the other the bare number. Red and black numbers are never the same.
  public boolean mayBe(CivicNumber other) {
    if (red != other.red) {
      return false;
    }
    if (last > 0 || other.last > 0) {
      return number % 2 == other.number % 2
          && number <= Math.max(other.last, other.number)
          && other.number <= Math.max(last, number);
    }
    return number == other.number
        && (parts.isEmpty() || other.parts.isEmpty() || parts.equals(other.parts));
  }
}
