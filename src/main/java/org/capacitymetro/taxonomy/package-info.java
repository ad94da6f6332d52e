/// Sectors, targets and other vocabularies (HSDS `taxonomy`, `taxonomy_term`): terms with codes
/// that never change and names in many languages. Does not know which services carry them.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "text"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.taxonomy;
