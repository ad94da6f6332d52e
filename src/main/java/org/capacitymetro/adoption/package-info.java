/// Practices that are tried elsewhere: which body tries which version of a sheet, where and since
/// when, what it changed and why (the FRAME fields), and how it went after 6 and 12 months. Shows
/// the family of a practice; the sheet's page shows a summary of it through
/// [org.capacitymetro.practices.Trials] without knowing this module.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "pages",
      "text",
      "geo",
      "jobs",
      "mail",
      "areas",
      "accounts",
      "directory",
      "practices",
      "rights",
      "hsds",
      "writing"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.adoption;
