/// How things are written in Italy: addresses, telephone numbers, names of bodies, tax codes.
/// Values without beans; knows no record of the directory.
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"geo", "text"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.italy;
