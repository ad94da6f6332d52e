/// Peers of other cities judge the sheets of a city: who is asked, who has an interest in the
/// matter and stays out, what each answered, what the authors say to it, and what follows. Leads a
/// sheet through [org.capacitymetro.practices.PeerReading]; the criteria and the level they come to
/// belong to `assessment`, and the sheet's page shows the outcome without knowing this module.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "pages",
      "text",
      "mail",
      "areas",
      "accounts",
      "assessment",
      "practices",
      "rights"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.review;
