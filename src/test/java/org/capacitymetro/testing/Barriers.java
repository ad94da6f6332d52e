package org.capacitymetro.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/// What keeps people from using a page, as far as axe finds it: `rule: elements`. Asks for the
/// violations alone and in the page itself, which is several times as fast as everything that axe
/// found in order, told through a second page.
public final class Barriers {
  private static final String SCRIPT = AxeBuilder.getAxeScript();

  private static final String RUN =
      """
      without => axe.run({ exclude: without.map(place => [place]) }, { resultTypes: ['violations'] })
        .then(found => found.violations.map(rule =>
          rule.id + ': ' + rule.nodes.slice(0, 3).map(node => node.html).join(' ')))
      """;

  private Barriers() {}

  /// @param without selectors of parts that are left out, such as a drawn map
  public static List<String> in(Page page, String... without) {
    page.evaluate(SCRIPT);
    return ((List<?>) page.evaluate(RUN, List.of(without))).stream().map(String::valueOf).toList();
  }
}
