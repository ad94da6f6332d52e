/// The outermost row: home, help and error pages, security rules, start-up of demonstration data.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "pages",
      "text",
      "geo",
      "taxonomy",
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
      "intake"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.site;
