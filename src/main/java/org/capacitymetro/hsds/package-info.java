/// What a record says, in the terms of Open Referral HSDS 3: organization, service, location and
/// their parts, as drafts that hold everything and as what the public may see, with their ids,
/// sources and addresses. Values without beans; `directory` stores them and decides what becomes
/// public.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"geo", "text", "freshness", "geocoding", "hours"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.hsds;
