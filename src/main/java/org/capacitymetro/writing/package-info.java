/// What every text of the toolkit that several people write needs: what was typed into its form,
/// amounts of euro among it, the table of its versions and the page that lists them, and its
/// Markdown as HTML and as blocks of a document. Knows neither sheets nor guides nor steps.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"documents", "pages", "rights", "accounts", "text"})
@org.jspecify.annotations.NullMarked
package org.capacitymetro.writing;
