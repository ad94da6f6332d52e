package org.capacitymetro.geocoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private static final String PHOTON =
      """
      {"features":[
       {"geometry":{"coordinates":[7.694,45.066]},"properties":{"type":"house","street":"Via Po","housenumber":"3","city":"Torino","countrycode":"IT"}}]}
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
  void asksTheServiceOnTheWebForWhatTheIndexDoesNotKnowOnceAndNotTooFast() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    List<Long> times = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          times.add(System.nanoTime());
          asked.add(
              exchange.getRequestHeaders().getFirst("User-Agent")
                  + " "
                  + URLDecoder.decode(
                      exchange.getRequestURI().toString().replaceFirst(".*q=", ""),
                      StandardCharsets.UTF_8));
          boolean broken = asked.getLast().contains("Guasta");
          byte[] body = PHOTON.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(broken ? 500 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      Path streets = Files.writeString(folder.resolve("streets.geojson"), STREETS);
      run(new GeocoderCommand(), "build", "--source", "Prova, CC0", streets);
      Path list =
          Files.writeString(
              folder.resolve("list.csv"),
              "indirizzo,comune\nVia Roma,Borgofinto\nVia Po 3,Torino\nVia Guasta 1,Torino\n"
                  + "Via Po 5,Torino\n");
      Path out = folder.resolve("out.csv");
      GeocodeCommand command =
          new GeocodeCommand(
              Map.of(
                  "CAPACITY_GEOCODING_USERAGENT", "prova@example.org",
                  "CAPACITY_GEOCODING_ATTRIBUTION", "© Prova"));

      String said = run(command, list, "--out", out, "--photon", url, "--per-second", "1");

      assertThat(asked)
          .as("the index answers for itself, all else is asked")
          .containsExactly(
              "prova@example.org Via Po 3, Torino",
              "prova@example.org Via Guasta 1, Torino",
              "prova@example.org Via Po 5, Torino");
      assertThat(times.getLast() - times.getFirst()).isGreaterThan(1_000_000_000L);
      assertThat(said)
          .contains("4 rows, 3 found, house 1, street 2")
          .contains("2 from Photon, © Prova")
          .contains("1 from Prova, CC0")
          .contains("left 1 questions without an answer");
      assertThat(Files.readAllLines(out))
          .element(2)
          .asString()
          .startsWith(
              "Via Po 3;Torino;45.0660000;7.6940000;house;Photon, © Prova;Via Po 3, Torino");

      run(new GeocodeCommand(Map.of("CAPACITY_GEOCODING_PHOTONURL", url)), list, "--out", out);
      assertThat(asked).as("only what was not answered is asked again").hasSize(4);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(
            () -> run(new GeocodeCommand(), "list.csv", "--out", "o.csv", "--photon", "ftp://a.b"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("http(s)://HOST");
    assertThatThrownBy(
            () -> run(new GeocodeCommand(), "list.csv", "--out", "o.csv", "--per-second", "fast"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("not a number");
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
