/// Where people change the directory: the forms of services and organizations, two editors at once,
/// merging, splitting and closing, the desk with what needs doing. Decides nothing about who may do
/// what (that is `rights`) and stores no record itself (that is `directory`).
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "pages",
      "text",
      "geo",
      "taxonomy",
      "areas",
      "accounts",
      "hours",
      "freshness",
      "directory",
      "mapping",
      "matching",
      "geocoding",
      "consolidation",
      "rights",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.editing;
