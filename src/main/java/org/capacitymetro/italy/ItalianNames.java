package org.capacitymetro.italy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes names of public lists readable: `BIBLIOTECA CIVICA DI SANT'AGATA` becomes `Biblioteca
/// Civica di Sant'Agata`. Names that mix capitals and small letters were written by a person and
/// stay.
public final class ItalianNames {
  private static final Set<String> SMALL =
      Set.of(
          "di", "del", "dello", "della", "dei", "degli", "delle", "da", "dal", "dalla", "dai",
          "dalle", "a", "al", "allo", "alla", "ai", "agli", "alle", "in", "nel", "nello", "nella",
          "nei", "nelle", "con", "su", "sul", "sulla", "sui", "per", "tra", "fra", "e", "ed", "il",
          "lo", "la", "i", "gli", "le", "un", "una", "presso", "c/o", "s/n");
  private static final Set<String> SMALL_BEFORE_APOSTROPHE =
      Set.of("d", "dell", "all", "dall", "nell", "sull", "coll", "l");
  private static final Set<String> INITIALS =
      Set.of(
          "CPIA", "CTP", "CFP", "IC", "IIS", "IISS", "ISIS", "ISISS", "IPSIA", "IPSAR", "IPSEOA",
          "IPSSAR", "IPC", "IPM", "IPIA", "ITI", "ITIS", "ITC", "ITCG", "ITG", "ITE", "ITT", "ITAS",
          "ITN", "SMS", "SM", "DD", "CD", "LS", "LC", "ETS", "ONLUS", "ODV", "APS", "ASD", "SSD",
          "ONG", "OSC", "SRL", "SNC", "SPA", "SAS", "SCARL", "ASL", "ATS", "ASST", "AO", "AOU",
          "IRCCS", "PO", "DS", "DSS", "UO", "ASF", "CAF", "ACLI", "ARCI", "AVIS", "ANPI", "CNR",
          "INPS", "UNITRE", "CAI", "AIDO", "AISM", "LILT", "UILDM", "CSV", "MI", "TO", "NA", "BA",
          "VE");
  private static final Pattern ROMAN =
      Pattern.compile("(?=[IVXL])(X{0,3})(IX|IV|V?I{0,3})|XL|XC|L");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern IN_QUOTES = Pattern.compile("^\"([^\"]*)\"$");
  private static final Pattern FINAL_DASHES = Pattern.compile("(?<=[\\p{L}.])-+$");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}/]+['’]?");
  private static final Pattern FINAL_APOSTROPHE =
      Pattern.compile("(\\p{Lu}{2,})([AEIOU])(?<!(?:^|[\\s(])'[^']{1,80})'(?![\\p{L}])");
  private static final Pattern TWICE_ENCODED = Pattern.compile("[ÂÃ][\\u0080-\\u00bf]");

  private ItalianNames() {}

  /// A name for people; empty stays empty.
  public static String tidy(String name) {
    if (name.isEmpty()) {
      return "";
    }
    String quoted = SPACES.matcher(name).replaceAll(" ").strip();
    String plain = quoted.startsWith("\"") ? IN_QUOTES.matcher(quoted).replaceFirst("$1") : quoted;
    String stripped =
        (plain.endsWith("-") ? FINAL_DASHES.matcher(plain).replaceFirst("") : plain)
            .replace('`', '\'')
            .strip();
    return stripped.chars().anyMatch(Character::isLowerCase) ? stripped : fromCapitals(stripped);
  }

  private static String fromCapitals(String name) {
    String accented =
        FINAL_APOSTROPHE
            .matcher(name)
            .replaceAll(found -> found.group(1) + "ÀÈÌÒÙ".charAt("AEIOU".indexOf(found.group(2))));
    StringBuilder text = new StringBuilder();
    Matcher words = WORD.matcher(accented);
    int end = 0;
    while (words.find()) {
      text.append(accented, end, words.start());
      boolean first = words.start() == 0;
      boolean dotted = words.end() < accented.length() && accented.charAt(words.end()) == '.';
      text.append(word(words.group(), first, dotted));
      end = words.end();
    }
    return text.append(accented.substring(end)).toString();
  }

  private static String word(String word, boolean first, boolean dotted) {
    boolean apostrophe = word.endsWith("'") || word.endsWith("’");
    String letters = apostrophe ? word.substring(0, word.length() - 1) : word;
    String small = letters.toLowerCase(Locale.ITALIAN);
    boolean staysSmall =
        !first && !dotted && (apostrophe ? SMALL_BEFORE_APOSTROPHE : SMALL).contains(small);
    if (staysSmall) {
      return word.toLowerCase(Locale.ITALIAN);
    }
    boolean staysCapital =
        INITIALS.contains(letters)
            || (ROMAN.matcher(letters).matches() && !(letters.equals("I") && dotted))
            || letters.chars().anyMatch(Character::isDigit)
            || letters.length() == 1;
    return staysCapital ? word : word.charAt(0) + word.substring(1).toLowerCase(Locale.ITALIAN);
  }

  /// Undoes UTF-8 that was read as Latin-1 and written again, once or twice (`UnitÃ ` for `Unità`).
  /// Gives the text back unchanged where it does not come out as clean text.
  public static String mendEncoding(String text) {
    String mended = text;
    for (int round = 0; round < 2 && TWICE_ENCODED.matcher(mended).find(); round++) {
      try {
        ByteBuffer bytes = StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(mended));
        mended = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      } catch (CharacterCodingException e) {
        return text;
      }
    }
    return mended;
  }

  public static boolean isGarbled(String text) {
    return (text.indexOf('Â') >= 0 || text.indexOf('Ã') >= 0) && TWICE_ENCODED.matcher(text).find()
        || text.indexOf('\ufffd') >= 0;
  }
}
