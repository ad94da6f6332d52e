/// How peers judge a good practice: the criteria of the grid, what may be answered to each, and the
/// level of evidence that follows from what several people answered. Values without beans; who may
/// judge what, and when, is for `review` to say, and `practices` shows the outcome.
///
/// Criteria after the European Commission's grid for best practices in public health (exclusion,
/// core and qualifier criteria); levels after FAO, Good practices template (2014).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"text", "pages"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.assessment;
