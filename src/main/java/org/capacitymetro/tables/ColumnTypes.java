package org.capacitymetro.tables;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.capacitymetro.text.Folding;

/// Guesses what a column holds. Contents decide; the heading helps where they leave a doubt, and is
/// overruled where they contradict it (a list whose X and Y are exchanged).
final class ColumnTypes {
  private static final double MOST = 0.8;
  private static final double MANY = 0.5;
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  private static final Pattern EMAIL = Pattern.compile("\\S+@[\\w-]+(\\.[\\w-]+)+[;,\\s]*.*");
  private static final Pattern URL =
      Pattern.compile(
          "(?i)(h?ttps?:/*|www\\.)\\S+|[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,6}(/\\S*)?");
  private static final Pattern PERSON_CODE =
      Pattern.compile("(?i)[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]");
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}-\\d{1,2}-\\d{1,2}([T ].*)?|\\d{1,2}[/.-]\\d{1,2}[/.-](\\d{4}|\\d{2})( .*)?|\\d{4}/\\d{1,2}/\\d{1,2}");
  private static final Pattern TIMES =
      Pattern.compile(
          "\\d{1,2}([:.,]\\d{2})?\\s*(-|–|/|alle|a|to)\\s*(le\\s*)?\\d{1,2}([:.,]\\d{2})?");
  private static final Pattern DAYS =
      Pattern.compile(
          "(?i)\\b(lun|mar|mer|gio|ven|sab|dom|mon|tue|wed|thu|fri|sat|sun|mo|tu|we|th|fr|sa|su)[a-zìé]*\\b");
  private static final Pattern PHONE = Pattern.compile("[+(]?\\d[\\d\\s./()+–-]{4,24}.*");
  private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,3}[.,]\\d+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+|\\d{1,3}([.']\\d{3})+)([.,]\\d+)?\\s*[%€]?");
  private static final Pattern COMUNE_CODE = Pattern.compile("\\d{4,6}|\\d{1,3}\\.\\d{3}");
  private static final Set<String> PLATES =
      Set.of(
          ("AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH CI CL CN CO CR CS CT CZ EN "
                  + "FC FE FG FI FM FR GE GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO MS MT NA NO NU OG "
                  + "OR OT PA PC PD PE PG PI PN PO PR PT PU PV PZ RA RC RE RG RI RM RN RO SA SI SO SP SR SS SU "
                  + "SV TA TE TN TO TP TR TS TV UD VA VB VC VE VI VR VS VT VV")
              .split(" "));

  private final String heading;
  private final List<String> cells;

  private ColumnTypes(String heading, List<String> cells) {
    this.heading = " " + Folding.words(heading) + " ";
    this.cells = cells;
  }

  /// @param cells of the first rows, empty ones included
  static Column guess(String heading, List<String> cells) {
    List<String> filled =
        cells.stream().filter(cell -> !cell.isEmpty() && !isNothing(cell)).toList();
    ColumnTypes types = new ColumnTypes(heading, filled);
    ColumnType type = filled.isEmpty() ? ColumnType.TEXT : types.type();
    double share = filled.isEmpty() ? 0 : type == ColumnType.TEXT ? 1 : types.share(type);
    double filledShare = cells.isEmpty() ? 0 : (double) filled.size() / cells.size();
    return new Column(heading, type, filledShare, share);
  }

  private static boolean isNothing(String cell) {
    return cell.matches("(?i)[-–./]+|n\\.?\\s?d\\.?|n/a|null|none|non disponibile|nan");
  }

  private ColumnType type() {
    if (share(ColumnType.EMAIL) >= MANY) {
      return ColumnType.EMAIL;
    }
    if (share(ColumnType.URL) >= MOST
        || (named("sito|web|url|link|website|site") && share(ColumnType.URL) >= MANY)) {
      return ColumnType.URL;
    }
    boolean phoneNamed =
        named(
            "tel|telefono|telefoni|telefonico|cell|cellulare|fax|phone|phones|mobile|recapito|recapiti|centralino|numero verde");
    if (phoneNamed && share(ColumnType.PHONE) >= MANY) {
      return ColumnType.PHONE;
    }
    if (share(ColumnType.TAX_CODE) >= MOST) {
      return ColumnType.TAX_CODE;
    }
    if (share(ColumnType.HOURS)
        >= (named("orari|orario|apertura|aperture|hours|opening|giorni") ? 0.2 : MANY)) {
      return ColumnType.HOURS;
    }
    if (share(ColumnType.DATE) >= MOST) {
      return ColumnType.DATE;
    }
    if (isDegrees()) {
      return degrees();
    }
    if (named("istat|pro com|cod comune|codice comune|comune codice|comune codice istat")
        && share(ColumnType.ISTAT) >= MOST) {
      return ColumnType.ISTAT;
    }
    if (share(ColumnType.POSTCODE)
            >= (named("cap|c a p|capscuola|postcode|postal|zip|codice postale") ? MANY : 2)
        || fiveDigits() >= 0.95 && share(ColumnType.POSTCODE) >= 0.95 && !isSerial()) {
      return ColumnType.POSTCODE;
    }
    boolean yesNo = cells.stream().allMatch(cell -> cell.equals("SI") || cell.equals("NO"));
    boolean plates = share(ColumnType.PROVINCE) >= 0.9 && !yesNo;
    boolean names = cells.stream().allMatch(cell -> cell.matches("[\\p{L}'’. /-]+"));
    if (plates || (named("prov|provincia|province|sigla") && names)) {
      return ColumnType.PROVINCE;
    }
    if (share(ColumnType.PHONE) >= MOST && validPhones() >= MOST) {
      return ColumnType.PHONE;
    }
    return share(ColumnType.NUMBER) >= MOST ? ColumnType.NUMBER : ColumnType.TEXT;
  }

  private boolean named(String words) {
    return Pattern.compile(" (" + words + ")\\d* ").matcher(heading).find();
  }

  private double share(ColumnType type) {
    Predicate<String> fits =
        switch (type) {
          case EMAIL -> cell -> EMAIL.matcher(cell).matches();
          case URL -> cell -> URL.matcher(cell).matches() && !cell.matches("[\\d.,]+");
          case PHONE ->
              cell ->
                  PHONE.matcher(cell).matches()
                      && digits(cell) >= 5
                      && !DEGREES.matcher(cell).matches();
          case TAX_CODE -> ColumnTypes::isTaxCode;
          case HOURS -> ColumnTypes::isHours;
          case DATE -> cell -> DATE.matcher(cell).matches();
          case LAT, LON -> cell -> DEGREES.matcher(cell).matches();
          case ISTAT -> cell -> COMUNE_CODE.matcher(cell).matches();
          case POSTCODE -> ColumnTypes::isPostcode;
          case PROVINCE -> cell -> PLATES.contains(cell);
          case NUMBER -> cell -> NUMBER.matcher(cell).matches();
          case TEXT -> cell -> true;
        };
    return (double) cells.stream().filter(fits).count() / cells.size();
  }

  private static long digits(String cell) {
    return cell.chars().filter(Character::isDigit).count();
  }

  private static boolean isPostcode(String cell) {
    if (!cell.matches("\\d{4,5}")) {
      return false;
    }
    int value = Integer.parseInt(cell);
    return value >= 10 && value <= 98_168 && (cell.length() == 5 || value < 10_000);
  }

  private static boolean isHours(String cell) {
    boolean days = DAYS.matcher(cell).find();
    boolean times = TIMES.matcher(cell).find();
    boolean clock = cell.matches(".*\\d[:.]\\d{2}.*[-–/].*\\d[:.]\\d{2}.*");
    return (days && times)
        || (clock && !cell.matches("[\\d./-]+") && cell.length() < 200)
        || cell.matches("(?i)24/7|sempre aperto|h24");
  }

  /// Codice fiscale of a person, or partita IVA with its check digit (Luhn).
  private static boolean isTaxCode(String cell) {
    if (PERSON_CODE.matcher(cell).matches()) {
      return true;
    }
    String code = cell.replaceFirst("^(?i)IT\\s*", "");
    if (!code.matches("\\d{11}") || code.equals("00000000000")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 11; i++) {
      int digit = code.charAt(i) - '0';
      int doubled = digit * 2;
      sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /// Numbers that count up one by one are identifiers.
  private boolean isSerial() {
    int ups = 0;
    for (int i = 1; i < cells.size(); i++) {
      boolean plain = cells.get(i).matches("\\d{1,9}") && cells.get(i - 1).matches("\\d{1,9}");
      ups +=
          plain && Integer.parseInt(cells.get(i)) == Integer.parseInt(cells.get(i - 1)) + 1 ? 1 : 0;
    }
    return cells.size() > 2 && ups > cells.size() * MANY;
  }

  private double fiveDigits() {
    return (double) cells.stream().filter(cell -> cell.length() == 5).count() / cells.size();
  }

  /// Share of the cells that are numbers of an Italian or named country's network, and long enough
  /// not to be codes.
  private double validPhones() {
    long valid =
        cells.stream()
            .filter(cell -> digits(cell) >= 8)
            .filter(
                cell -> {
                  try {
                    return PHONES.isValidNumber(
                        PHONES.parse(cell.split("[;,]|\\s[-–]\\s")[0], "IT"));
                  } catch (NumberParseException e) {
                    return false;
                  }
                })
            .count();
    return (double) valid / cells.size();
  }

  private boolean isDegrees() {
    boolean named =
        named(
                "lat|latitudine|latitude|lon|lng|long|longitudine|longitude|lat y 4326|long x 4326|x|y|coord x|coord y")
            || heading.contains(" lat ")
            || heading.contains(" long ")
            || heading.contains("latitud")
            || heading.contains("longitud");
    boolean fine = share(ColumnType.LAT) >= 0.9;
    long precise = cells.stream().filter(cell -> cell.matches("[+-]?\\d{1,3}[.,]\\d{4,}")).count();
    boolean possible = within(-180, 180) >= 0.95;
    return fine
        && possible
        && (named
            || (precise >= cells.size() * 0.9
                && (within(35, 48) >= 0.95 || within(6, 19) >= 0.95)));
  }

  private ColumnType degrees() {
    boolean north = within(35, 48) >= 0.95;
    boolean east = within(6, 19) >= 0.95;
    boolean saysLongitude =
        named("lon|lng|long|longitudine|longitude|x|coord x")
            || heading.contains("longitud")
            || heading.contains(" long ");
    if (north != east) {
      return north ? ColumnType.LAT : ColumnType.LON;
    }
    return saysLongitude ? ColumnType.LON : ColumnType.LAT;
  }

  private double within(double low, double high) {
    long count =
        cells.stream()
            .filter(cell -> DEGREES.matcher(cell).matches())
            .mapToDouble(cell -> Double.parseDouble(cell.replace(',', '.')))
            .filter(value -> value >= low && value <= high)
            .count();
    return (double) count / cells.size();
  }
}
