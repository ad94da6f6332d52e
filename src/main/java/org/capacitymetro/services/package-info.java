/// The page of one service and of one body, what editors see before they publish, and what stands
/// on a page in place of a record that is closed. Lists of services belong to `portal`.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "geo",
      "platform",
      "text",
      "areas",
      "pages",
      "taxonomy",
      "geocoding",
      "hours",
      "directory",
      "verification",
      "editing",
      "imports",
      "index :: facets",
      "search",
      "cards",
      "parameters",
      "rights",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.services;
