/// Finds sheets of the toolkit: results, list and map, the index by need, and the search API. The
/// sheets themselves belong to `practices`, the index to `search`.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "geo",
      "text",
      "pages",
      "taxonomy",
      "assessment",
      "practices",
      "index :: facets",
      "search",
      "cards",
      "parameters",
      "portal",
      "rights",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.catalogue;
