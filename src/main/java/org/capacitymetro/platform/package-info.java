/// The ground under every module: data directory, embedded PostgreSQL, commands of `./capacity`,
/// clock, request ids, rate limit. Knows nothing of services or pages.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.platform;
