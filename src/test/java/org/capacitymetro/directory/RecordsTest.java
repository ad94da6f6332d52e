package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RecordsTest {
  private static final Directory.ChangeSetInfo IMPORT =
      new Directory.ChangeSetInfo("import:list", "import");
  private static final Directory.ChangeSetInfo EDITOR =
      new Directory.ChangeSetInfo("person:0199", "asked by phone");

  private final HikariDataSource database = TestDrafts.pool();
  private final Directory directory = TestDirectory.over(database);
  private final Records records = TestDirectory.records(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void givesEveryVersionARecordEverHad() {
    ServiceDraft first = TestDrafts.full("a", null, null);
    ServiceId id = imported(first);
    ServiceDraft second = TestDrafts.withPhone(first, "+39 011 111 1111");
    ServiceDraft third = TestDrafts.plain("a");

    write(id, second);
    write(id, third);

    List<Revision> history = records.history(id);
    assertThat(history)
        .extracting(Revision::action, Revision::actor, Revision::reason)
        .containsExactly(
            tuple(Revision.Action.CHANGED, "person:0199", "asked by phone"),
            tuple(Revision.Action.CHANGED, "person:0199", "asked by phone"),
            tuple(Revision.Action.CREATED, "import:list", "import"));
    assertThat(
            history.stream()
                .map(revision -> Groups.bare(records.at(id, revision.id()).orElseThrow())))
        .containsExactly(Groups.bare(third), Groups.bare(second), Groups.bare(first));
    assertThat(version(id).revision()).isEqualTo(history.getFirst().id());
    assertThat(version(id).draft()).isEqualTo(Groups.carried(third, first));
    assertThat(records.at(id, history.getFirst().id() + 1_000)).isEmpty();
    assertThat(records.find(new ServiceId(new UUID(0, 1)))).isEmpty();
  }

  @Test
  void writesAnEditForEverybodyToSee() {
    ServiceId id = imported(TestDrafts.full("a", null, null));
    Directory.Cursor before = directory.head();

    WriteOutcome<ServiceDraft> outcome =
        write(id, TestDrafts.withSummary(version(id).draft(), "Un'altra riga"));

    assertThat(outcome).isEqualTo(new WriteOutcome.Written<>(version(id).revision()));
    assertThat(directory.find(id).orElseThrow().details().summary().in("it"))
        .isEqualTo("Un'altra riga");
    assertThat(directory.changesAfter(before, 10).services()).containsExactly(id);
    assertThat(write(id, version(id).draft()))
        .isEqualTo(new WriteOutcome.Unchanged<>(version(id).revision()));
  }

  @Test
  void showsTheSecondOfTwoEditorsBothVersionsAndOverwritesNothing() {
    ServiceDraft draft = TestDrafts.full("a", null, null);
    ServiceId id = imported(draft);
    long base = version(id).revision();
    ServiceDraft first = TestDrafts.withPhone(draft, "+39 011 111 1111");
    ServiceDraft second = TestDrafts.withSummary(draft, "Un'altra riga");
    records.write(EDITOR, id, base, first);

    WriteOutcome<ServiceDraft> outcome = records.write(EDITOR, id, base, second);

    assertThat(outcome).isEqualTo(new WriteOutcome.Conflict<>(version(id), draft));
    assertThat(version(id).draft()).isEqualTo(first);
  }

  @Test
  void letsOneOfManySimultaneousEditsThroughAndTellsTheOthers() throws Exception {
    ServiceDraft draft = TestDrafts.full("a", null, null);
    ServiceId id = imported(draft);
    long base = version(id).revision();
    List<Future<WriteOutcome<ServiceDraft>>> outcomes = new ArrayList<>();
    try (ExecutorService editors = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 12; i++) {
        ServiceDraft mine = TestDrafts.withSummary(draft, "Riga " + i);
        outcomes.add(editors.submit(() -> records.write(EDITOR, id, base, mine)));
      }
    }
    int written = 0;
    for (Future<WriteOutcome<ServiceDraft>> outcome : outcomes) {
      written += outcome.get() instanceof WriteOutcome.Written<ServiceDraft> ? 1 : 0;
    }
    assertThat(written).isOne();
    assertThat(records.history(id)).hasSize(2);
  }

  @Test
  void refusesWhatMustNotGetInAndWhoeverIsNotThere() {
    ServiceId id = imported(TestDrafts.full("a", null, null));
    Version<ServiceDraft> version = version(id);
    ServiceDraft orphan =
        new ServiceDraft(
            version.draft().source(),
            new OrganizationId(new UUID(5, 6)),
            version.draft().details(),
            null);

    assertThatThrownBy(() -> records.write(EDITOR, id, version.revision(), orphan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("provider");
    assertThatThrownBy(
            () -> records.write(EDITOR, id, -1, TestDrafts.withSummary(version.draft(), "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("base");
    assertThatThrownBy(
            () -> records.write(EDITOR, new ServiceId(new UUID(7, 8)), 1, version.draft()))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(records.history(id)).hasSize(1);
  }

  @Test
  void createsRecordsOfItsOwnSource() {
    OrganizationId body = records.create(EDITOR, TestDrafts.body("x", "Associazione Ponte"));
    ServiceId id = records.create(EDITOR, TestDrafts.full("a", body, null));

    assertThat(version(id).draft().source())
        .isEqualTo(new SourceRef(Records.OWN_SOURCE, id.value().toString()));
    assertThat(version(id).draft().details())
        .isEqualTo(Groups.bare(TestDrafts.full("a", body, null)).details());
    assertThat(records.find(body).orElseThrow().draft().name().in("it"))
        .isEqualTo("Associazione Ponte");
  }

  @Test
  void keepsAnEditWhenTheSourceSaysTheSameAsBefore() {
    ServiceDraft draft = TestDrafts.full("a", null, null);
    ServiceId id = imported(draft);
    ServiceDraft edited = TestDrafts.withPhone(draft, "+39 011 111 1111");
    write(id, edited);

    assertThat(directory.writeServices(IMPORT, List.of(draft)))
        .isEqualTo(new Directory.Written(0, 0, 1));

    assertThat(version(id).draft()).isEqualTo(edited);
  }

  @Test
  void takesWhatTheSourceSaysAnewAndKeepsEditedFields() {
    ServiceDraft draft = TestDrafts.full("a", null, null);
    ServiceId id = imported(draft);
    write(id, TestDrafts.withPhone(draft, "+39 011 111 1111"));

    Directory.Written written =
        directory.writeServices(IMPORT, List.of(TestDrafts.withSummary(draft, "Nuova riga")));

    assertThat(written).isEqualTo(new Directory.Written(0, 1, 0));
    assertThat(Groups.bare(version(id).draft()))
        .isEqualTo(
            Groups.bare(
                TestDrafts.withSummary(
                    TestDrafts.withPhone(draft, "+39 011 111 1111"), "Nuova riga")));
    assertThat(records.conflicts(10)).isEmpty();
  }

  @Test
  void asksSomebodyWhenTheSourceSaysSomethingNewAboutAnEditedField() {
    ServiceDraft draft = TestDrafts.full("a", null, null);
    ServiceId id = imported(draft);
    ServiceDraft edited = TestDrafts.withPhone(draft, "+39 011 111 1111");
    write(id, edited);
    ServiceDraft news = TestDrafts.withPhone(draft, "+39 011 222 2222");

    assertThat(directory.writeServices(IMPORT, List.of(news)))
        .isEqualTo(new Directory.Written(0, 0, 1));

    assertThat(version(id).draft()).isEqualTo(edited);
    SourceConflict conflict = only(records.conflicts(id));
    assertThat(conflict.fields()).containsExactly("phones");
    assertThat(conflict.source()).isEqualTo("list");
    assertThat(records.said(id, conflict)).contains(news);
    assertThat(records.history(id)).hasSize(2);

    assertThat(directory.writeServices(IMPORT, List.of(news)))
        .as("said again")
        .isEqualTo(new Directory.Written(0, 0, 1));
    records.settle(EDITOR, conflict);
    assertThat(records.conflicts(id)).isEmpty();
    assertThat(records.said(id, conflict)).isEmpty();
  }

  @Test
  void keepsAskingAboutAFieldWhileTheSourceSpeaksOfAnother() {
    ServiceDraft draft = TestDrafts.full("a", null, null);
    ServiceId id = imported(draft);
    write(id, TestDrafts.withPhone(draft, "+39 011 111 1111"));
    ServiceDraft news = TestDrafts.withPhone(draft, "+39 011 222 2222");
    directory.writeServices(IMPORT, List.of(news));

    directory.writeServices(IMPORT, List.of(TestDrafts.withSummary(news, "Nuova riga")));

    assertThat(only(records.conflicts(id)).fields()).containsExactly("phones");
    assertThat(version(id).draft().details().summary().in("it")).isEqualTo("Nuova riga");
  }

  @Test
  void closesTheQuestionWhenTheSourceComesToSayTheSame() {
    ServiceDraft draft = TestDrafts.full("a", null, null);
    ServiceId id = imported(draft);
    ServiceDraft edited = TestDrafts.withPhone(draft, "+39 011 111 1111");
    write(id, edited);
    directory.writeServices(IMPORT, List.of(TestDrafts.withPhone(draft, "+39 011 222 2222")));

    directory.writeServices(IMPORT, List.of(edited));

    assertThat(records.conflicts(id)).isEmpty();
    ServiceDraft later = TestDrafts.withPhone(draft, "+39 011 333 3333");
    directory.writeServices(IMPORT, List.of(later));
    assertThat(version(id).draft()).as("nobody's edit any more").isEqualTo(later);
  }

  @Test
  void keepsEditsOfBodiesToo() {
    OrganizationDraft draft = TestDrafts.body("x", "Associazione Ponte");
    OrganizationId id =
        directory.writeOrganizations(IMPORT, List.of(draft), written -> {}).getFirst();
    Version<OrganizationDraft> version = records.find(id).orElseThrow();
    records.write(EDITOR, id, version.revision(), TestDrafts.body("x", "Ponte ETS"));

    directory.writeOrganizations(IMPORT, List.of(draft), written -> {});
    directory.writeOrganizations(
        IMPORT, List.of(TestDrafts.body("x", "Associazione Ponte onlus")), written -> {});

    assertThat(directory.findOrganization(id).orElseThrow().name().in("it")).isEqualTo("Ponte ETS");
    assertThat(only(records.conflicts(id)).fields()).containsExactly("name");
    assertThat(records.history(id)).hasSize(2);
  }

  @Test
  void readsVersionsKeptByAnOlderSchema() {
    ServiceDraft draft = TestDrafts.full("a", null, null);
    ServiceId id = imported(draft);
    write(id, TestDrafts.withPhone(draft, ""));
    JdbcClient.create(database)
        .sql(
            """
            update change set before = (before
              - 'said' - 'languages' - 'anonymous' - 'cost_options' - 'attributes')
              || '{"column_of_old": [1, 2], "another": null}'
            where record = :id and before is not null
            """)
        .param("id", id.value())
        .update();

    ServiceDraft old = records.at(id, records.history(id).getLast().id()).orElseThrow();

    assertThat(old.details().languages()).isEmpty();
    assertThat(old.details().access().anonymous()).isEqualTo(Answer.UNKNOWN);
    assertThat(old.details().access().costs()).isEmpty();
    assertThat(old.details().name()).isEqualTo(draft.details().name());
    assertThat(old.location()).isEqualTo(draft.location());
  }

  @Test
  void keepsTextsAsTheyWereTyped() {
    ServiceId id = imported(TestDrafts.plain("a"));
    String hostile = "<script>alert(\"à\")</script> & {count, plural}";

    write(id, TestDrafts.withSummary(version(id).draft(), hostile));

    assertThat(version(id).draft().details().summary()).isEqualTo(LocalizedText.of("it", hostile));
  }

  private ServiceId imported(ServiceDraft draft) {
    directory.writeServices(IMPORT, List.of(draft));
    List<ServiceId> ids = new ArrayList<>();
    directory.forEach(service -> ids.add(service.id()));
    return only(ids);
  }

  private WriteOutcome<ServiceDraft> write(ServiceId id, ServiceDraft draft) {
    return records.write(EDITOR, id, version(id).revision(), draft);
  }

  private Version<ServiceDraft> version(ServiceId id) {
    return records.find(id).orElseThrow();
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return Objects.requireNonNull(list.getFirst());
  }
}
