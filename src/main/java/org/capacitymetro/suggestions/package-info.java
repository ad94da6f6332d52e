/// What anyone may say about a service without an account, and what those who keep the map make of
/// it. Stands beside the forms of editors and knows nothing of them.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "pages",
      "text",
      "jobs",
      "mail",
      "areas",
      "accounts",
      "hours",
      "freshness",
      "directory",
      "rights",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.suggestions;
