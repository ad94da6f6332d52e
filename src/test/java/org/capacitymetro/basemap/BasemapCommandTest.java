package org.capacitymetro.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.capacitymetro.geo.Box;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class BasemapCommandTest {
  private static final Box TORINO = new Box(7.6, 45, 7.75, 45.1);

  @TempDir private Path folder;
  private BasemapStore store;
  private BasemapCommand command;

  @BeforeEach
  void openDatabase() {
    var source = TestDatabase.fresh().dataSource();
    store =
        new BasemapStore(
            JdbcClient.create(source),
            new TransactionTemplate(new DataSourceTransactionManager(source)));
    command = new BasemapCommand(store, new PmtilesShelf(DataDirectory.of(folder.resolve("data"))));
  }

  @Test
  void addsNamedStreetsAndSaysWhatItLeftOut() throws Exception {
    Path file =
        file(
            """
            {"type": "FeatureCollection", "name": "x", "crs": {"type": "name", "properties": {}}, "features": [
              {"type": "Feature", "properties": {"name": "Via Nizza"},
               "geometry": {"type": "LineString", "coordinates": [[7.67, 45.06], [7.671, 45.05]]}},
              {"type": "Feature", "properties": {},
               "geometry": {"type": "LineString", "coordinates": [[7.67, 45.06], [7.68, 45.05]]}},
              {"type": "Feature", "properties": {"name": "Una fontana"},
               "geometry": {"type": "Point", "coordinates": [7.67, 45.06]}}]}
            """);

    String said = run("add", file.toString(), "--kind", "streets", "--source", "prova");

    assertThat(said)
        .contains(
            "3 features read, 1 shapes drawn, left out: 1 of another shape, 1 without a name");
    assertThat(store.within(TORINO, 14))
        .singleElement()
        .satisfies(street -> assertThat(street.name()).isEqualTo("Via Nizza"));
    assertThat(store.within(TORINO, 9)).isEmpty();
  }

  @Test
  void replacesTheSourceOfTheSameNameAndKind() throws Exception {
    Path file = file(street("Via Prima"));
    run("add", file.toString(), "--kind", "streets", "--source", "prova");
    String before = store.generation();
    Files.writeString(file, street("Via Seconda"));

    run("add", file.toString(), "--kind", "streets", "--source", "prova");

    assertThat(store.within(TORINO, 14))
        .extracting(BasemapStore.Feature::name)
        .containsExactly("Via Seconda");
    assertThat(store.generation()).isNotEqualTo(before);
  }

  @Test
  void keepsTheOldShapesWhenTheNewFileIsBroken() throws Exception {
    Path file = file(street("Via Prima"));
    run("add", file.toString(), "--kind", "streets", "--source", "prova");
    Files.writeString(file, street("Via Seconda").replace("]}}]}", "]}}"));

    assertThatThrownBy(() -> run("add", file.toString(), "--kind", "streets", "--source", "prova"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is not valid JSON");
    assertThat(store.within(TORINO, 14))
        .extracting(BasemapStore.Feature::name)
        .containsExactly("Via Prima");
  }

  @Test
  void listsAndRemovesSources() throws Exception {
    Path file = file(street("Via Prima"));
    run("add", file.toString(), "--kind", "streets", "--source", "osm_prova");

    assertThat(run("list"))
        .contains("osm_prova: 1 shapes")
        .contains("© OpenStreetMap contributors");
    assertThat(run("remove", "--kind", "streets", "--source", "osm_prova")).contains("Removed");
    assertThat(run("list")).contains("Nothing was added");
    assertThat(store.within(TORINO, 14)).isEmpty();
  }

  @Test
  void refusesMistakesWithOneSentence() throws Exception {
    Path projected = file(street("Via Prima").replace("7.67, 45.06", "395000, 4990000"));
    Path list = file("[1, 2]");

    refused("is not one of streets, rail, water, green", "add", "x.geojson", "--kind", "roads");
    refused("cannot be read", "add", "missing.geojson", "--kind", "streets");
    refused("must be WGS 84", "add", projected.toString(), "--kind", "streets");
    refused("not a GeoJSON FeatureCollection", "add", list.toString(), "--kind", "streets");
    refused("Use one of", "dance");
    refused("There is no source", "remove", "--kind", "streets", "--source", "nessuna");
    refused("is not a PMTiles archive", "use", list.toString());
  }

  private void refused(String words, String... arguments) {
    assertThatThrownBy(() -> run(arguments))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(words);
  }

  private String run(String... arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    assertThat(command.run(List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8)))
        .isZero();
    return said.toString(StandardCharsets.UTF_8);
  }

  private Path file(String text) throws Exception {
    return Files.writeString(Files.createTempFile(folder, "input", ".geojson"), text);
  }

  private static String street(String name) {
    return """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "properties": {"name": "%s"},
           "geometry": {"type": "LineString", "coordinates": [[7.67, 45.06], [7.671, 45.05]]}}]}
        """
        .formatted(name);
  }
}
