/// Brings other people's lists into the directory: imports as runs that are read, assessed, applied
/// and taken back; scheduled sources; the command; the records of the demonstration. Writes only
/// through the directory. Its pages are in `imports`.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "text",
      "geo",
      "tables",
      "matching",
      "taxonomy",
      "areas",
      "pages",
      "jobs",
      "geocoding",
      "hours",
      "freshness",
      "directory",
      "mapping",
      "consolidation",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.intake;
