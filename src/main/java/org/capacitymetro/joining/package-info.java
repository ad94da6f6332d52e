/// Asking for an account where the operator allows it, and the answer of an administrator. Makes no
/// accounts itself: an approved request becomes an invitation of `accounts`.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "text",
      "pages",
      "areas",
      "jobs",
      "mail",
      "accounts",
      "rights"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.joining;
