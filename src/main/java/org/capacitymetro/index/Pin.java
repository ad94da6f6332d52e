package org.capacitymetro.index;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;
import org.capacitymetro.text.LocalizedText;

/// What a map tile shows of a service.
///
/// @param id short form
/// @param around metres around the point within which it lies; 0 where the point is its own
/// @param sector code of the first-level sector, empty when it has none
public record Pin(String id, String sector, String name, int around) {
  private static final String AROUND = "~";

  /// Id (behind it `~` and metres where the place is approximate), sector, then language and name
  /// in turn, the source language first; separated by NUL.
  static BytesRef write(String id, String sector, LocalizedText name, int around) {
    StringBuilder text = new StringBuilder(id);
    if (around > 0) {
      text.append(AROUND).append(around);
    }
    text.append('\0').append(sector);
    text.append('\0').append(name.source()).append('\0').append(name.in(name.source()));
    name.texts()
        .forEach(
            (language, entry) -> {
              if (!language.equals(name.source())) {
                text.append('\0').append(language).append('\0').append(entry.text());
              }
            });
    return new BytesRef(text);
  }

  /// The sector alone, without making words of the rest.
  public static String sector(BytesRef bytes) {
    int from = bytes.offset;
    while (bytes.bytes[from] != 0) {
      from++;
    }
    int to = ++from;
    while (bytes.bytes[to] != 0) {
      to++;
    }
    return new String(bytes.bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /// With the name in a language or, lacking that, in its own.
  public static Pin read(BytesRef bytes, String language) {
    String[] values =
        new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.UTF_8).split("\0", -1);
    String name = values[3];
    for (int i = 4; i + 1 < values.length; i += 2) {
      if (values[i].equals(language)) {
        name = values[i + 1];
      }
    }
    int at = values[0].indexOf(AROUND);
    return at < 0
        ? new Pin(values[0], values[1], name, 0)
        : new Pin(
            values[0].substring(0, at),
            values[1],
            name,
            Integer.parseInt(values[0].substring(at + AROUND.length())));
  }
}
