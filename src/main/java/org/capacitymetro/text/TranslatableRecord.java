package org.capacitymetro.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record with the texts of it that may be translated by people who need not know the record.
/// Texts that say more than the public may know are left out by whoever owns them.
///
/// @param id as its [Translatables] names it; of letters, digits, `-` and `:`
/// @param city code of the city it belongs to, null outside all of them
/// @param organization that answers for it, null for none
/// @param path of its public page after the language, empty where it has none
/// @param texts those that say something, by the name of the field, in the order of reading
public record TranslatableRecord(
    String kind,
    String id,
    @Nullable String city,
    @Nullable UUID organization,
    LocalizedText title,
    String path,
    Map<String, LocalizedText> texts) {

  public TranslatableRecord {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }
}
