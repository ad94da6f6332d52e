/// Other ways than a password to prove who one is: codes of a second device, passkeys, another
/// server that vouches (OpenID Connect). All of them end in `accounts.SignIns`; this module knows
/// nothing of what people may do.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform", "text", "pages", "mail", "accounts", "rights"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.keys;
