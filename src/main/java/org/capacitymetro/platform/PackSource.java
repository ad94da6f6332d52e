package org.capacitymetro.platform;

import java.util.List;

/// Something that people carry in their pocket beside the services of their city: a module that has
/// such records contributes a bean of this, and every city pack holds them.
public interface PackSource {

  /// @param key of the line, unlike that of any other record: `help:new-here`
  /// @param content what the line says beside its key: a record or map that Jackson writes; members
  ///   that are null are left out, and a `LocalizedText` becomes what a reader of the pack's
  ///   language gets of it
  record Entry(String key, Object content) {}

  /// The records for a city in one language.
  ///
  /// @param language of the pack, BCP 47
  List<Entry> entries(String city, String language);

  /// Changes whenever a record may have changed, on whatever node; the packs are made again then.
  String state();
}
