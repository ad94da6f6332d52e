/// Brings other people's lists into the directory: reading files, mapping their columns and
/// categories, reporting what was taken and what was refused. Writes only through the directory.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "text",
      "geo",
      "taxonomy",
      "areas",
      "hours",
      "freshness",
      "directory",
      "italy",
      "mapping"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.intake;
