/// `./capacity bench`: a seeded synthetic directory and the measurements taken on it.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "pages",
      "text",
      "geo",
      "taxonomy",
      "hours",
      "freshness",
      "directory",
      "index :: facets",
      "search",
      "offline",
      "matching",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.bench;
