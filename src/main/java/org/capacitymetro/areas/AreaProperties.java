package org.capacitymetro.areas;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.text.Slug;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds the code and the name of an area among the properties of a feature. Italian open data has
/// no common headings; those of ISTAT, openpolis and the five cities are known here, any other is
/// named on the command line.
final class AreaProperties {
  private static final Pattern LAST_NUMBER = Pattern.compile("([0-9]+)\\s*$");

  private final Area.Kind kind;
  private final List<String> codeNames;
  private final List<String> nameNames;

  AreaProperties(Area.Kind kind, @Nullable String codeProperty, @Nullable String nameProperty) {
    this.kind = kind;
    this.codeNames =
        codeProperty != null
            ? List.of(codeProperty)
            : switch (kind) {
              case REGION -> List.of("reg_istat_code", "COD_REG", "code");
              case PROVINCE -> List.of("prov_istat_code", "COD_UTS", "COD_PROV", "code");
              case COMUNE -> List.of("com_istat_code", "PRO_COM_T", "PRO_COM", "istat", "code");
              case DISTRICT -> List.of("NCIRCO", "IDquartiere", "ID_NIL", "ZONASTAT", "code");
            };
    this.nameNames =
        nameProperty != null
            ? List.of(nameProperty)
            : switch (kind) {
              case REGION -> List.of("reg_name", "DEN_REG", "name");
              case PROVINCE -> List.of("prov_name", "DEN_UTS", "DEN_PROV", "name");
              case COMUNE -> List.of("name", "COMUNE", "DEN_COM", "comune");
              case DISTRICT -> List.of("DENOM", "quartiere", "NIL", "nome", "municip", "name");
            };
  }

  /// The area's own part of the code: digits padded to the width of its kind; for a district its
  /// number, else the number its name ends with, else its name as a slug.
  Optional<String> code(JsonNode properties) {
    Optional<String> given = first(properties, codeNames);
    return switch (kind) {
      case REGION -> given.flatMap(code -> padded(code, 2));
      case PROVINCE -> given.flatMap(code -> padded(code, 3));
      case COMUNE -> given.flatMap(code -> padded(code, 6));
      case DISTRICT ->
          properties.has("ZONASTAT") && given.isPresent()
              ? given.map(code -> "z" + code.toLowerCase(Locale.ROOT))
              : given.map(Slug::of).or(() -> name(properties).map(AreaProperties::numberOrSlug));
    };
  }

  Optional<String> name(JsonNode properties) {
    Optional<String> name = first(properties, nameNames).map(AreaProperties::readable);
    return name.isPresent() || kind != Area.Kind.DISTRICT
        ? name
        : first(properties, codeNames).map(code -> "Zona " + code);
  }

  static Optional<String> first(JsonNode properties, List<String> names) {
    for (String name : names) {
      JsonNode value = properties.get(name);
      if (value != null && !value.isNull() && !value.asString().isBlank()) {
        return Optional.of(value.asString().strip());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> padded(String code, int width) {
    return code.matches("[0-9]{1," + width + "}")
        ? Optional.of("0".repeat(width - code.length()) + code)
        : Optional.empty();
  }

  private static String numberOrSlug(String name) {
    Matcher number = LAST_NUMBER.matcher(name);
    return number.find() ? number.group(1) : Slug.of(name);
  }

  /// Names shouted in capitals get initial capitals, and their apostrophes the accents they stand
  /// for: `CITTA' STUDI` becomes `Città Studi`.
  private static String readable(String name) {
    if (!name.equals(name.toUpperCase(Locale.ITALIAN))) {
      return name;
    }
    StringBuilder words = new StringBuilder();
    for (String word : name.toLowerCase(Locale.ITALIAN).split("\\s+")) {
      if (!words.isEmpty()) {
        words.append(' ');
      }
      String accented = word.length() > 3 && word.endsWith("'") ? accented(word) : word;
      boolean number = accented.matches("[ivx]+");
      words.append(
          number
              ? accented.toUpperCase(Locale.ROOT)
              : accented.substring(0, 1).toUpperCase(Locale.ITALIAN) + accented.substring(1));
    }
    return words.toString();
  }

  private static String accented(String word) {
    String stem = word.substring(0, word.length() - 2);
    char vowel = word.charAt(word.length() - 2);
    return switch (vowel) {
      case 'a' -> stem + 'à';
      case 'e' -> stem + 'è';
      case 'i' -> stem + 'ì';
      case 'o' -> stem + 'ò';
      case 'u' -> stem + 'ù';
      default -> word;
    };
  }
}
