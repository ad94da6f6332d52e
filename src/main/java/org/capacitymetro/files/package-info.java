/// Files that people bring: pictures and documents, kept under the hash of their content in the
/// data directory. Says what a file is by its content, makes pictures smaller and takes out where
/// they were taken. Who may read a file is for the module that uses it to say.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "jobs"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.files;
