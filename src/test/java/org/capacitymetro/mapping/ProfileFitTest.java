package org.capacitymetro.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.capacitymetro.tables.Column;
import org.capacitymetro.tables.ColumnType;
import org.capacitymetro.tables.Format;
import org.capacitymetro.tables.Guess;
import org.capacitymetro.tables.Layout;
import org.capacitymetro.tables.Row;
import org.junit.jupiter.api.Test;

class ProfileFitTest {
  private static final TestReadings READINGS = new TestReadings(null);
  private static final String FIVE =
      "fields: {source_id: Cod, name: Nome, address: Via, city: Comune, phone: Tel}\n";

  private static Profiles.Entry entry(String name, boolean own, String yaml) {
    return new Profiles.Entry(name, own, READINGS.profiles.parse(name, yaml), null);
  }

  private static Guess file(Format format, List<Row> sample, String... columns) {
    return new Guess(
        Layout.of(format),
        Stream.of(columns).map(name -> new Column(name, ColumnType.TEXT, 1, 1)).toList(),
        sample,
        List.of(),
        List.of(),
        false,
        List.of());
  }

  private static String found(List<Profiles.Entry> known, String name, Guess guess) {
    return ProfileFit.find(known, name, guess).map(Profiles.Entry::name).orElse("none");
  }

  @Test
  void aProfileFitsWhoseColumnsTheFileHas() {
    List<Profiles.Entry> known =
        List.of(
            entry("five", false, FIVE),
            entry("json", false, FIVE + "file: {format: json}\n"),
            entry("few", false, "fields: {source_id: Cod, name: Nome}\n"));
    assertThat(
            found(known, "x", file(Format.CSV, List.of(), "Cod", "Nome", "Via", "Comune", "Tel")))
        .isEqualTo("five");
    assertThat(found(known, "x", file(Format.CSV, List.of(), "Cod", "Nome", "Via", "Comune")))
        .as("a column is missing")
        .isEqualTo("none");
  }

  @Test
  void ofSeveralTheOneCalledLikeTheFileThenTheOneThatReadsMost() {
    List<Profiles.Entry> known =
        new ArrayList<>(
            List.of(
                entry("five", false, FIVE),
                entry("six", false, FIVE + "attributes: {Quartiere: Zona}\n"),
                entry("own", true, FIVE)));
    Guess guess = file(Format.CSV, List.of(), "Cod", "Nome", "Via", "Comune", "Tel", "Zona");
    assertThat(found(known, "x", guess)).isEqualTo("six");
    assertThat(found(known, "five", guess)).isEqualTo("five");
    known.remove(1);
    assertThat(found(known, "x", guess)).as("made here").isEqualTo("own");
  }

  @Test
  void aCanonicalFileIsOfTheListThatItNames() {
    List<Profiles.Entry> known =
        List.of(entry("police", false, "record: service\n"), entry("post", false, "{}"));
    String[] columns = {"source", "source_id", "name"};
    Row police = new Row(2, List.of("police", "1", "Comando"));
    Row other = new Row(3, List.of("other", "2", "Altro"));
    assertThat(found(known, "x", file(Format.CSV, List.of(police), columns))).isEqualTo("police");
    assertThat(found(known, "post", file(Format.CSV, List.of(police, other), columns)))
        .isEqualTo("none");
    assertThat(found(known, "post", file(Format.CSV, List.of(), "source_id", "name")))
        .isEqualTo("post");
    assertThat(found(known, "post", file(Format.CSV, List.of(), "Cod", "Nome"))).isEqualTo("none");
  }
}
