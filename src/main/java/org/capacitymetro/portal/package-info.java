/// The results of a search for services as pages, API and feed, the page of a city, and the
/// searches that people follow. Cards, parameters, the page of one service, the map and the sheets
/// of the toolkit have modules of their own.
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
      "directory",
      "geocoding",
      "verification",
      "watching",
      "index :: facets",
      "search",
      "guides",
      "cards",
      "parameters",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.portal;
