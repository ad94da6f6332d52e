/// Whether two descriptions mean one place: candidates, comparisons, scores and their reasons.
/// Works on lists in memory; knows neither database nor directory.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform", "text", "geo", "italy", "tables"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.matching;
