/// One place, one record: what the matcher says of records and of drafts not yet written, the
/// review of doubtful pairs, and what each source may say of a record that several describe.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "text",
      "geo",
      "italy",
      "tables",
      "geocoding",
      "matching",
      "taxonomy",
      "areas",
      "pages",
      "jobs",
      "accounts",
      "hours",
      "freshness",
      "directory",
      "rights",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.consolidation;
