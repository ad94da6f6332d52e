package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.RecordRef;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class UndoTest {
  private static final Directory.ChangeSetInfo IMPORT =
      new Directory.ChangeSetInfo("import:list", "import");
  private static final Directory.ChangeSetInfo EDITOR =
      new Directory.ChangeSetInfo("person:0199", "the wrong file");

  private final HikariDataSource database = TestDrafts.pool();
  private final Directory directory = TestDirectory.over(database);
  private final Records records = TestDirectory.records(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void takesAnImportOfTwoThousandRowsBack() {
    directory.writeServices(IMPORT, drafts(0, 1_000, "Prima"));
    String before = contents();
    Directory.ChangeSetInfo second = directory.begin(IMPORT);
    directory.writeServices(second, drafts(0, 1_000, "Seconda"));
    directory.writeServices(second, drafts(1_000, 2_000, "Seconda"));

    Undone undone = records.revert(EDITOR, begun(second));

    assertThat(undone.restored()).hasSize(1_000);
    assertThat(undone.removed()).hasSize(1_000);
    assertThat(undone.left()).isEmpty();
    assertThat(directory.count()).isEqualTo(1_000);
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void leavesWhatSomebodyChangedSince() {
    directory.writeServices(IMPORT, drafts(0, 3, "Prima"));
    Directory.ChangeSetInfo second = directory.begin(IMPORT);
    directory.writeServices(second, drafts(0, 5, "Seconda"));
    ServiceId edited = id("r1");
    ServiceId made = id("r4");
    edit(edited, "A mano");
    edit(made, "A mano");

    Undone undone = records.revert(EDITOR, begun(second));

    assertThat(undone.left())
        .containsExactlyInAnyOrder(
            new RecordRef(RecordKind.SERVICE, edited.value()),
            new RecordRef(RecordKind.SERVICE, made.value()));
    assertThat(summaries())
        .isEqualTo(Map.of("r0", "Prima", "r1", "A mano", "r2", "Prima", "r4", "A mano"));
  }

  @Test
  void canBeTakenBackItself() {
    directory.writeServices(IMPORT, drafts(0, 3, "Prima"));
    Directory.ChangeSetInfo second = directory.begin(IMPORT);
    directory.writeServices(second, drafts(0, 5, "Seconda"));
    String before = contents();
    Undone undone = records.revert(EDITOR, begun(second));

    Undone redone = records.revert(EDITOR, undone.changeSet());

    assertThat(redone.restored()).hasSize(5);
    assertThat(contents()).isEqualTo(before);
    assertThat(records.history(id("r4")))
        .extracting(Revision::action)
        .containsExactly(
            Revision.Action.REVERTED, Revision.Action.REMOVED, Revision.Action.CREATED);
  }

  @Test
  void letsTheSameListComeInAgain() {
    Directory.ChangeSetInfo first = directory.begin(IMPORT);
    directory.writeServices(first, drafts(0, 5, "Prima"));
    ServiceId id = id("r0");
    records.revert(EDITOR, begun(first));
    assertThat(directory.count()).isZero();
    assertThat(directory.lookUp(id)).isEmpty();

    Directory.Written again = directory.writeServices(IMPORT, drafts(0, 5, "Prima"));

    assertThat(again).isEqualTo(new Directory.Written(5, 0, 0));
    assertThat(directory.find(id)).isPresent();
    assertThat(directory.writeServices(IMPORT, drafts(0, 5, "Prima")).unchanged()).isEqualTo(5);
  }

  @Test
  void keepsABodyThatOthersNeed() {
    Directory.ChangeSetInfo first = directory.begin(IMPORT);
    List<OrganizationId> bodies =
        directory.writeOrganizations(
            first,
            List.of(TestDrafts.body("x", "Ponte"), TestDrafts.body("y", "Riva")),
            written -> {});
    directory.writeServices(first, List.of(TestDrafts.full("a", bodies.getFirst(), null)));
    records.create(EDITOR, TestDrafts.full("b", bodies.getLast(), null));

    Undone undone = records.revert(EDITOR, begun(first));

    assertThat(undone.left())
        .containsExactly(new RecordRef(RecordKind.ORGANIZATION, bodies.getLast().value()));
    assertThat(undone.removed()).hasSize(2);
    assertThat(directory.lookUp(bodies.getFirst())).isEmpty();
    assertThat(directory.lookUp(bodies.getLast())).isPresent();
  }

  @Test
  void doesNothingWhenThereIsNothingToTakeBack() {
    assertThat(records.revert(EDITOR, 4_711))
        .isEqualTo(new Undone(0, List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void listsWhatWasDoneWithCounts() {
    Directory.ChangeSetInfo first = directory.begin(IMPORT);
    OrganizationId body =
        directory
            .writeOrganizations(first, List.of(TestDrafts.body("x", "Ponte")), written -> {})
            .getFirst();
    directory.writeServices(first, List.of(TestDrafts.full("a", body, null)));
    directory.writeServices(first, drafts(0, 3, "Prima"));
    directory.begin(IMPORT);
    edit(id("r1"), "A mano");
    records.revert(EDITOR, begun(first));

    List<ChangeSet> all = records.changeSets(Long.MAX_VALUE, 10);

    assertThat(all)
        .extracting(
            ChangeSet::actor,
            ChangeSet::services,
            ChangeSet::organizations,
            ChangeSet::created,
            ChangeSet::later,
            ChangeSet::undoes)
        .containsExactly(
            tuple("person:0199", 3, 1, 0, 0, true),
            tuple("person:0199", 1, 0, 0, 0, false),
            tuple("import:list", 4, 1, 5, 5, false));
    assertThat(records.changeSets(all.getFirst().id(), 1)).containsExactly(all.get(1));
    assertThat(records.touched(begun(first)))
        .hasSize(5)
        .contains(
            new ChangeSet.Touched(
                new RecordRef(RecordKind.SERVICE, id("a").value()), "torino", body.value()),
            new ChangeSet.Touched(
                new RecordRef(RecordKind.ORGANIZATION, body.value()), null, body.value()));
  }

  @Test
  void tellsTheSearchWhatToReadAgain() {
    Directory.ChangeSetInfo first = directory.begin(IMPORT);
    directory.writeServices(first, drafts(0, 3, "Prima"));
    Directory.Cursor before = directory.head();

    records.revert(EDITOR, begun(first));

    assertThat(directory.changesAfter(before, 10).services()).hasSize(3);
  }

  static List<ServiceDraft> drafts(int from, int to, String summary) {
    return IntStream.range(from, to)
        .mapToObj(i -> TestDrafts.withSummary(TestDrafts.full("r" + i, null, null), summary))
        .toList();
  }

  private static long begun(Directory.ChangeSetInfo info) {
    Long begun = info.begun();
    return begun == null ? 0 : begun;
  }

  private void edit(ServiceId id, String summary) {
    Version<ServiceDraft> version = records.find(id).orElseThrow();
    records.write(EDITOR, id, version.revision(), TestDrafts.withSummary(version.draft(), summary));
  }

  private ServiceId id(String sourceId) {
    return new ServiceId(
        JdbcClient.create(database)
            .sql("select id from service where source_id = :id")
            .param("id", sourceId)
            .query(UUID.class)
            .single());
  }

  private Map<String, String> summaries() {
    List<PublicService> all = new ArrayList<>();
    directory.forEach(all::add);
    Map<String, String> summaries = new TreeMap<>();
    all.forEach(
        service -> summaries.put(service.source().id(), service.details().summary().in("it")));
    return summaries;
  }

  /// Everything of the active services but when they were written.
  private String contents() {
    return JdbcClient.create(database)
        .sql(
            """
            select coalesce(string_agg(
              (to_jsonb(s) - 'updated_at')::text || coalesce(to_jsonb(h)::text, '')
                || coalesce((to_jsonb(l) - 'id')::text, ''), ' ' order by s.id), '')
            from service s
            left join schedule h on h.service = s.id
            left join service_at_location a on a.service = s.id
            left join location l on l.id = a.location
            where s.status = 'ACTIVE'
            """)
        .query(String.class)
        .single();
  }
}
