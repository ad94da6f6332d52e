package org.capacitymetro.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.platform.Related;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.ReadingOrder;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RelatedGroupTest {
  private static final LocalizedText TITLE =
      LocalizedText.of("it", "Cortile").with("en", "Courtyard");

  private final Related sheets =
      (subject, id, languages) -> {
        LocalizedText.Reading title = TITLE.read(new ReadingOrder(languages));
        return List.of(
            new Related.Link(
                "practice", title.text(), title.language(), "/practices/a", "", Instant.EPOCH));
      };

  @Test
  void titlesComeInTheFirstLanguageTheReaderHas() throws IOException {
    assertThat(titles(ReadingOrder.of("ar"))).containsExactly("Courtyard en");
    assertThat(titles(ReadingOrder.of("ar", List.of("it-IT")))).containsExactly("Cortile it");
    assertThat(titles(ReadingOrder.of("it"))).containsExactly("Cortile null");
  }

  private List<String> titles(ReadingOrder order) throws IOException {
    Page page =
        new Page(
            Language.find(order.languages().getFirst()).orElseThrow(),
            new Assets(JsonMapper.shared()),
            "https://example.org",
            "/",
            "",
            order,
            () -> null,
            () -> null);
    return RelatedGroup.of(List.of(sheets), Related.Subject.SERVICE, new UUID(0, 1), page).stream()
        .flatMap(group -> group.links().stream())
        .map(link -> link.title() + " " + link.language())
        .toList();
  }
}
