/// Services on paper: the sheet that somebody at a desk hands to the person before them, in the
/// language of that person. Keeps nothing of who it is for.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "geo",
      "platform",
      "text",
      "documents",
      "pages",
      "basemap",
      "hours",
      "directory",
      "cards",
      "services",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.orientation;
