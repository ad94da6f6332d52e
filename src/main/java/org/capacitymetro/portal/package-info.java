/// The public face of the directory: results, service, organization and city pages, the search API
/// and service tiles; and the same for the sheets of the toolkit: results, need, comparison, tiles.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "pages",
      "text",
      "geo",
      "taxonomy",
      "areas",
      "hours",
      "freshness",
      "accounts",
      "directory",
      "geocoding",
      "editing",
      "intake",
      "verification",
      "basemap",
      "documents",
      "watching",
      "search",
      "practices",
      "guides",
      "assessment"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.portal;
