/// The frame of every page: interface languages, message bundles, the layout model and the
/// rendering of templates. Owns no content; the modules above fill it.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "text"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.pages;
