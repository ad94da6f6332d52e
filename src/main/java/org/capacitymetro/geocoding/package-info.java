/// From a written address to a point, with the source and the precision of the answer. Keeps its
/// own index of addresses; knows no record of the directory.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform", "text", "geo", "italy", "tables"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.geocoding;
