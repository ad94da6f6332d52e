/// The pages of the desk about imports: the wizard that takes a file in and maps its columns, the
/// list of the runs and each of them, scheduled sources, reports to take away, the guide. Keeps the
/// files that people handed in; all else is kept and done by `intake`.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "text",
      "tables",
      "taxonomy",
      "areas",
      "pages",
      "jobs",
      "accounts",
      "hours",
      "rights",
      "hsds",
      "directory",
      "mapping",
      "consolidation",
      "intake"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.imports;
