/// Values of place: points, boxes, Web Mercator, GeoJSON reading. WGS 84 throughout; owns no beans
/// and no tables.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.geo;
