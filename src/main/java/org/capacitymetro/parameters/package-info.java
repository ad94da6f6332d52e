/// The parameters of a search for services: the one parser that reads them for the pages, the API
/// and the tiles, says what is wrong with them, and writes them into addresses again.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "geo",
      "areas",
      "pages",
      "taxonomy",
      "freshness",
      "index :: facets",
      "search"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.parameters;
