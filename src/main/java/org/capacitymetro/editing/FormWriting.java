package org.capacitymetro.editing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Writes the values of a record into the fields of a form.
final class FormWriting {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  Fields fields() {
    return new Fields(values);
  }

  void put(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      values.put(name, List.of(value));
    }
  }

  void put(String name, List<String> chosen) {
    if (!chosen.isEmpty()) {
      values.put(name, chosen);
    }
  }

  void put(String name, Enum<?> chosen) {
    values.put(name, List.of(chosen.name()));
  }

  /// One field a language; a translation that is older than its source is marked by `.old`.
  void put(String name, LocalizedText text) {
    if (text.isEmpty()) {
      return;
    }
    put(name + ".source", text.source());
    for (String language : text.texts().keySet()) {
      LocalizedText.Reading reading = text.read(language);
      put(name + "." + language, reading.text());
      if (reading.olderThanSource()) {
        put(name + "." + language + ".old", "yes");
      }
    }
  }
}
