/// The desk where sheets of practices are written and handed in: the list of one's sheets, the form
/// with what is typed and what is wrong with it, several who write at once, versions and the way
/// back, steps and co-authors. What a sheet says, its versions and its states belong to
/// `practices`, whose [org.capacitymetro.practices.Authors] says who may do what; what peers say
/// belongs to `review`.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "pages",
      "text",
      "files",
      "taxonomy",
      "areas",
      "accounts",
      "rights",
      "hsds",
      "writing",
      "practices"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.authoring;
