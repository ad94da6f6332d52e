/// The directory of services: keeps organizations, services and locations, which `hsds` describes,
/// and the change sets that made them. The only module that knows exact places of sensitive
/// services: what leaves it is already coarsened.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "text",
      "geo",
      "taxonomy",
      "areas",
      "hours",
      "freshness",
      "geocoding",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.directory;
