/// The ground the service points stand on: land, area boundaries and streets as vector tiles, or
/// the operator's own PMTiles file. Serves no services.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform", "pages", "text", "geo", "areas"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.basemap;
