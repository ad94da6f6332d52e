/// People who keep the map: accounts, roles with a scope, the one policy that says who may do what,
/// sign-in, sessions, invitations. Readers need none of it. Knows organizations only by their id
/// and records only by the [Subject] their module hands over.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform", "text", "pages", "areas", "jobs", "mail", "rights"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.accounts;
