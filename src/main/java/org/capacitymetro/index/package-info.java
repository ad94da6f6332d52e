/// What the index holds of services: the document made of one, how its text becomes words, and the
/// columns of each segment in memory. Knows no queries; `search` writes the documents and asks.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"text", "geo", "hours", "freshness", "geocoding", "hsds"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.index;
