package org.capacitymetro.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityRulesTest {
  @Test
  void anOperatorsOwnMapStyleOpensItsHostAndThoseNamedBesideIt() {
    assertThat(
            SecurityRules.mapHosts(
                "https://tiles.example.org:8443/{theme}/style-{lang}.json",
                List.of("https://fonts.example.org")))
        .isEqualTo("https://tiles.example.org:8443 https://fonts.example.org");
    assertThat(SecurityRules.mapHosts("", List.of())).isEmpty();
  }
}
