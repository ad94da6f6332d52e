/// Following by mail: a search, an organization or a service, without an account, with digests of
/// what changed. Knows searches as query strings only; the module that reads them answers through
/// [org.capacitymetro.watching.Searches].
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "text",
      "pages",
      "jobs",
      "mail",
      "accounts",
      "directory",
      "rights",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.watching;
