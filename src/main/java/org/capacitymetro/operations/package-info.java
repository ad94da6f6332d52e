/// The administrator's view of what runs by itself: jobs and the outbox. Owns no data; everything
/// shown and done here belongs to `jobs` and `mail`, which stand below `accounts` and so cannot ask
/// who is an administrator.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform", "text", "pages", "jobs", "mail", "rights"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.operations;
