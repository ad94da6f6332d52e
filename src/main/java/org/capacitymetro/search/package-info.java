/// Finds services: text, filters, facets, nearest, map tiles, from an index fed by the change log
/// of the directory. Owns the index files; can be rebuilt from the directory at any time. Finds the
/// sheets of the toolkit with the same engine, from an index in memory. What the index holds of a
/// service is `index`'s.
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
      "practices",
      "hsds",
      "index",
      "index :: facets"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.search;
