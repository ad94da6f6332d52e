/// City packs: everything public about a city in one language as signed, versioned lines for the
/// app, and the city's map for the pocket. Owns the packs, their versions and the key they are
/// signed with; knows no more of a record than its page shows, and nothing of who asks.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "pages",
      "text",
      "geo",
      "jobs",
      "taxonomy",
      "areas",
      "hours",
      "freshness",
      "directory",
      "practices",
      "basemap",
      "search",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.offline;
