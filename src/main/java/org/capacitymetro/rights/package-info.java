/// Who may do what: a person with the roles they have and where, the subject of an action, and the
/// one policy that decides. Values without beans; how people sign in and where they are kept is for
/// `accounts`.
@org.springframework.modulith.ApplicationModule(allowedDependencies = "text")
@org.jspecify.annotations.NullMarked
package org.capacitymetro.rights;
