package org.capacitymetro.geocoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located.Precision;
import org.capacitymetro.platform.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two invented comuni of one name in two provinces, with the file shapes of the publishers.
class AddressIndexTest {
  private static final String BOUNDARIES =
      """
      {"type":"FeatureCollection","features":[
       {"type":"Feature","properties":{"name":"Borgofinto","com_istat_code":"901001","prov_acr":"TO"},
        "geometry":{"type":"Polygon","coordinates":[[[7.0,45.0],[7.1,45.0],[7.1,45.1],[7.0,45.1],[7.0,45.0]]]}},
       {"type":"Feature","properties":{"name":"Borgofinto","com_istat_code":"902001","prov_acr":"NA"},
        "geometry":{"type":"Polygon","coordinates":[[[14.0,40.8],[14.1,40.8],[14.1,40.9],[14.0,40.9],[14.0,40.8]]]}},
       {"type":"Feature","properties":{"name":"Altofinto/Oberfinto","com_istat_code":"903001","prov_acr":"BZ"},
        "geometry":{"type":"Polygon","coordinates":[[[11.0,46.0],[11.1,46.0],[11.1,46.1],[11.0,46.1],[11.0,46.0]]]}}]}
      """;
  private static final String STREETS =
      """
      {"type":"FeatureCollection","features":[
       {"type":"Feature","properties":{"name":"Via Giuseppe Garibaldi"},
        "geometry":{"type":"LineString","coordinates":[[7.050,45.050],[7.052,45.050],[7.054,45.050]]}},
       {"type":"Feature","properties":{"name":"Via Roma"},
        "geometry":{"type":"LineString","coordinates":[[14.050,40.850],[14.052,40.850],[14.054,40.850]]}},
       {"type":"Feature","properties":{"name":"Calle del Forno"},
        "geometry":{"type":"MultiLineString","coordinates":[[[7.01,45.01],[7.011,45.01]],[[7.08,45.08],[7.081,45.08]]]}}]}
      """;

  /// ANNCSU: semicolons, decimal commas, a column for what bars the number.
  private static final String ANNCSU =
      """
      CODICE_COMUNE;CODICE_ISTAT;ODONIMO;LOCALITA';DIZIONE_LINGUA1;CIVICO;ESPONENTE;COORD_X_COMUNE;COORD_Y_COMUNE
      Z001;903001;VIA MUSEO;;MUSEUMSTRASSE;12;;11,0500;46,0500
      Z001;903001;VIA MUSEO;;MUSEUMSTRASSE;12;A;11,0501;46,0500
      Z001;903001;VIA MUSEO;;MUSEUMSTRASSE;20;;11,0520;46,0500
      Z001;903001;VIA MUSEO;;MUSEUMSTRASSE;;;;
      Z001;903001;VIA DEI MONTI;FRAZIONE DI SOPRA;;3;;11,0900;46,0900
      """;

  /// OpenAddresses: one feature a line.
  private static final String OPEN_ADDRESSES =
      """
      {"type":"Feature","properties":{"number":"5","street":"VIA ROMA","city":"Borgofinto","postcode":"80001"},"geometry":{"type":"Point","coordinates":[14.0505,40.8501]}}
      {"type":"Feature","properties":{"number":"9","street":"VIA ROMA","city":"Borgofinto","postcode":"80001"},"geometry":{"type":"Point","coordinates":[14.0525,40.8501]}}
      """;

  @TempDir private Path folder;

  private AddressIndex built() throws IOException {
    AddressIndexBuild.run(
        folder.resolve("geocoder"),
        List.of(
            input("boundaries.geojson", BOUNDARIES),
            input("streets.geojson", STREETS),
            input("anncsu.csv", ANNCSU),
            input("open.geojson", OPEN_ADDRESSES)));
    return AddressIndex.in(folder.resolve("geocoder"));
  }

  private AddressIndexBuild.Input input(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return new AddressIndexBuild.Input(file, name.replaceFirst("\\..*", ""));
  }

  private static Query query(String address, String city, String province) {
    return new Query(address, city, "", province);
  }

  @Test
  void findsTheHouseItKnows() throws IOException {
    try (AddressIndex index = built()) {
      Located found = index.find(query("V. Museo 12/a", "Altofinto", "BZ")).orElseThrow();

      assertThat(found.precision()).isEqualTo(Precision.HOUSE);
      assertThat(found.point()).isEqualTo(new Point(46.05, 11.0501));
      assertThat(found.source()).isEqualTo("anncsu");
      assertThat(found.label()).contains("12/A").contains("Altofinto");
      assertThat(found.confidence()).isGreaterThan(0.9);
    }
  }

  @Test
  void findsAStreetAndAComuneByTheirOtherLanguage() throws IOException {
    try (AddressIndex index = built()) {
      assertThat(index.find(query("Museumstr. 12", "Oberfinto", "")).orElseThrow().precision())
          .isEqualTo(Precision.HOUSE);
      assertThat(index.find(query("Museumstraße 12", "Altofinto/Oberfinto", "BZ"))).isPresent();
    }
  }

  @Test
  void putsAnUnknownNumberBetweenItsNeighboursAndSaysThatItIsNoHouse() throws IOException {
    try (AddressIndex index = built()) {
      Located found = index.find(query("Via Museo 16", "903001", "")).orElseThrow();

      assertThat(found.precision()).isEqualTo(Precision.STREET);
      assertThat(found.point().lon()).isBetween(11.0508, 11.0512);
    }
  }

  @Test
  void tellsHomonymsApartByTheProvinceAndRefusesToGuess() throws IOException {
    try (AddressIndex index = built()) {
      Located naples = index.find(query("Via Roma 5", "Borgofinto", "NA")).orElseThrow();
      assertThat(naples.precision()).isEqualTo(Precision.HOUSE);
      assertThat(naples.point().lat()).isLessThan(41);

      Located turin = index.find(query("Via Roma 5", "Borgofinto", "TO")).orElseThrow();
      assertThat(turin.precision()).isEqualTo(Precision.COMUNE);
      assertThat(turin.point().lat()).isGreaterThan(45);

      assertThat(index.find(query("Via Inesistente 5", "Borgofinto", ""))).isEmpty();
      assertThat(index.find(query("Via Roma 5", "Altrove", ""))).isEmpty();
    }
  }

  @Test
  void findsAStreetWithInitialsAndSlips() throws IOException {
    try (AddressIndex index = built()) {
      for (String written :
          List.of("Via G. Garibaldi 7", "VIA GARIBALDI", "V. Giuseppe Garibadi, 3")) {
        Located found = index.find(query(written, "Borgofinto", "TO")).orElseThrow();
        assertThat(found.precision()).isEqualTo(Precision.STREET);
        assertThat(found.point()).isEqualTo(new Point(45.05, 7.052));
      }
      assertThat(
              index
                  .find(query("Via Anita Garibaldi 3", "Borgofinto", "TO"))
                  .orElseThrow()
                  .precision())
          .isEqualTo(Precision.COMUNE);
    }
  }

  @Test
  void doesNotChooseBetweenTwoStreetsOfOneName() throws IOException {
    try (AddressIndex index = built()) {
      assertThat(
              index.find(query("Calle del Forno 3", "Borgofinto", "TO")).orElseThrow().precision())
          .isEqualTo(Precision.COMUNE);
    }
  }

  @Test
  void fallsBackToTheHamlet() throws IOException {
    try (AddressIndex index = built()) {
      Located found =
          index.find(query("Via Ignota 3, Frazione di Sopra", "Altofinto", "BZ")).orElseThrow();

      assertThat(found.precision()).isEqualTo(Precision.PLACE);
      assertThat(found.point()).isEqualTo(new Point(46.09, 11.09));
    }
  }

  @Test
  void answersNothingBeforeItIsBuilt() {
    assertThat(AddressIndex.in(folder.resolve("nothing")).find(query("Via Roma", "Bari", "")))
        .isEmpty();
  }

  @Test
  void aBuildThatFailsLeavesTheOldIndexAndOneThatSucceedsIsTakenUpWhileOpen() throws Exception {
    try (AddressIndex index = built()) {
      Query query = query("Via Museo 12", "Altofinto", "BZ");
      assertThat(index.find(query)).isPresent();
      Files.createDirectories(folder.resolve("geocoder/building-index-killed"));

      assertThatThrownBy(
              () ->
                  AddressIndexBuild.run(
                      folder.resolve("geocoder"),
                      List.of(
                          input("boundaries.geojson", BOUNDARIES),
                          input(
                              "broken.geojson",
                              "{\"type\":\"FeatureCollection\",\"features\":[{"))))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("broken.geojson");
      assertThat(AddressIndex.in(folder.resolve("geocoder")).find(query)).isPresent();

      AddressIndexBuild.run(folder.resolve("geocoder"), List.of(input("streets.geojson", STREETS)));
      try (AddressIndex fresh = AddressIndex.in(folder.resolve("geocoder"))) {
        assertThat(fresh.find(query)).isEmpty();
      }
      assertThat(index.find(query)).isPresent();
      try (Stream<Path> left = Files.list(folder.resolve("geocoder"))) {
        assertThat(left.map(path -> path.getFileName().toString()))
            .hasSize(3)
            .noneMatch(name -> name.startsWith("building-"));
      }
    }
  }

  @Test
  void refusesFilesThatHoldNoAddresses() throws IOException {
    AddressIndexBuild.Input input = input("people.csv", "name,age\nAda,36\nBruno,40\n");

    assertThatThrownBy(() -> AddressIndexBuild.run(folder.resolve("geocoder"), List.of(input)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("has no columns for lat, lon");
  }
}
