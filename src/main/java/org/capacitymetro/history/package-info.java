/// Every version a record had: its public history, two versions side by side, the list of change
/// sets, and taking one back. Stores nothing itself (that is `directory`).
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "text",
      "pages",
      "rights",
      "accounts",
      "hsds",
      "directory",
      "consolidation"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.history;
