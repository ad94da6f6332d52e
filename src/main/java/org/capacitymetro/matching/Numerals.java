package org.capacitymetro.matching;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Numbers as names write them: `12`, `2°`, `XXIII`, `secondo`, `third`.
final class Numerals {
  /// Nobody writes a higher Roman number in a name, but many words are spelt with L, C, D and M.
  private static final Pattern ROMAN = Pattern.compile("(x{0,3})(ix|iv|v?i{0,3})");

  private static final Pattern ORDINAL =
      Pattern.compile("0*(\\d+)(?:o|a|mo|ma|st|nd|rd|th|esimo|esima)?");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("uno", "1"),
          Map.entry("due", "2"),
          Map.entry("tre", "3"),
          Map.entry("quattro", "4"),
          Map.entry("cinque", "5"),
          Map.entry("sei", "6"),
          Map.entry("sette", "7"),
          Map.entry("otto", "8"),
          Map.entry("nove", "9"),
          Map.entry("dieci", "10"),
          Map.entry("venti", "20"),
          Map.entry("primo", "1"),
          Map.entry("prima", "1"),
          Map.entry("secondo", "2"),
          Map.entry("seconda", "2"),
          Map.entry("terzo", "3"),
          Map.entry("terza", "3"),
          Map.entry("quarto", "4"),
          Map.entry("quarta", "4"),
          Map.entry("quinto", "5"),
          Map.entry("quinta", "5"),
          Map.entry("sesto", "6"),
          Map.entry("sesta", "6"),
          Map.entry("settimo", "7"),
          Map.entry("settima", "7"),
          Map.entry("ottavo", "8"),
          Map.entry("ottava", "8"),
          Map.entry("nono", "9"),
          Map.entry("nona", "9"),
          Map.entry("decimo", "10"),
          Map.entry("decima", "10"),
          Map.entry("one", "1"),
          Map.entry("two", "2"),
          Map.entry("three", "3"),
          Map.entry("four", "4"),
          Map.entry("five", "5"),
          Map.entry("six", "6"),
          Map.entry("seven", "7"),
          Map.entry("eight", "8"),
          Map.entry("nine", "9"),
          Map.entry("ten", "10"),
          Map.entry("first", "1"),
          Map.entry("second", "2"),
          Map.entry("third", "3"),
          Map.entry("fourth", "4"),
          Map.entry("fifth", "5"),
          Map.entry("sixth", "6"),
          Map.entry("seventh", "7"),
          Map.entry("eighth", "8"),
          Map.entry("ninth", "9"),
          Map.entry("tenth", "10"));

  /// What is counted: before these `I`, `V`, `X` is a number, behind them any last letter names
  /// one.
  private static final Set<String> COUNTED =
      Set.of(
          "sezione",
          "sez",
          "section",
          "padiglione",
          "pad",
          "scala",
          "blocco",
          "block",
          "plesso",
          "gruppo",
          "group",
          "lotto",
          "aula",
          "piano",
          "settore",
          "modulo",
          "classe",
          "corso",
          "circolo",
          "istituto",
          "municipio",
          "municipalita",
          "circoscrizione",
          "distretto",
          "ambulatorio",
          "sportello",
          "zona",
          "zone",
          "nucleo",
          "reparto",
          "edificio",
          "building",
          "unit",
          "ward",
          "district",
          "succursale",
          "sede",
          "grado",
          "volume",
          "part",
          "fase");

  /// Of these a letter is the name, wherever it stands; elsewhere it may be an initial.
  private static final Set<String> PARTS =
      Set.of(
          "sezione",
          "sez",
          "section",
          "padiglione",
          "pad",
          "scala",
          "blocco",
          "block",
          "lotto",
          "aula",
          "edificio",
          "building");

  private Numerals() {}

  /// Digits, also of ordinals and Roman numbers of two letters and more.
  static Optional<String> number(String word) {
    java.util.regex.Matcher ordinal = ORDINAL.matcher(word);
    if (ordinal.matches()) {
      return Optional.of(ordinal.group(1));
    }
    return word.length() > 1 && ROMAN.matcher(word).matches()
        ? Optional.of(Integer.toString(roman(word)))
        : Optional.empty();
  }

  /// A number written as a word, which may also be just a word (`Primo Levi`).
  static Optional<String> numberWord(String word) {
    return Optional.ofNullable(WORDS.get(word));
  }

  /// The number or letter that a lone letter stands for: behind or before what is counted (`I
  /// circolo`, `sezione B`), or a Roman number at the end.
  static Optional<String> loneLetter(List<String> words, int at) {
    String word = words.get(at);
    boolean last = at == words.size() - 1 && at > 0;
    String before = at > 0 ? words.get(at - 1) : "";
    boolean counted = PARTS.contains(before) || (last && COUNTED.contains(before));
    boolean counts = at + 1 < words.size() && COUNTED.contains(words.get(at + 1));
    if (isRomanLetter(word) && (counted || counts || last)) {
      return Optional.of(Integer.toString(roman(word)));
    }
    return counted && Character.isLetter(word.charAt(0)) ? Optional.of(word) : Optional.empty();
  }

  private static boolean isRomanLetter(String word) {
    return word.equals("i") || word.equals("v") || word.equals("x");
  }

  private static int roman(String word) {
    int value = 0;
    for (int i = 0; i < word.length(); i++) {
      int here = digit(word.charAt(i));
      value += i + 1 < word.length() && digit(word.charAt(i + 1)) > here ? -here : here;
    }
    return value;
  }

  private static int digit(char letter) {
    return letter == 'i' ? 1 : letter == 'v' ? 5 : 10;
  }
}
