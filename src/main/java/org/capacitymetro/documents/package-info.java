/// Files to take home or to edit: a content model, set as accessible PDF (Typst, in a process of
/// its own) and as DOCX. Owns the engine's process and its unpacked files; knows nothing of
/// practices or services, and no words for people: whoever builds a document brings them.
@org.springframework.modulith.ApplicationModule(allowedDependencies = "platform")
@org.jspecify.annotations.NullMarked
package org.capacitymetro.documents;
