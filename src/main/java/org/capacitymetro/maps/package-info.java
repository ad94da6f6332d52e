/// What the map in the browser asks for: tiles of services and sheets, the settings of its script,
/// and the colours of the sectors. The ground below comes from `basemap`.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "geo",
      "text",
      "areas",
      "pages",
      "taxonomy",
      "search",
      "parameters",
      "catalogue"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.maps;
