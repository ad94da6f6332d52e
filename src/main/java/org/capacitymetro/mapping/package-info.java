/// What the columns and words of somebody else's list mean here: profiles, and the reading of one
/// row into drafts. Neither opens files nor writes records.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "text",
      "geo",
      "italy",
      "tables",
      "geocoding",
      "taxonomy",
      "areas",
      "hours",
      "freshness",
      "directory",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.mapping;
