package org.capacitymetro.geocoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.geocoding.Located.Precision;
import org.capacitymetro.platform.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeocoderCommandTest {
  private static final String STREETS =
      """
      {"type":"FeatureCollection","features":[
       {"type":"Feature","properties":{"name":"Borgofinto","com_istat_code":"901001","prov_acr":"TO"},
        "geometry":{"type":"Polygon","coordinates":[[[7.0,45.0],[7.1,45.0],[7.1,45.1],[7.0,45.1],[7.0,45.0]]]}},
       {"type":"Feature","properties":{"name":"Via Roma"},
        "geometry":{"type":"LineString","coordinates":[[7.050,45.050],[7.052,45.050],[7.054,45.050]]}}]}
      """;

  @TempDir private Path folder;

  private String run(org.capacitymetro.platform.PlainCommand command, Object... words)
      throws Exception {
    List<String> arguments = new ArrayList<>();
    for (Object word : words) {
      arguments.add(word.toString());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int code = command.run(arguments, folder, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(code).isZero();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void addsCoordinatesToAListAndKeepsItsColumns() throws Exception {
    Path streets = Files.writeString(folder.resolve("streets.geojson"), STREETS);
    Path list =
        Files.writeString(
            folder.resolve("list.csv"),
            "Ente;Dove;Paese\nSportello;V. Roma, 3;Borgofinto\nAltro;Via Ignota 1;Lontano\n");
    Path out = folder.resolve("out.csv");

    String built = run(new GeocoderCommand(), "build", "--source", "Prova, CC0", streets);
    String said =
        run(new GeocodeCommand(), list, "--out", out, "--columns", "address=Dove,city=Paese");

    assertThat(built).contains("1 comuni, 1 streets");
    assertThat(said).contains("2 rows, 1 found, street 1");
    assertThat(Files.readAllLines(out))
        .element(0)
        .asString()
        .endsWith("Ente;Dove;Paese;lat;lon;precision;source;label;confidence");
    assertThat(Files.readAllLines(out).get(1))
        .startsWith("Sportello;V. Roma, 3;Borgofinto;45.0500000;7.0520000;street;Prova, CC0;")
        .endsWith(";0.60");
    assertThat(Files.readAllLines(out).get(2)).isEqualTo("Altro;Via Ignota 1;Lontano;;;;;;");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> run(new GeocodeCommand(), "list.csv", "--out", "out.csv"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("There is no address index yet");
    assertThatThrownBy(() -> run(new GeocoderCommand(), "build", folder.resolve("none.csv")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> run(new GeocoderCommand(), "destroy"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("geocoder build FILE...");
  }

  /// The figures of docs/benchmarks.md must not get worse unnoticed. A sixth of the asked half, for
  /// speed.
  @Test
  void findsTheHousesOfVeneziaBetweenTheirNeighbours() throws Exception {
    Path data = Path.of(System.getProperty("capacity.shared-data", "../shared/data"));
    Path points = data.resolve("network/venezia_indirizzi_2019.csv");
    assumeThat(points).as("the data beside the project (README.md) is absent").exists();
    Measurement.TruthFile truth = Measurement.TruthFile.read(points, "Venezia");
    List<List<Measurement.Truth>> halves = truth.halves(1);
    Path known = folder.resolve("known.csv");
    GeocoderCommand.write(known, truth.columns(), halves.getFirst());

    Measurement found =
        Measurement.over(
            folder.resolve("index"),
            List.of(
                new AddressIndexBuild.Input(
                    data.resolve("boundaries/comuni_VE_P27.geojson"), "comuni"),
                new AddressIndexBuild.Input(known, "known half")),
            halves.getLast().subList(0, 500));

    assertThat(truth.rows()).hasSize(5_894);
    assertThat(found.share(Precision.HOUSE) + found.share(Precision.STREET)).isGreaterThan(0.8);
    assertThat(found.percentile(Precision.STREET, 0.5)).isLessThan(35);
    assertThat(found.percentile(Precision.STREET, 0.9)).isLessThan(200);
  }
}
