package org.capacitymetro.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.PracticeNames;
import org.capacitymetro.writing.Codes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The value of a field of a sheet in words, for differences and disputes.
@Component
class FieldValues {
  private final PracticeNames names;

  FieldValues(PracticeNames names) {
    this.names = names;
  }

  /// @param field as in [SheetFields]
  static String label(String field, Page page) {
    return page.t(
        "practices.field."
            + (field.startsWith("texts.")
                ? Codes.of(Passage.valueOf(field.substring("texts.".length())))
                : field));
  }

  /// Lists come one entry a line; nothing gives the words for nothing.
  String of(String field, @Nullable JsonNode value, Page page) {
    String words = value == null ? "" : words(field, value, page);
    return words.isBlank() ? page.t("practices.no-value") : words;
  }

  private String words(String field, JsonNode value, Page page) {
    if (value.isArray()) {
      List<String> lines = new ArrayList<>();
      value.forEach(entry -> lines.add(words(field, entry, page)));
      return lines.stream().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }
    if (value.isObject()) {
      return object(field, value, page);
    }
    String text = value.isNull() ? "" : value.asString();
    return switch (field) {
      case "cities" -> names.city(text, page.code());
      case "sectors" -> names.sector(text, page.code());
      case "targets" -> names.target(text, page.code());
      case "kind" -> page.t("practices.kind." + code(text));
      case "money" -> page.t("practices.money." + code(text));
      case "licence" -> page.t("practices.licence." + code(text));
      default -> text;
    };
  }

  /// A text is its words in each language; a row is its parts.
  private String object(String field, JsonNode value, Page page) {
    if (value.has("texts") && value.has("source")) {
      List<String> languages = new ArrayList<>();
      value
          .get("texts")
          .properties()
          .forEach(
              entry ->
                  languages.add(
                      (entry.getKey().equals(page.code()) ? "" : entry.getKey() + ": ")
                          + entry.getValue().path("text").asString("")));
      return String.join("\n", languages);
    }
    List<String> parts = new ArrayList<>();
    value
        .properties()
        .forEach(
            part -> {
              String words =
                  switch (part.getKey()) {
                    case "service" ->
                        names
                            .service(UUID.fromString(part.getValue().asString()), page)
                            .map(PracticeNames.Service::name)
                            .orElse(page.t("practices.service.gone"));
                    case "role" -> page.t("practices.role." + code(part.getValue().asString()));
                    case "unit" -> page.t("practices.unit." + code(part.getValue().asString()));
                    case "state" -> page.t("practices.running." + code(part.getValue().asString()));
                    case "hash", "small", "width", "height", "bytes", "type" -> "";
                    default -> words("", part.getValue(), page);
                  };
              if (!words.isBlank()) {
                parts.add(words);
              }
            });
    return String.join(" · ", parts);
  }

  private static String code(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
