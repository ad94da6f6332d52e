/// People who keep the map: their accounts, sign-in, sessions, invitations, and what is known of
/// them. Readers need none of it. What a person may do is for `rights` to say; organizations are
/// known only by their id.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform", "text", "pages", "areas", "jobs", "mail", "rights"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.accounts;
