package org.capacitymetro.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedFilesTest {
  @TempDir Path folder;

  @Test
  void theLongestArrayOfAJsonDocumentIsItsList() {
    String text =
        """
        {"licence": "CC0", "tags": [{"a": 1}], "data": {"items": [
          {"name": "A", "address": {"city": "Torino", "cap": "00100"}, "phones": [{"number": "1"}, {"number": "2"}], "tags": ["x", "y"]},
          {"name": "B", "address": {"city": "Bari"}, "email": "b@example.org", "open": true, "note": null}]}}
        """;
    Path file = TestTables.text(folder, "list.json", text);
    Guess guess = Tables.guess(file);
    assertThat(guess.layout()).isEqualTo(Layout.of(Format.JSON).withPath("/data/items"));
    assertThat(guess.paths()).containsExactly("/data/items", "/tags");
    TestTables.Taken taken = TestTables.take(file);
    assertThat(taken.columns())
        .containsExactly(
            "name",
            "address.city",
            "email",
            "open",
            "address.cap",
            "phones.0.number",
            "phones.1.number",
            "tags");
    assertThat(taken.rows().getFirst().cells())
        .containsExactly("A", "Torino", "", "", "00100", "1", "2", "x; y");
    assertThat(TestTables.take(file, guess.layout().withPath("/tags")).columns())
        .containsExactly("a");
    assertThatThrownBy(() -> Tables.open(file, guess.layout().withPath("/rows")))
        .hasMessage(
            "list.json: has nothing that repeats at \"/rows\"; allowed are \"/data/items\", \"/tags\".");
  }

  @Test
  void jsonLinesAreRead() {
    Path file =
        TestTables.text(folder, "list.jsonl", "{\"a\": 1, \"l\": [{\"b\": 1}]}\n{\"a\": 2}\n");
    assertThat(TestTables.take(file).column("a")).containsExactly("1", "2");
  }

  @Test
  void jsonInAnOldCharacterSetIsRead() {
    Path file =
        TestTables.text(folder, "old.json", "[{\"city\": \"Forlì\"}]", CharsetGuess.WINDOWS);
    assertThat(TestTables.take(file).column("city")).containsExactly("Forlì");
  }

  @Test
  void positionsOfGeoJsonBecomeLatitudeAndLongitude() {
    String text =
        """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "id": "n1", "properties": {"nome": "A", "lat": "?"}, "geometry": {"type": "Point", "coordinates": [7.68, 45.07, 230]}},
          {"type": "Feature", "properties": {"nome": "B"}, "geometry": {"type": "Polygon", "coordinates": [[[7.0, 45.0], [7.002, 45.0], [7.002, 45.001], [7.0, 45.0]]]}},
          {"type": "Feature", "properties": {"nome": "C"}, "geometry": {"type": "Polygon", "coordinates": [[[7.0, 45.0], [8.0, 45.0], [8.0, 46.0], [7.0, 45.0]]]}},
          {"type": "Feature", "properties": {"nome": "D"}, "geometry": null}]}
        """;
    TestTables.Taken taken = TestTables.take(TestTables.text(folder, "p.geojson", text));
    assertThat(taken.columns())
        .containsExactlyInAnyOrder("id", "nome", "properties.lat", "lat", "lon", "geometry");
    assertThat(taken.column("nome")).containsExactly("A", "B", "C", "D");
    assertThat(taken.column("lat")).containsExactly("45.07", "45.0005", "", "");
    assertThat(taken.column("lon")).containsExactly("7.68", "7.001", "", "");
    assertThat(taken.column("geometry")).containsExactly("", "", "Polygon", "");
  }

  @Test
  void theElementThatRepeatsMostIsTheRecord() {
    String text =
        """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <Righe xmlns="urn:x"><Data>2026</Data>
          <Riga id="1"><Nome>Caffè</Nome><Tel>1</Tel><Tel>2</Tel><Sede><Via>Po</Via></Sede></Riga>
          <Riga id="2"><Nome><![CDATA[B & C]]></Nome><Sede><Via>Roma</Via></Sede><Sede><Via>Dante</Via></Sede></Riga>
        </Righe>
        """;
    Path file = TestTables.text(folder, "list.xml", text, StandardCharsets.ISO_8859_1);
    assertThat(Tables.guess(file).layout().path()).isEqualTo("Righe/Riga");
    TestTables.Taken taken = TestTables.take(file);
    assertThat(taken.column("id")).containsExactly("1", "2");
    assertThat(taken.column("Nome")).containsExactly("Caffè", "B & C");
    assertThat(taken.column("Tel")).containsExactly("1; 2", "");
    assertThat(taken.column("Sede.Via")).containsExactly("Po", "Roma");
    assertThat(taken.column("Sede.2.Via")).containsExactly("", "Dante");
  }

  @Test
  void xmlMayBeWrittenInWindows1252() {
    String text =
        "<?xml version=\"1.0\" encoding=\"windows-1252\"?><r><p n=\"1\">L’Approdo</p><p n=\"2\">€</p></r>";
    Path file = TestTables.text(folder, "w.xml", text, Charset.forName("windows-1252"));
    assertThat(TestTables.take(file).column("text")).containsExactly("L’Approdo", "€");
  }

  @Test
  void theThreeFormsOfHsdsGiveTheSameRow() {
    for (String name :
        List.of("service_full.json", "service_at_location_full.json", "organization_full.json")) {
      Path file = RawFilesTest.shared("foreign/hsds_examples/" + name);
      assertThat(Tables.guess(file).layout().format()).as(name).isEqualTo(Format.HSDS_JSON);
      assertExample(TestTables.take(file));
    }
    Path tabular = RawFilesTest.shared("foreign/hsds_examples/tabular.json");
    assertThat(Tables.guess(tabular).layout().format()).isEqualTo(Format.HSDS_TABULAR);
    assertExample(TestTables.take(tabular));
  }

  private static void assertExample(TestTables.Taken taken) {
    assertThat(taken.columns()).isEqualTo(Hsds.columns());
    assertThat(taken.rows()).hasSize(1);
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < taken.columns().size(); i++) {
      row.put(taken.columns().get(i), taken.rows().getFirst().cells().get(i));
    }
    assertThat(row)
        .containsEntry("service.name", "Community Counselling")
        .containsEntry("organization.name", "Example Organization Inc.")
        .containsEntry("location.name", "MyCity Civic Center")
        .containsEntry("location.latitude", "100")
        .containsEntry("address.city", "MyCity")
        .containsEntry("phones", "+44 1234 234567")
        .containsEntry("schedule", "Th,Fr 10:00-18:00")
        .containsEntry("id", "e94c9f38-1e8f-4564-91d4-d53501ab1765");
  }

  @Test
  void aPackageIsJoinedAroundServiceAtLocationWhetherFolderOrArchive() throws IOException {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("datapackage.json", "{\"name\": \"x\"}");
    tables.put("services.csv", "id,organization_id,name\ns1,o1,Ascolto\ns2,o1,Corso\n");
    tables.put("organizations.csv", "id,name\no1,Ente\n");
    tables.put(
        "locations.csv", "id,name,latitude,longitude\nl1,Sede,45.1,7.1\nl2,Filiale,45.2,7.2\n");
    tables.put("service_at_location.csv", "id,service_id,location_id\na1,s1,l1\na2,s1,l2\n");
    tables.put("addresses.csv", "id,location_id,address_1,city\nx1,l1,Via Po 1,Torino\n");
    tables.put(
        "phones.csv",
        "id,service_id,location_id,organization_id,number\np1,s1,,,011 1\np2,,l2,,011 2\np3,,,o1,011 9\n");
    tables.put(
        "schedules.csv",
        "id,service_id,freq,byday,opens_at,closes_at\nh1,s1,WEEKLY,\"MO,TU\",09:00,12:30\n");
    Path zip = TestTables.write(folder, "package.zip", TestTables.zip(tables));
    Path inside = Files.createDirectory(folder.resolve("package"));
    tables.forEach((name, text) -> TestTables.text(inside, name, text));
    for (Path file : List.of(zip, inside)) {
      assertThat(Tables.guess(file).layout().format()).isEqualTo(Format.HSDS_TABULAR);
      TestTables.Taken taken = TestTables.take(file);
      assertThat(taken.column("id")).containsExactly("a1", "a2", "s2");
      assertThat(taken.column("location.name")).containsExactly("Sede", "Filiale", "");
      assertThat(taken.column("address.city")).containsExactly("Torino", "", "");
      assertThat(taken.column("phones")).containsExactly("011 1", "011 2; 011 1", "011 9");
      assertThat(taken.column("schedule"))
          .containsExactly("Mo,Tu 09:00-12:30", "Mo,Tu 09:00-12:30", "");
    }
  }

  @Test
  void theOlderFormWhereAServiceNamesItsLocationIsReadToo() {
    TestTables.Taken taken = TestTables.take(RawFilesTest.shared("foreign/ohana_sample_csv"));
    assertThat(taken.rows()).hasSizeGreaterThan(20);
    assertThat(taken.column("service.name")).allMatch(name -> !name.isEmpty());
    assertThat(taken.column("location.name")).noneMatch(String::isEmpty);
    assertThat(taken.column("organization.name")).noneMatch(String::isEmpty);
    assertThat(taken.column("address.city")).anyMatch(city -> !city.isEmpty());
  }
}
