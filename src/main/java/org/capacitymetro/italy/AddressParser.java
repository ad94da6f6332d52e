package org.capacitymetro.italy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.text.Folding;
import org.jspecify.annotations.Nullable;

/// Takes one written address apart: first the end (province, postcode, comune), then what stands in
/// brackets, the hamlet and the kilometre, at last the street and its number.
final class AddressParser {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /// Car plates of the provinces and metropolitan cities, those that were abolished included.
  static final Set<String> PLATES =
      Set.of(
          ("AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH CI CL CN CO CR CS CT CZ"
                  + " EN FC FE FG FI FM FR GE GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO MS MT NA"
                  + " NO NU OG OR OT PA PC PD PE PG PI PN PO PR PT PU PV PZ RA RC RE RG RI RM RN RO SA SI"
                  + " SO SP SR SS SU SV TA TE TN TO TP TR TS TV UD VA VB VC VE VI VR VS VT VV")
              .split(" "));

  private static final Pattern POSTCODE =
      Pattern.compile("(?<![\\d/.,+])(?:(?:I|IT)-)?(\\d{5})(?![\\d/])");
  private static final Pattern BRACKETED_PLATE =
      Pattern.compile("[\\s,-]*\\(\\s*(\\p{L}{2})\\s*\\)\\s*$");
  private static final Pattern PLATE = Pattern.compile("(?:^|[\\s,]+-?\\s*)(\\p{L}{2})$");
  private static final Pattern SEPARATED_PLATE = Pattern.compile("\\s*[,-]\\s*(\\p{Lu}{2})$");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\p{Z}\\s]+");
  private static final Pattern DASHES = Pattern.compile("[‐-―]");
  private static final Pattern WORD_THEN_NUMBER = Pattern.compile("(?<=\\p{L}{3})(?=\\d)");
  private static final Pattern PREPOSITION = Pattern.compile("(?i)^(?:di|del|de)\\s+");
  private static final Pattern MARK_AT_END = Pattern.compile("(?i)\\s+n(?:r|um)?[.°º]*\\s*$");
  private static final Pattern GAPS = Pattern.compile("\\s*,\\s*|\\s+-\\s+|\\s+");
  private static final Pattern LOCALITY_FIRST =
      Pattern.compile(
          "(?:fraz(?:ione|\\.)|localit[aà]'?|loc\\.?)\\s*([^,;\\d]+?)\\s*(?:[,;]|\\s-)\\s*(.+)",
          FLAGS);
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");
  private static final Pattern LOCALITY =
      Pattern.compile(
          "[\\s,;-]+(?:fraz(?:ione\\s|\\.\\s?|\\s)|f\\.ne\\s|localit[aà]'?\\s|loc\\.\\s?|loc\\s)"
              + "\\s*([^,;]*[^,;\\s])",
          FLAGS);
  private static final Pattern KILOMETRE =
      Pattern.compile("[\\s,-]*\\bkm[.,]?\\s*(\\d{1,4})(?:[+.,](\\d{1,3}))?(?![\\d])", FLAGS);
  private static final Pattern UNNUMBERED =
      Pattern.compile(
          "[\\s,]+(?:s\\.?\\s?n\\.?\\s?c\\.?|s\\.?\\s?n\\.?|s/n(?:\\.?c\\.?)?|n\\.\\s?c\\.|"
              + "senza numero(?: civico)?)(?=\\s*(?:$|[,;]|\\s-\\s))",
          FLAGS);
  private static final Pattern SEGMENTS =
      Pattern.compile(
          "\\s*[,;]\\s*|\\s+-\\s+(?!\\d)|\\s+/\\s+(?=\\p{L}{2})"
              + "|(?<=\\p{L}{3}|r\\.)/(?=\\p{L}{3})");
  private static final String MARK =
      "(?:altezza\\s+)?(?:n(?:r|um|umero)?[.°º]+\\s*|n(?:r|um|umero)?\\s+|civ(?:ico)?\\.?\\s*)";
  private static final Pattern MARKED =
      Pattern.compile("(?<=[\\s,.°])" + MARK + "[°º.]?\\s*" + CivicNumber.SHAPE, FLAGS);
  private static final Pattern PLAIN =
      Pattern.compile("(?:(?<=[\\s,.'-])|(?<=\\p{L}{2}))" + CivicNumber.SHAPE, FLAGS);
  private static final Pattern ONLY_NUMBER =
      Pattern.compile("(?:" + MARK + ")?[°º.]?\\s*" + CivicNumber.SHAPE, FLAGS);
  private static final Pattern CONTINUES =
      Pattern.compile(
          "\\s*(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|"
              + "novembre|dicembre|martiri|traversa|trav\\.?|vicolo|vico)\\b.*",
          FLAGS);
  private static final Pattern DETAIL =
      Pattern.compile(
          "[\\s/-]*(?:int(?:erno)?|sc(?:ala)?|p(?:iano|al)?|palazz(?:ina|o)|ed(?:ificio)?|lott[oi]|"
              + "isol(?:ato)?|blocco|corpo|pad(?:iglione)?|c/o|presso|ang(?:olo)?|terra|piano)\\b.*",
          FLAGS);

  private final String knownPostcode;
  private final String knownComune;
  private final String knownProvince;

  private final List<String> details = new ArrayList<>();
  private String postcode = "";
  private String comune = "";
  private String province = "";
  private String locality = "";
  private String kilometre = "";
  private String odonym = "";
  private String name = "";
  private String otherName = "";
  private @Nullable CivicNumber number;
  private boolean unnumbered;

  AddressParser(String knownPostcode, String knownComune, String knownProvince) {
    this.knownPostcode = knownPostcode;
    this.knownComune = knownComune;
    this.knownProvince = knownProvince;
  }

  ItalianAddress parse(String address) {
    String rest = takeEnd(clean(address));
    rest = takeBrackets(rest);
    rest = takeKilometre(rest);
    rest = takeUnnumbered(rest);
    rest = takeLocality(rest);
    street(rest);
    return new ItalianAddress(
        odonym,
        ItalianNames.tidy(name),
        ItalianNames.tidy(otherName),
        number,
        unnumbered && number == null,
        kilometre,
        String.join(", ", details),
        ItalianNames.tidy(locality),
        knownPostcode.isEmpty() ? postcode : knownPostcode,
        knownComune.isEmpty() ? ItalianNames.tidy(comune) : ItalianNames.tidy(knownComune),
        (knownProvince.isEmpty() ? province : knownProvince).toUpperCase(Locale.ROOT));
  }

  private static String clean(String address) {
    String text =
        BLANKS
            .matcher(Normalizer.normalize(address, Normalizer.Form.NFC))
            .replaceAll(" ")
            .replace('‘', '\'')
            .replace('’', '\'')
            .replace('`', '\'')
            .replace('´', '\'')
            .replace("\"", " ");
    String dashed = DASHES.matcher(text).replaceAll("-");
    return trim(ItalianNames.tidy(WORD_THEN_NUMBER.matcher(dashed).replaceAll(" ")));
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isEdge(text.charAt(from))) {
      from++;
    }
    while (to > from && isEdge(text.charAt(to - 1))) {
      to--;
    }
    String inner = text.substring(from, to);
    return inner.contains("  ") ? SPACES.matcher(inner).replaceAll(" ") : inner;
  }

  private static boolean isEdge(char c) {
    return c == ',' || c == ';' || c == '-' || c == ' ' || (c >= '\t' && c <= '\r');
  }

  /// Postcode, comune and province at the end, or before the street.
  private String takeEnd(String text) {
    Matcher postcodes = POSTCODE.matcher(text);
    int start = -1;
    int end = -1;
    while (postcodes.find()) {
      start = postcodes.start();
      end = postcodes.end();
      postcode = postcodes.group(1);
    }
    if (start < 0) {
      return takeComune(takePlate(text, false));
    }
    String before = trim(text.substring(0, start));
    String after = takePlate(trim(text.substring(end)), true);
    if (before.isEmpty()) {
      return afterComune(after);
    }
    if (after.isEmpty()) {
      return takeComune(takePlate(before, false));
    }
    comune = after;
    return takeKnownComune(before);
  }

  private String takePlate(String text, boolean afterPostcode) {
    for (Pattern shape : List.of(BRACKETED_PLATE, afterPostcode ? PLATE : SEPARATED_PLATE)) {
      Matcher plate = shape.matcher(text);
      if (plate.find() && PLATES.contains(plate.group(1).toUpperCase(Locale.ROOT))) {
        province = plate.group(1).toUpperCase(Locale.ROOT);
        return trim(text.substring(0, plate.start()));
      }
    }
    return text;
  }

  /// The comune that stands last, where a province after it or a known name says that it is one.
  private String takeComune(String text) {
    String shorter = takeKnownComune(text);
    boolean certain = !province.isEmpty() || !postcode.isEmpty();
    if (!shorter.equals(text) || !certain) {
      return shorter;
    }
    int comma = Math.max(text.lastIndexOf(','), text.lastIndexOf(" - "));
    String last = comma < 0 ? "" : trim(text.substring(comma + 1).replaceFirst("^ ?- ", ""));
    if (last.isEmpty() || last.matches(".*\\d.*") || DETAIL.matcher(last).matches()) {
      return text;
    }
    comune = last;
    return trim(text.substring(0, comma));
  }

  /// `Via Roma 5 Milano` where the list says that the comune is Milano.
  private String takeKnownComune(String text) {
    String wanted = Folding.place(knownComune);
    if (wanted.isEmpty()) {
      return text;
    }
    int words = wanted.split(" ").length;
    for (int i = text.length() - 1, seen = 0; i > 0 && seen <= words + 2; i--) {
      if (" ,-".indexOf(text.charAt(i)) < 0) {
        continue;
      }
      seen++;
      String head = trim(text.substring(0, i));
      if (Folding.place(text.substring(i)).equals(wanted)
          && (head.matches(".*\\d\\p{L}?")
              || text.charAt(i) == ','
              || text.substring(i).startsWith("- "))) {
        return head;
      }
    }
    return text;
  }

  /// `10122 Torino, Via Garibaldi 3`, with or without the comma.
  private String afterComune(String text) {
    Matcher gaps = GAPS.matcher(text);
    while (gaps.find()) {
      String street = text.substring(gaps.end());
      if (!gaps.group().isBlank() || Odonyms.findAtStart(street).isPresent()) {
        comune = text.substring(0, gaps.start());
        return street;
      }
    }
    comune = text;
    return "";
  }

  private String takeBrackets(String text) {
    Matcher brackets = BRACKETS.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (brackets.find()) {
      String words = trim(brackets.group(1));
      if (!words.isEmpty()) {
        details.add(words);
      }
      brackets.appendReplacement(rest, ", ");
    }
    return trim(brackets.appendTail(rest).toString());
  }

  private String takeKilometre(String text) {
    Matcher found = KILOMETRE.matcher(text);
    if (!found.find()) {
      return text;
    }
    String whole = String.valueOf(Integer.parseInt(found.group(1)));
    String metres = found.group(2);
    kilometre =
        metres == null || metres.matches("0+")
            ? whole
            : whole + "+" + (metres + "00").substring(0, 3);
    return trim(text.substring(0, found.start()) + " " + text.substring(found.end()));
  }

  private String takeUnnumbered(String text) {
    Matcher found = UNNUMBERED.matcher(text);
    if (!found.find()) {
      return text;
    }
    unnumbered = true;
    return trim(text.substring(0, found.start()) + text.substring(found.end()));
  }

  private String takeLocality(String text) {
    Matcher found = LOCALITY.matcher(text);
    if (found.find()) {
      String words = trim(found.group(1));
      if (!words.matches(".*\\d.*")) {
        locality = words;
        return trim(text.substring(0, found.start()) + "," + text.substring(found.end()));
      }
    }
    Matcher first = LOCALITY_FIRST.matcher(text);
    if (first.matches() && Odonyms.findAtStart(first.group(2)).isPresent()) {
      locality = trim(first.group(1));
      return first.group(2);
    }
    return text;
  }

  /// The segments between commas and dashes: the street is the first that begins as one.
  private void street(String text) {
    List<String> segments = new ArrayList<>();
    for (String segment : SEGMENTS.split(text)) {
      addSegments(segments, trim(segment));
    }
    if (segments.isEmpty()) {
      return;
    }
    int main = main(segments);
    for (int i = 0; i < segments.size(); i++) {
      if (i == main) {
        readStreet(segments.get(i));
      } else {
        readBeside(segments.get(i), i < main);
      }
    }
    if (odonym.equals("Sestiere")) {
      name = PREPOSITION.matcher(name).replaceFirst("");
    }
  }

  /// `Castello 2737/A Campo della Celestia` is two.
  private static void addSegments(List<String> segments, String segment) {
    Matcher plain = PLAIN.matcher(segment);
    if (plain.find() && plain.start() > 0) {
      String behind = segment.substring(plain.end());
      boolean another =
          behind.startsWith(" ")
              && !CONTINUES.matcher(behind).matches()
              && Odonyms.findAtStart(behind.strip())
                  .filter(
                      odonym -> odonym.length() > 2 && odonym.length() < behind.strip().length())
                  .isPresent();
      if (another) {
        segments.add(segment.substring(0, plain.end()));
        addSegments(segments, behind.strip());
        return;
      }
    }
    if (!segment.isEmpty()) {
      segments.add(segment);
    }
  }

  private static int main(List<String> segments) {
    int foreign = -1;
    int sestiere = -1;
    for (int i = 0; i < segments.size(); i++) {
      Optional<Odonyms.Found> found = Odonyms.findAtStart(segments.get(i));
      if (found.isPresent()
          && !found.get().foreign()
          && found.get().length() < segments.get(i).length()) {
        return i;
      }
      if (foreign < 0 && (found.isPresent() || Odonyms.isGerman(withoutNumber(segments.get(i))))) {
        foreign = i;
      }
      if (sestiere < 0 && Odonyms.isSestiere(withoutNumber(segments.get(i)))) {
        sestiere = i;
      }
    }
    return foreign >= 0 ? foreign : Math.max(sestiere, 0);
  }

  private static String withoutNumber(String segment) {
    Matcher plain = PLAIN.matcher(segment);
    return plain.find() && plain.start() > 0
        ? MARK_AT_END.matcher(segment.substring(0, plain.start())).replaceFirst("").strip()
        : segment;
  }

  private void readStreet(String segment) {
    Optional<Odonyms.Found> found = Odonyms.findAtStart(segment);
    String rest = segment;
    if (found.isPresent() && found.get().length() < segment.length()) {
      odonym = found.get().canonical();
      rest = segment.substring(found.get().length()).strip();
    }
    name = trim(takeNumber(rest));
  }

  /// A segment that is not the street: its number, its name in another language, the sestiere, or
  /// something to be told beside it.
  private void readBeside(String segment, boolean before) {
    Matcher only = ONLY_NUMBER.matcher(segment);
    if (only.matches()) {
      CivicNumber written = CivicNumber.of(only);
      if (number == null) {
        number = written;
      } else if (details.isEmpty() && number.leadsTo(written)) {
        number =
            new CivicNumber(
                number.number(), number.parts(), written.number(), written.parts(), number.red());
      } else {
        details.add(segment);
      }
      return;
    }
    if (!before
        && number == null
        && only.reset().lookingAt()
        && DETAIL.matcher(segment.substring(only.end())).matches()) {
      number = CivicNumber.of(only);
      details.add(trimDetail(segment.substring(only.end())));
      return;
    }
    String bare = withoutNumber(segment);
    boolean sestiere = Odonyms.isSestiere(bare);
    boolean foreign =
        Odonyms.isGerman(bare)
            || Odonyms.findAtStart(segment).filter(Odonyms.Found::foreign).isPresent();
    if ((sestiere && locality.isEmpty()) || (foreign && otherName.isEmpty())) {
      CivicNumber earlier = number;
      String words = trim(takeNumber(segment));
      number = earlier == null ? number : earlier;
      if (sestiere) {
        locality = words;
      } else {
        otherName = words;
      }
      return;
    }
    details.add(segment);
  }

  private static String trimDetail(String text) {
    return text.replaceAll("^[\\s/,;-]+|[\\s,;-]+$", "");
  }

  /// Takes the number out of what stands after the odonym, and what stands behind it into the
  /// details.
  ///
  /// @return the name of the street, never empty where `text` is not
  private String takeNumber(String text) {
    Matcher marked = MARKED.matcher(text);
    if (marked.find() && marked.start() > 0) {
      return cut(text, marked);
    }
    Matcher plain = PLAIN.matcher(text);
    int from = 1;
    while (from < text.length() && plain.find(from)) {
      String behind = text.substring(plain.end());
      boolean ends = behind.isBlank() || DETAIL.matcher(behind).matches();
      boolean last = !PLAIN.matcher(behind).find() && !CONTINUES.matcher(behind).matches();
      boolean glued = Character.isLetter(text.charAt(plain.start() - 1));
      if (ends || (last && !glued && behind.startsWith(" "))) {
        return cut(text, plain);
      }
      from = plain.end();
    }
    return text;
  }

  private String cut(String text, Matcher found) {
    number = CivicNumber.of(found);
    String behind = trimDetail(text.substring(found.end()));
    if (!behind.isEmpty()) {
      details.add(behind);
    }
    return text.substring(0, found.start());
  }
}
