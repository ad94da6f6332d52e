package org.capacitymetro.search;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;
import org.capacitymetro.text.LocalizedText;

/// What a map tile shows of a service.
///
/// @param id short form
/// @param approximate true where its point is only that of its street or town
/// @param sector code of the first-level sector, empty when it has none
record Pin(String id, String sector, String name, boolean approximate) {
  private static final String APPROXIMATE = "~";

  /// Id (with `~` before it where the place is approximate), sector, then language and name in
  /// turn, the source language first; separated by NUL.
  static BytesRef write(String id, String sector, LocalizedText name, boolean approximate) {
    StringBuilder text =
        new StringBuilder(approximate ? APPROXIMATE : "").append(id).append('\0').append(sector);
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
  static String sector(BytesRef bytes) {
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

  static Pin read(BytesRef bytes, String language) {
    String[] values =
        new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.UTF_8).split("\0", -1);
    String name = values[3];
    for (int i = 4; i + 1 < values.length; i += 2) {
      if (values[i].equals(language)) {
        name = values[i + 1];
      }
    }
    boolean approximate = values[0].startsWith(APPROXIMATE);
    String id = approximate ? values[0].substring(APPROXIMATE.length()) : values[0];
    return new Pin(id, values[1], name, approximate);
  }
}
