/// Opening hours: weekly slots, seasons, holidays and dated exceptions, the one evaluator that says
/// open or closed at an instant, and the OpenStreetMap notation. Not here: whose hours they are.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"text", "areas"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.hours;
