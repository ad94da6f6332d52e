package org.capacitymetro.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.platform.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {
  private static final String HEADER =
      "source,source_id,name,category,address,city,province,lat,lon,phone,email,website,hours,notes\n";

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static PublicService only(TestImports imports) {
    ArrayList<PublicService> found = new ArrayList<>();
    imports.directory.forEach(found::add);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void aSecondRunSaysNothingCreatedAndOneChangedRowSaysOneChanged() throws IOException {
    TestImports imports = new TestImports();
    String row = "prova,1,Sportello %s,biblioteca,Via Roma 1,Torino,TO,45.07,7.68,,,,,\n";
    Path file = write("a.csv", HEADER + row.formatted("uno"));
    assertThat(imports.command(file).printed())
        .contains(
            "read 1: new 1, same 0, perhaps 0, changed 0, unchanged 0, refused 0, filtered 0");
    assertThat(imports.command(file).printed())
        .contains("new 0, same 0, perhaps 0, changed 0, unchanged 1,");
    write("a.csv", HEADER + row.formatted("due"));
    assertThat(imports.command(file).printed())
        .contains("new 0, same 0, perhaps 0, changed 1, unchanged 0,");
    assertThat(only(imports).details().name().in("it")).isEqualTo("Sportello due");
    assertThat(imports.count("select count(*) from import_run")).isEqualTo(3);
  }

  @Test
  void aDryRunSaysWhatWouldHappenAndWritesNothing() throws IOException {
    TestImports imports = new TestImports();
    Path file =
        write("a.csv", HEADER + "prova,1,Uno,farmacia,,Torino,TO,,,,,,,\nprova,,Due,,,,,,,,,,,\n");
    TestImports.Outcome outcome = imports.command(file, "--dry-run");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.printed()).contains("nothing was written", "new 1", "refused 1", "line 3");
    assertThat(imports.directory.count()).isZero();
    assertThat(imports.count("select count(*) from import_run")).isZero();
    assertThat(imports.count("select count(*) from change")).isZero();
  }

  @Test
  void saysEveryThingThatIsWrongWithARow() throws IOException {
    TestImports imports = new TestImports();
    Path file =
        write(
            "a.csv",
            HEADER
                + "prova,1,Uno,mestiere ignoto,\"Via Roma 1,\n10100 Torino\",Torino,TO,7.68,45.07,12,a@b,niente sito,quando capita,cap=99999\n"
                + "prova,2,Due,,,Torino,XX,,,,,,,\n"
                + "prova,3,Tre,farmacia,,Ovunque,,41.9,12.4,,,,,\n"
                + "prova,3,Tre,farmacia,,,TO,41.9,12.4,,,,,\n"
                + "a/b,4,Quattro,farmacia,,,TO,,,,,,,\n"
                + "prova,5,,farmacia,,,TO,,,,,,,\n"
                + "capacity,6,Sei,farmacia,,,TO,,,,,,,\n");
    List<Finding> findings = imports.findings(imports.run(file));
    TestImports.assertSame(findings, Reason.CATEGORY_UNKNOWN, 2);
    TestImports.assertSame(findings, Reason.COORDINATES_SWAPPED, 2);
    TestImports.assertSame(findings, Reason.PHONE_MALFORMED, 2);
    TestImports.assertSame(findings, Reason.EMAIL_MALFORMED, 2);
    TestImports.assertSame(findings, Reason.WEBSITE_MALFORMED, 2);
    TestImports.assertSame(findings, Reason.HOURS_NOT_UNDERSTOOD, 2);
    TestImports.assertSame(findings, Reason.POSTCODE_MALFORMED, 2);
    TestImports.assertSame(findings, Reason.PROVINCE_UNKNOWN, 4);
    TestImports.assertSame(findings, Reason.CATEGORY_MISSING, 4);
    TestImports.assertSame(findings, Reason.PROVINCE_MISSING, 5);
    TestImports.assertSame(findings, Reason.ID_REPEATED, 6);
    TestImports.assertSame(findings, Reason.SOURCE_MISSING, 7, 9);
    TestImports.assertSame(findings, Reason.NAME_MISSING, 8);
  }

  @Test
  void aBodyThatMayBeKnownByAnotherNameIsToldOfAndKeptApart() throws IOException {
    TestImports imports = new TestImports();
    String header = "source,source_id,name,category,city,province,provider\n";
    imports.run(
        write("a.csv", header + "una,1,Uno,farmacia,Torino,TO,Cooperativa sociale Il Ponte\n"));

    ImportReport report =
        imports.run(
            write(
                "b.csv",
                header
                    + "altra,1,Due,biblioteca,Torino,TO,Casa editrice Zeta\n"
                    + "altra,2,Tre,biblioteca,Torino,TO,Coop. soc. Ponte\n"));

    assertThat(imports.findings(report))
        .filteredOn(finding -> finding.reason() == Reason.BODY_ALIKE)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.line()).isEqualTo(3);
              assertThat(finding.value())
                  .startsWith("Coop. soc. Ponte ≈ Cooperativa sociale Il Ponte (0.");
            });
    assertThat(imports.count("select count(*) from organization where status = 'ACTIVE'"))
        .isEqualTo(3);
  }

  @Test
  void aListMayNotCallItselfWhatPeopleWriteHere() throws IOException {
    Path file = write("a.csv", HEADER + "prova,1,Uno,farmacia,,Torino,TO,,,,,,,\n");
    assertThatThrownBy(() -> new TestImports().command(file, "--source", "capacity"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("names what people write on this map");
  }

  @Test
  void anUnknownCategoryKeepsTheRecordWithoutASectorAndWithTheWord() throws IOException {
    TestImports imports = new TestImports();
    imports.run(write("a.csv", HEADER + "prova,1,Uno,mestiere ignoto,,Torino,TO,,,,,,,\n"));
    PublicService service = only(imports);
    assertThat(service.details().sectors()).isEmpty();
    assertThat(service.details().attributes())
        .containsEntry("Categoria nella fonte", "mestiere ignoto");
    assertThat(service.place().point()).isNull();
    assertThat(service.place().city()).isEqualTo("torino");
  }

  @Test
  void aPointOutsideTheDeclaredProvinceIsDroppedAndTheRecordStays() throws IOException {
    TestImports imports = new TestImports();
    ImportReport report =
        imports.run(write("a.csv", HEADER + "prova,1,Uno,farmacia,,Bari,BA,45.07,7.68,,,,,\n"));
    TestImports.assertSame(imports.findings(report), Reason.COORDINATES_OUTSIDE_PROVINCE, 2);
    assertThat(report.run().unplaced()).isEqualTo(1);
    assertThat(only(imports).place().point()).isNull();
    assertThat(only(imports).place().city()).isEqualTo("bari");
  }

  @Test
  void theCityAskedForStandsInForAMissingProvince() throws IOException {
    TestImports imports = new TestImports();
    Path file =
        write("a.csv", HEADER + "prova,1,Uno,farmacia,,Napoli,,40.85,14.26,81 5493111,,,,\n");
    TestImports.Outcome outcome = imports.command(file, "--city", "napoli");
    assertThat(outcome.printed()).contains("leading zeros").doesNotContain("no province");
    assertThat(only(imports).place().city()).isEqualTo("napoli");
  }

  @Test
  void exitsWithTwoAndOneSentenceWhenNothingCouldBeRead() throws IOException {
    TestImports imports = new TestImports();
    TestImports.Outcome pdf = imports.command(write("elenco.csv", "%PDF-1.7 and more"));
    assertThat(pdf.exitCode()).isEqualTo(2);
    assertThat(pdf.printed().lines()).hasSize(1);
    TestImports.Outcome headerOnly = imports.command(write("vuoto.csv", HEADER));
    assertThat(headerOnly.exitCode()).isEqualTo(2);
    TestImports.Outcome mixed =
        imports.command(
            folder.resolve("manca.csv"),
            write("b.csv", HEADER + "prova,1,Uno,farmacia,,,TO,,,,,,,\n"));
    assertThat(mixed.exitCode()).isZero();
    assertThat(mixed.printed()).contains("no such file", "1 of 2 files");
  }

  @Test
  void refusesWrongArgumentsInOneSentence() {
    TestImports imports = new TestImports();
    assertThatThrownBy(imports::command).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> imports.command("a.csv", "--sorce", "x"))
        .hasMessageContaining("--sorce");
    assertThatThrownBy(() -> imports.command("a.csv", "--source"))
        .hasMessageContaining("needs a value");
    assertThatThrownBy(() -> imports.command("a.csv", "--source", "../x"))
        .hasMessageContaining("../x");
    assertThatThrownBy(() -> imports.command("a.csv", "--city", "roma"))
        .hasMessageContaining("torino, milano");
    assertThatThrownBy(() -> imports.command(folder)).hasMessageContaining("holds no .csv");
  }

  @Test
  void anOperatorsProfileWinsAndAWrongOneIsRefusedByName() throws IOException {
    write(
        "prova.yaml",
        """
        record: service
        provider: {name: Ente di prova, type: third-sector}
        categories:
          bottega: {sectors: [enterprise-start], targets: [workers], access: appointment, residence-permit: yes}
        """);
    TestImports imports = new TestImports(folder);
    Path file = write("a.csv", HEADER + "prova,1,Uno,Bottega,,,TO,,,,,,,\n");
    imports.run(file);
    assertThat(only(imports).details().sectors()).containsExactly("enterprise-start");
    write("prova.yaml", "categories: {bottega: {sectors: [no-such-sector]}}");
    assertThatThrownBy(() -> imports.run(file)).hasMessageContaining("no-such-sector");
    write("prova.yaml", "categories: {bottega: {acess: walk-in}}");
    assertThatThrownBy(() -> imports.run(file))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("prova.yaml")
        .hasMessageContaining("acess");
  }

  @Test
  void twoImportsOfOneFileAtOnceCreateEachRecordOnce() throws Exception {
    TestImports imports = new TestImports();
    Path file =
        write(
            "a.csv",
            HEADER
                + IntStream.range(0, 3_500)
                    .mapToObj(i -> "prova," + i + ",Nome " + i + ",farmacia,,,TO,,,,,,,\n")
                    .collect(Collectors.joining()));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Callable<ImportReport> once = () -> imports.run(file);
      List<Future<ImportReport>> both = threads.invokeAll(List.of(once, once));
      ImportReport one = both.getFirst().get();
      ImportReport other = both.getLast().get();
      assertThat(one.created() + other.created()).isEqualTo(3_500);
      assertThat(one.count(Outcome.UNCHANGED) + other.count(Outcome.UNCHANGED)).isEqualTo(3_500);
    }
    assertThat(imports.directory.count()).isEqualTo(3_500);
  }
}
