/// Values of written language: localized texts, slugs, short identifiers. Owns no beans and no
/// tables.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.text;
