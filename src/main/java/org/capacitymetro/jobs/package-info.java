/// Work that runs by itself, once across all nodes: other modules contribute [Job] beans, this one
/// runs them through db-scheduler and remembers what became of each run. Does not know what any job
/// does.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.jobs;
