package org.capacitymetro.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Undone;
import org.capacitymetro.directory.Version;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.intake.ImportRun.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class RunsTest {
  private static final String HEADER =
      "source,source_id,name,category,address,city,province,lat,lon,phone,email,website,hours,notes\n";
  private static final Directory.ChangeSetInfo EDITOR =
      new Directory.ChangeSetInfo("person:0199", "not this one");

  @TempDir Path folder;
  private final TestImports imports = new TestImports();

  private Path write(String name, int from, int to, String called) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        HEADER
            + IntStream.range(from, to)
                .mapToObj(i -> "prova,r" + i + "," + called + " " + i + ",farmacia,,,TO,,,,,,,\n")
                .collect(Collectors.joining()));
  }

  private ImportRun apply(ImportRun run, Outcome... outcomes) {
    assertThat(imports.imports.choose(run.id(), Set.of(outcomes))).isTrue();
    return imports.work(run.id());
  }

  private ImportRun applyAll(ImportRun run) {
    return apply(run, Outcome.APPLICABLE.toArray(Outcome[]::new));
  }

  private long status(String status) {
    return imports.count("select count(*) from service where status = '" + status + "'");
  }

  private ServiceId id(String sourceId) {
    return new ServiceId(
        imports
            .jdbc
            .sql("select id from service where source_id = :id")
            .param("id", sourceId)
            .query(UUID.class)
            .single());
  }

  @Test
  void goesOnAfterACrashWithoutWritingTwice() throws IOException {
    ImportRun run = imports.ready(write("a.csv", 0, 1_800, "Farmacia"));
    imports
        .jdbc
        .sql(
            """
            create function break_off() returns trigger language plpgsql as $$
            begin
              if (select count(*) from service) >= 1000 then raise exception 'crash'; end if;
              return null;
            end $$
            """)
        .update();
    imports
        .jdbc
        .sql("create trigger break_off after insert on service execute function break_off()")
        .update();
    assertThatThrownBy(() -> applyAll(run)).isInstanceOf(DataAccessException.class);
    assertThat(imports.directory.count()).isEqualTo(500);
    assertThat(imports.runs.find(run.id()).orElseThrow().state()).isEqualTo(State.APPLYING);
    imports.jdbc.sql("drop trigger break_off on service").update();

    ImportRun done = imports.work(run.id());

    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(imports.directory.count()).isEqualTo(1_800);
    assertThat(imports.rows.applied(run.id())).containsEntry(Outcome.NEW, 1_800L);
    assertThat(imports.count("select count(*) from change where action = 'CREATED'"))
        .isEqualTo(1_800);
    assertThat(imports.count("select count(distinct change_set) from change")).isEqualTo(1);
    assertThat(imports.count("select count(*) from import_draft")).isZero();
  }

  @Test
  void givesUpWhatBreaksOffAgainAndAgain() throws IOException {
    ImportRun run = imports.ready(write("a.csv", 0, 3, "Farmacia"));
    imports.jdbc.sql("alter table service add constraint never check (demonstration)").update();
    assertThatThrownBy(() -> applyAll(run)).isInstanceOf(DataAccessException.class);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> imports.work(run.id())).isInstanceOf(DataAccessException.class);
    }
    ImportRun failed = imports.work(run.id());
    assertThat(failed.state()).isEqualTo(State.FAILED);
    assertThat(failed.error()).contains("broke off");
  }

  @Test
  void stopsBetweenTwoBatchesAndGoesOnWhenAsked() throws Exception {
    ImportRun run = imports.ready(write("a.csv", 0, 1_200, "Farmacia"));
    imports.imports.choose(run.id(), Outcome.APPLICABLE);
    try (Turns.Held turn = imports.turns.take()) {
      ImportRun paused =
          imports.imports.workHere(
              run.id(),
              turn,
              now -> {
                if (now.state() == State.APPLYING && imports.directory.count() == 0) {
                  assertThat(imports.imports.pause(run.id())).isTrue();
                }
              });
      assertThat(paused.paused()).isTrue();
      assertThat(paused.state()).isEqualTo(State.APPLYING);
    }
    assertThat(imports.directory.count()).isLessThan(1_200);
    assertThat(imports.runs.next()).isEmpty();

    imports.imports.resume(run.id());

    assertThat(imports.runs.next()).contains(run.id());
    assertThat(imports.work(run.id()).state()).isEqualTo(State.DONE);
    assertThat(imports.directory.count()).isEqualTo(1_200);
  }

  @Test
  void aCancelledImportCanBeTakenBack() throws Exception {
    ImportRun run = imports.ready(write("a.csv", 0, 1_200, "Farmacia"));
    imports.imports.choose(run.id(), Outcome.APPLICABLE);
    try (Turns.Held turn = imports.turns.take()) {
      ImportRun half =
          imports.imports.workHere(
              run.id(),
              turn,
              now -> {
                if (now.state() == State.APPLYING) {
                  imports
                      .jdbc
                      .sql(
                          """
                          create or replace function cancel_import() returns trigger language plpgsql as $$
                          begin
                            update import_run set wanted = 'CANCEL' where state = 'APPLYING';
                            return null;
                          end $$
                          """)
                      .update();
                  imports
                      .jdbc
                      .sql(
                          """
                          create or replace trigger cancel_import after insert on service
                          execute function cancel_import()
                          """)
                      .update();
                }
              });
      assertThat(half.state()).isEqualTo(State.CANCELLED);
      assertThat(half.canBeUndone()).isTrue();
    }
    assertThat(imports.directory.count()).isEqualTo(500);
    assertThat(imports.rows.applied(run.id())).containsEntry(Outcome.NEW, 500L);

    imports.imports.undo(run.id(), EDITOR);

    assertThat(imports.directory.count()).isZero();
  }

  @Test
  void takesOnlyWhatWasChosen() throws IOException {
    applyAll(imports.ready(write("a.csv", 0, 4, "Farmacia")));
    Path next = write("a.csv", 2, 8, "Nuova farmacia");
    Files.writeString(next, Files.readString(next).replace("Nuova farmacia 3", "Farmacia 3"));
    ImportRun run = imports.ready(next);
    assertThat(imports.rows.counts(run.id()))
        .containsEntry(Outcome.NEW, 4L)
        .containsEntry(Outcome.CHANGED, 1L)
        .containsEntry(Outcome.UNCHANGED, 1L)
        .containsEntry(Outcome.VANISHED, 2L);
    ImportRows.Row unwanted = imports.rows.list(run.id(), Outcome.NEW, 0, 1).getFirst();
    imports.rows.choose(run.id(), List.of(unwanted.number()), false);

    apply(run, Outcome.NEW);

    assertThat(imports.directory.count()).isEqualTo(7);
    assertThat(imports.rows.applied(run.id())).isEqualTo(Map.of(Outcome.NEW, 3L));
    assertThat(imports.count("select count(*) from service where name::text like '%Nuova%'"))
        .isEqualTo(3);
    assertThat(imports.count("select count(*) from source_gone")).isZero();
  }

  @Test
  void whatTheSourceNoLongerNamesStaysAndIsSaidToBeGoneUntilItComesBack() throws IOException {
    applyAll(imports.ready(write("a.csv", 0, 4, "Farmacia")));
    ImportRun second = applyAll(imports.ready(write("a.csv", 1, 4, "Farmacia")));
    assertThat(imports.rows.applied(second.id())).containsEntry(Outcome.VANISHED, 1L);
    assertThat(imports.directory.count()).isEqualTo(4);
    assertThat(imports.directory.goneSince(id("r0"))).isPresent();

    imports.imports.undo(second.id(), EDITOR);
    assertThat(imports.directory.goneSince(id("r0"))).isEmpty();
    applyAll(imports.ready(write("a.csv", 1, 4, "Farmacia")));
    assertThat(imports.directory.goneSince(id("r0"))).isPresent();

    ImportRun back = applyAll(imports.ready(write("a.csv", 0, 4, "Farmacia")));
    assertThat(imports.directory.goneSince(id("r0"))).isEmpty();
    assertThat(imports.rows.counts(back.id())).isEqualTo(Map.of(Outcome.UNCHANGED, 4L));
    Undone undone = imports.imports.undo(back.id(), EDITOR).orElseThrow();
    assertThat(imports.directory.goneSince(id("r0"))).isPresent();
    imports.records.revert(EDITOR, undone.changeSet());
    assertThat(imports.directory.goneSince(id("r0"))).isEmpty();
  }

  @Test
  void theCommandTakesNothingForGoneWhenMostIsMissing() throws IOException {
    imports.run(write("a.csv", 0, 10, "Farmacia"));
    Path cut = write("a.csv", 0, 4, "Farmacia");
    assertThat(imports.command(cut).printed()).contains("fewer than half of the 10 records");
    assertThat(imports.count("select count(*) from source_gone")).isZero();
    assertThat(imports.command(cut, "--confirm-vanished").printed())
        .contains("no longer in the file")
        .doesNotContain("fewer than half");
    assertThat(imports.count("select count(*) from source_gone")).isEqualTo(6);
  }

  @Test
  void undoLeavesWhatSomebodyChangedSince() throws IOException {
    ImportRun run = applyAll(imports.ready(write("a.csv", 0, 3, "Farmacia")));
    Version<ServiceDraft> version = imports.records.find(id("r1")).orElseThrow();
    imports.records.write(
        EDITOR,
        id("r1"),
        version.revision(),
        new ServiceDraft(
            version.draft().source(), null, version.draft().details(), LocationDraft.NOWHERE));

    Undone undone = imports.imports.undo(run.id(), EDITOR).orElseThrow();

    assertThat(undone.removed()).hasSize(2);
    assertThat(undone.left()).hasSize(1);
    assertThat(imports.runs.find(run.id()).orElseThrow().state()).isEqualTo(State.UNDONE);
    assertThat(imports.imports.undo(run.id(), EDITOR)).isEmpty();
    assertThat(status("ACTIVE")).isEqualTo(1);
  }

  @Test
  void whatAnotherImportBroughtMeanwhileIsNotBroughtAgain() throws IOException {
    Path file = write("a.csv", 0, 5, "Farmacia");
    ImportRun one = imports.ready(file);
    ImportRun other = imports.ready(file);
    applyAll(one);
    ImportRun second = applyAll(other);
    assertThat(imports.rows.counts(second.id())).isEqualTo(Map.of(Outcome.UNCHANGED, 5L));
    assertThat(second.changeSet()).isNull();
    assertThat(imports.directory.count()).isEqualTo(5);
  }

  @Test
  void anEditorOfOneCityBringsInThatCitysRowsOnly() throws IOException {
    Path file = write("a.csv", 0, 3, "Farmacia");
    Files.writeString(file, Files.readString(file).replace("1,farmacia,,,TO", "1,farmacia,,,BA"));
    ImportRun run = applyAll(imports.ready(file, Set.of("bari")));
    assertThat(imports.rows.counts(run.id()))
        .isEqualTo(Map.of(Outcome.NEW, 1L, Outcome.REFUSED, 2L));
    assertThat(imports.directory.count()).isEqualTo(1);
  }

  @Test
  void oneTurnAtATimeAndADeadOnesIsTaken() throws InterruptedException {
    try (Turns.Held turn = imports.turns.take()) {
      assertThat(imports.turns.tryTake()).isEmpty();
      imports.jdbc.sql("update import_turn set beat = now() - interval '1 minute'").update();
      try (Turns.Held next = imports.turns.tryTake().orElseThrow()) {
        assertThatThrownBy(turn::check).isInstanceOf(Turns.Lost.class);
        next.check();
      }
    }
    imports.turns.tryTake().orElseThrow().close();
  }

  @Test
  void theReportNamesEveryLineAndItsReason() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.csv"),
            HEADER + "prova,1,=Uno,farmacia,,,TO,,,,,,,\nprova,1,Due,farmacia,,,TO,,,,,,,\n");
    Path report = folder.resolve("report.csv");
    imports.command(file, "--report", report);
    assertThat(Files.readString(report))
        .contains("a.csv;2;1;'=Uno;new")
        .contains("a.csv;3;1;Due;refused")
        .contains("stands in the file already");
    imports.command(file, "--report", folder.resolve("report.xlsx"));
    assertThat(Files.size(folder.resolve("report.xlsx"))).isPositive();
  }

  @Test
  void refusesOutcomesThatAreNone() throws IOException {
    Path file = write("a.csv", 0, 1, "Farmacia");
    assertThatThrownBy(() -> imports.command(file, "--apply", "new,old"))
        .hasMessageContaining("old")
        .hasMessageContaining("vanished");
    assertThat(Outcome.parseApplicable("--apply", "new, SAME"))
        .isEqualTo(EnumSet.of(Outcome.NEW, Outcome.SAME));
  }
}
