/// How the map is kept true: asking bodies by mail, answers without a login, the steps that follow
/// silence, campaigns, telephone rounds. Writes through the directory, like everybody.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "pages",
      "text",
      "areas",
      "taxonomy",
      "jobs",
      "mail",
      "accounts",
      "hours",
      "freshness",
      "directory",
      "rights",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.verification;
