/// Guides of the toolkit: by theme, in chapters of texts, sheets, questions and checklists. Owns
/// what a guide says and every version of it, what answers recommend, and the file of a checklist.
/// What a reader answers and ticks is never kept here; the sheets belong to `practices`.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "pages",
      "text",
      "documents",
      "tables",
      "taxonomy",
      "areas",
      "accounts",
      "practices",
      "rights",
      "writing"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.guides;
