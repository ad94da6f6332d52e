/// The toolkit: sheets of good practices and micro-practices, hung on the services that live them.
/// Owns what a sheet says and every version of it, who writes it, and the state it is in; its
/// public pages and files. Who may decide about a sheet is for `rights` to say, and services belong
/// to `directory`.
///
/// Modules above come in by one door each: readers by [Practices], the desk where sheets are
/// written (`authoring`) by [Authors], the review of peers by [PeerReading], and who asks about
/// older versions by [SheetVersions].
///
/// What is published is announced as [PracticePublished]; a service's page shows its sheets through
/// [org.capacitymetro.platform.Related].
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "pages",
      "text",
      "jobs",
      "mail",
      "assessment",
      "files",
      "documents",
      "taxonomy",
      "areas",
      "accounts",
      "directory",
      "rights",
      "hsds",
      "writing"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.practices;
