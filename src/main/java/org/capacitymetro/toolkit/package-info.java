/// What somebody collects of the toolkit to take along: several sheets and services as one PDF with
/// cover and contents, as a ZIP with their attachments, or to print. What is chosen stands in the
/// address, or in the browser; nothing of it is kept here.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "pages",
      "text",
      "documents",
      "files",
      "practices",
      "services",
      "orientation",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.toolkit;
