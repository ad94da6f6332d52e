package org.capacitymetro.directory;

/// What kind of list a source is, which decides what it may say of a record that several describe.
public enum SourceTrust {
  /// The authority that registers or decides what it lists.
  REGISTER,
  /// A body about its own services.
  ORGANIZATION,
  /// A municipality or region about services in its area.
  MUNICIPALITY,
  /// A list that somebody keeps.
  LIST,
  /// A spreadsheet of unknown care.
  SPREADSHEET
}
