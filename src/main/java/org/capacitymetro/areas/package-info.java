/// Regions, metropolitan cities, comuni and districts with their ISTAT codes and polygons, and the
/// cities that take part. Answers which areas hold a point; does not know what stands there.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "text", "geo"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.areas;
