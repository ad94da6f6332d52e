/// The outermost row: home, help and error pages, security rules, start-up of demonstration data.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "pages",
      "text",
      "areas",
      "accounts",
      "directory",
      "practices",
      "guides",
      "adoption",
      "editing",
      "search",
      "portal",
      "steps",
      "intake",
      "cards",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.site;
