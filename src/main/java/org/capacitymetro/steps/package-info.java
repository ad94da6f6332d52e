/// Step guides: what a person in some situation does, as a tree of steps whose choices end in
/// services, a telephone number, or another step. Owns the guides and every version of them. It
/// stands above `cards` and `parameters`, because its choices are searches and its last steps show
/// what they find; `guides` are another thing: the toolkit's, for people who run services.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "pages",
      "text",
      "taxonomy",
      "areas",
      "accounts",
      "index :: facets",
      "search",
      "cards",
      "parameters",
      "rights",
      "writing"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.steps;
