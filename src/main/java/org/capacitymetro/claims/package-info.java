/// Who speaks for an organization: brings the organizations of the directory and the people of
/// accounts together. Neither knows the other.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "text",
      "pages",
      "areas",
      "jobs",
      "mail",
      "accounts",
      "directory",
      "rights",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.claims;
