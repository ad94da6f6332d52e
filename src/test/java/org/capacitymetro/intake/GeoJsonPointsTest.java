package org.capacitymetro.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.mapping.SourceRow;
import org.capacitymetro.mapping.SourceRow.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class GeoJsonPointsTest {
  @TempDir Path folder;

  private RecordedRows read(String text) throws IOException {
    RecordedRows rows = new RecordedRows();
    Path file = Files.writeString(folder.resolve("list.geojson"), text);
    new GeoJsonPoints(new JsonMapper()).read(file, rows, line -> {});
    return rows;
  }

  @Test
  void readsPointsWithItalianNamesAndKeepsTheRestAsNotes() throws IOException {
    RecordedRows rows =
        read(
            """
            {"type": "FeatureCollection", "name": "prova", "features": [
              {"type": "Feature", "id": 7,
               "geometry": {"type": "Point", "coordinates": [9.19, 45.46]},
               "properties": {"nome": "Sportello", "Indirizzo": "Via Roma 1", "piani": 2, "vuoto": null}},
              {"type": "Feature", "geometry": null, "properties": {"source_id": "8", "name": "Ovunque"}},
              {"type": "Feature", "geometry": {"type": "LineString", "coordinates": []}, "properties": {}}
            ]}
            """);
    SourceRow first = rows.taken.getFirst();
    assertThat(first.line()).isEqualTo(2);
    assertThat(first.get(Column.SOURCE_ID)).isEqualTo("7");
    assertThat(first.get(Column.NAME)).isEqualTo("Sportello");
    assertThat(first.get(Column.ADDRESS)).isEqualTo("Via Roma 1");
    assertThat(first.get(Column.LAT)).isEqualTo("45.46");
    assertThat(first.get(Column.NOTES)).isEqualTo("piani=2");
    assertThat(rows.taken.getLast().get(Column.LAT)).isEmpty();
    assertThat(rows.refused).containsExactly(new Finding(6, Reason.NOT_A_POINT, "LineString"));
  }

  @Test
  void saysWhereAFileBreaksOff() throws IOException {
    RecordedRows rows =
        read(
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "geometry": null, "properties": {"id": "8", "name": "A"}},
              {"type": "Feature",
            """);
    assertThat(rows.taken).hasSize(1);
    assertThat(rows.refused).extracting(Finding::reason).containsExactly(Reason.REST_UNREADABLE);
  }

  @Test
  void refusesJsonThatIsNoFeatureCollection() {
    assertThatThrownBy(() -> read("{\"a\": 1}")).hasMessageContaining("no \"features\"");
    assertThatThrownBy(() -> read("{oops")).hasMessageContaining("not valid JSON");
  }
}
