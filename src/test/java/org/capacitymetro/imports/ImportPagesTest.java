package org.capacitymetro.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.intake.ImportRun;
import org.capacitymetro.intake.Imports;
import org.capacitymetro.intake.TestRuns;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.text.ShortId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class ImportPagesTest extends RunningApplication {
  private static final String HEADER =
      "source,source_id,name,category,address,city,province,lat,lon,phone,email,website,hours,notes\n";

  @TempDir Path folder;
  @Autowired ApplicationContext context;
  @Autowired Imports imports;
  @Autowired Directory directory;

  private final String source = "pagine-" + UUID.randomUUID();

  private Visitor visitor(Role role, Scope scope) {
    Person person = TestPeople.active(context, "Ada", new Grant(role, scope));
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }

  private Path write(int from, int to) throws IOException {
    return Files.writeString(
        folder.resolve(source + ".csv"),
        HEADER
            + IntStream.range(from, to)
                .mapToObj(
                    i ->
                        source + ",r" + i + ",Sportello <b> " + word(i) + ",farmacia,,,VE,,,,,,,\n")
                .collect(Collectors.joining())
            + source
            + ",,Senza codice,farmacia,,,VE,,,,,,,\n");
  }

  /// Words that no two rows share: rows that are alike would wait for a review.
  private String word(int i) {
    return UUID.nameUUIDFromBytes((source + i).getBytes(StandardCharsets.UTF_8))
        .toString()
        .replaceAll("[0-9-]", "");
  }

  /// Begins a dry run; the application's own job may be quicker than this.
  private String ready(Path file) throws InterruptedException {
    ImportRun run =
        imports.start(
            source + ".csv", file, ImportRun.Asked.NOTHING, new Imports.Starter("person:x", null));
    return work(run);
  }

  private String work(ImportRun run) throws InterruptedException {
    TestRuns.work(imports, run.id());
    return "/it/desk/imports/" + ShortId.encode(run.id());
  }

  private ImportRun at(String path) {
    return ShortId.decode(path.substring(path.lastIndexOf('/') + 1))
        .flatMap(imports::find)
        .orElseThrow();
  }

  @Test
  void whatWasFoundIsShownChosenWrittenAndTakenBack() throws Exception {
    Visitor editor = visitor(Role.EDITOR, new Scope.Everything());
    String path = ready(write(0, 3));
    String page = editor.get(path).body();
    assertThat(page)
        .contains(
            "Aspetta una scelta",
            "Che cosa prendere",
            "Sportello &lt;b&gt; " + word(0),
            "Senza codice")
        .contains("la riga non si ritroverebbe");
    assertThat(editor.get("/it/desk").body()).contains("Importazioni pronte");
    assertThat(editor.get("/it/desk/imports").body()).contains(source + ".csv");

    String rows = editor.get(path + "/rows/new").body();
    assertThat(rows).contains("Ricorda la scelta", "Riga 2");
    HttpResponse<String> chosen =
        editor.post(
            path + "/rows/new?from=0",
            "shown",
            "1",
            "shown",
            "2",
            "shown",
            "3",
            "row",
            "1",
            "row",
            "3");
    assertThat(chosen.statusCode()).isEqualTo(303);
    assertThat(editor.get(path).body()).contains("Righe tolte a mano: 1.");
    assertThat(editor.post(path + "/apply").statusCode()).isEqualTo(422);

    assertThat(editor.post(path + "/apply", "outcome", "new").statusCode()).isEqualTo(303);
    work(at(path));

    assertThat(editor.get(path).body())
        .contains("Scritta sulla mappa", "Scritte: 2.", "Togli tutto quello che ha scritto");
    assertThat(editor.post(path + "/apply", "outcome", "new").statusCode()).isEqualTo(409);
    String report = editor.get(path + "/report.csv").body();
    assertThat(report).contains("Esito", ";Nuove;", "Senza codice;Rifiutate");
    assertThat(editor.get(path + "/report.xlsx").statusCode()).isEqualTo(200);

    assertThat(editor.post(path + "/undo").statusCode()).isEqualTo(303);
    assertThat(editor.get(path + "?done=undone").body())
        .contains("Tolta dalla mappa", "la mappa è tornata");
    assertThat(editor.post(path + "/undo").statusCode()).isEqualTo(409);
  }

  @Test
  void aPlannerLooksAndNobodyElseSteers() throws Exception {
    String path = ready(write(0, 2));
    Visitor planner = visitor(Role.PLANNER, new Scope.Everything());
    assertThat(planner.get(path).body()).contains("Nuove").doesNotContain("Scrivi sulla mappa");
    assertThat(planner.post(path + "/apply", "outcome", "new").statusCode()).isEqualTo(403);
    assertThat(planner.post(path + "/cancel").statusCode()).isEqualTo(403);
    Visitor ofOneCity = visitor(Role.EDITOR, new Scope.City("torino"));
    assertThat(ofOneCity.post(path + "/apply", "outcome", "new").statusCode()).isEqualTo(403);
    assertThat(visitor(Role.READER, new Scope.Everything()).get(path).statusCode()).isEqualTo(403);
    assertThat(new Visitor(this::address).get(path).statusCode()).isNotEqualTo(200);
  }

  @Test
  void asksBeforeMostOfASourceIsTakenForGone() throws Exception {
    Visitor editor = visitor(Role.EDITOR, new Scope.Everything());
    String first = ready(write(0, 5));
    editor.get(first);
    editor.post(first + "/apply", "outcome", "new");
    work(at(first));
    String path = ready(write(0, 1));
    assertThat(editor.get(path).body()).contains("Forse il file è incompleto");
    HttpResponse<String> refused = editor.post(path + "/apply", "outcome", "vanished");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("serve la conferma");
    assertThat(editor.post(path + "/apply", "outcome", "vanished", "confirm", "true").statusCode())
        .isEqualTo(303);
    work(at(path));
    assertThat(editor.get("/it/desk/lists/gone").body()).contains("Sportello &lt;b&gt; " + word(3));
  }

  @Test
  void scheduledSourcesSayWhatIsWrongAtTheirField() {
    Visitor editor = visitor(Role.EDITOR, new Scope.City("venezia"));
    assertThat(editor.get("/it/desk/imports/sources").body()).contains("Aggiungi una fonte");
    HttpResponse<String> wrong =
        editor.post("/it/desk/imports/sources", "name", "", "address", "/etc/passwd", "hours", "5");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("name-problem", "address-problem", "hours-problem")
        .contains("i file del server li aggiunge chi lo amministra");
    Visitor administrator = visitor(Role.ADMINISTRATOR, new Scope.Everything());
    administrator.get("/it/desk/imports/sources");
    assertThat(
            administrator
                .post(
                    "/it/desk/imports/sources",
                    "name",
                    "x",
                    "address",
                    "/etc/passwd",
                    "hours",
                    "24")
                .body())
        .contains("Il percorso deve esistere");
  }

  @Test
  void aDryRunThatWasCancelledLeavesNothing() throws Exception {
    Visitor editor = visitor(Role.EDITOR, new Scope.Everything());
    String path = ready(write(0, 2));
    editor.get(path);
    assertThat(editor.post(path + "/cancel").statusCode()).isEqualTo(303);
    assertThat(editor.get(path).body()).contains("Annullata").doesNotContain("Togli tutto");
    assertThat(editor.get("/it/desk/imports/nothing").statusCode()).isEqualTo(404);
  }
}
