/// The translators' desk: which texts lack a translation into which language, editing side by side,
/// official terms, translation memory, files for agencies, and the machine that fills gaps. Owns no
/// text: what is to be translated it asks of [org.capacitymetro.text.Translatables] and hands the
/// words back to them.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform", "text", "pages", "areas", "jobs", "accounts", "rights"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.translation;
