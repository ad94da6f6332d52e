/// How a service is said in little: its card in a list, the tile of its sector, open or closed, how
/// old what is known of it is, and the names that terms and areas have in the language of the page.
/// Owns no page; the modules that show services put the cards into theirs.
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "geo",
      "text",
      "areas",
      "pages",
      "taxonomy",
      "freshness",
      "hours",
      "index :: facets",
      "search",
      "hsds"
    })
@org.jspecify.annotations.NullMarked
package org.capacitymetro.cards;
