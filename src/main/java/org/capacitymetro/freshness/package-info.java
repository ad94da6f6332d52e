/// How old what is known of a service is: when, how and by whom each group of its fields was last
/// verified, how fast that fades, whether there are places free, and the words for all of it.
/// Values only; `directory` stores them.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform", "pages", "taxonomy"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.freshness;
