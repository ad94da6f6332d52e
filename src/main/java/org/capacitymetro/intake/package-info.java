/// Brings other people's lists into the directory: imports as runs that are read, assessed, looked
/// at, applied and taken back; scheduled sources; the wizard that maps columns. Writes only through
/// the directory.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "text",
      "geo",
      "tables",
      "italy",
      "matching",
      "taxonomy",
      "areas",
      "pages",
      "jobs",
      "geocoding",
      "accounts",
      "hours",
      "freshness",
      "directory",
      "mapping",
      "consolidation",
      "rights",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.intake;
