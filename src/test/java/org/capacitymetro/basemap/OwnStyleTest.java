package org.capacitymetro.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.capacitymetro.areas.TestAreas;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OwnStyleTest {
  @TempDir private Path folder;

  @Test
  void sendsTheBrowserToTheStyleOfTheOperatorInItsLanguageAndTheme() {
    BasemapPages pages = pages("https://tiles.example.org/{theme}/style-{lang}.json");

    var answer = pages.style("en", "dark");

    assertThat(answer.getStatusCode().value()).isEqualTo(302);
    assertThat(answer.getHeaders().getLocation())
        .isEqualTo(URI.create("https://tiles.example.org/dark/style-en.json"));
    assertThat(pages.style("it", "light").getHeaders().getLocation())
        .isEqualTo(URI.create("https://tiles.example.org/light/style-it.json"));
  }

  @Test
  void makesItsOwnStyleWhereNoneIsConfigured() {
    assertThat(pages(null).style("it", "light").getStatusCode().value()).isEqualTo(200);
    assertThat(pages(" ").style("it", "light").getStatusCode().value()).isEqualTo(200);
  }

  @Test
  void refusesWhatIsNoAddress() {
    for (String address : List.of("tiles.example.org", "file:///etc/passwd", "https://a b/")) {
      assertThatThrownBy(() -> new BasemapSettings(address, null, null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("capacity.basemap.style-url")
          .hasMessageContaining(address);
    }
  }

  private BasemapPages pages(@Nullable String styleUrl) {
    var source = TestDatabase.fresh().dataSource();
    BasemapStore store =
        new BasemapStore(
            JdbcClient.create(source),
            new TransactionTemplate(new DataSourceTransactionManager(source)));
    BasemapSettings settings = new BasemapSettings(styleUrl, null, null);
    PmtilesShelf shelf = new PmtilesShelf(DataDirectory.of(folder.resolve("data")));
    var areas = TestAreas.over(source);
    BasemapTiles tiles = new BasemapTiles(store, areas);
    return new BasemapPages(
        areas, tiles, new BasemapStyle(store, tiles, settings, shelf), settings, shelf);
  }
}
