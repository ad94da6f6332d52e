package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.RecordRef;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class UnitingTest {
  private static final Directory.ChangeSetInfo IMPORT =
      new Directory.ChangeSetInfo("import:list", "import");
  private static final Directory.ChangeSetInfo EDITOR =
      new Directory.ChangeSetInfo("person:0199", "by hand");
  private static final Verification CALLED =
      new Verification(LocalDate.of(2026, 11, 20), Method.CALL, "verifier");

  private static final String HERE = "person:here";
  private static final String THERE = "person:there";

  private final HikariDataSource database = TestDrafts.pool();
  private final Directory directory = TestDirectory.over(database);
  private final Records records = TestDirectory.records(database);
  private final Uniting uniting = TestDirectory.uniting(database);
  private final Sources sources = new Sources(new SourceStore(JdbcClient.create(database)));

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void takesNamesFromTheRegisterAndHoursFromTheBodyAndUnitesNumbers() {
    sources.trust("sheet", SourceTrust.SPREADSHEET);
    sources.trust("register", SourceTrust.REGISTER);
    sources.trust("own", SourceTrust.ORGANIZATION);
    ServiceId sheet = write(draft("sheet", "Biblio Ponte", "+39 011 111 1111", "lun 9-12"));
    ServiceId register = write(draft("register", "Biblioteca Ponte", "", "lun 8-12"));
    ServiceId own = write(draft("own", "La Ponte", "+39 011 222 2222", "lun 10-12"));

    int united = uniting.services(IMPORT, List.of(two(sheet, register), two(sheet, own)));

    assertThat(united).isEqualTo(2);
    ServiceDraft merged = draft(sheet);
    assertThat(merged.details().name().in("it")).isEqualTo("Biblioteca Ponte");
    assertThat(merged.details().schedule().original().in("it")).isEqualTo("lun 10-12");
    assertThat(merged.details().contacts().phones())
        .extracting(Contacts.Phone::number)
        .containsExactly("+39 011 111 1111", "+39 011 222 2222");
    assertThat(directory.lookUp(register)).contains(new Lookup.MovedTo<>(sheet.value()));
    assertThat(directory.lookUp(own)).contains(new Lookup.MovedTo<>(sheet.value()));
    assertThat(directory.count()).isOne();
  }

  @Test
  void proposesWhereSomebodyVerified() {
    sources.trust("register", SourceTrust.REGISTER);
    ServiceId list = write(draft("list", "Biblio Ponte", "+39 011 111 1111", ""));
    records.verify(EDITOR, list, CALLED.ofEveryGroup());
    ServiceId register =
        write(draft("register", "Biblioteca Ponte", "+39 011 222 2222", "lun 8-12"));

    uniting.services(IMPORT, List.of(two(list, register)));

    ServiceDraft merged = draft(list);
    assertThat(merged.details().name().in("it")).isEqualTo("Biblio Ponte");
    assertThat(merged.details().contacts().phones()).hasSize(1);
    assertThat(merged.details().schedule().original().in("it"))
        .as("a gap is filled")
        .isEqualTo("lun 8-12");
    assertThat(merged.details().verification()).containsEntry(FieldGroup.EXISTENCE, CALLED);
    assertThat(records.conflicts(list))
        .singleElement()
        .satisfies(
            conflict -> {
              assertThat(conflict.source()).isEqualTo("register");
              assertThat(conflict.fields()).containsExactlyInAnyOrder("name", "phones");
            });
  }

  @Test
  void takesOverTranslationsOfTheSameWords() {
    ServiceId keep = write(TestDrafts.full("a", null, null));
    ServiceId give = write(TestDrafts.full("b", null, null));
    translate(keep, "outcome", "en", "A receipt", HERE);
    translate(give, "outcome", "en", "A ticket", THERE);
    translate(give, "outcome", "fr", "Un récépissé", THERE);
    translate(give, "documents.0", "fr", "Passeport", THERE);
    translate(give, "name", "fr", "Guichet b", THERE);

    ServiceDraft proposed = uniting.propose(keep, give).merged();
    uniting.services(IMPORT, List.of(two(keep, give)));

    assertThat(draft(keep)).isEqualTo(proposed);
    handedOver(keep);
    assertThat(records.conflicts(keep)).isEmpty();
  }

  @Test
  void takesThemOverByHandWhicheverWordsAreChosen() {
    ServiceId keep = write(TestDrafts.full("a", null, null));
    ServiceId give = write(TestDrafts.full("b", null, null));
    translate(keep, "outcome", "en", "A receipt", HERE);
    translate(give, "outcome", "fr", "Un récépissé", THERE);
    translate(give, "documents.0", "fr", "Passeport", THERE);
    translate(give, "name", "fr", "Guichet b", THERE);
    ServiceDraft chosen = DraftFields.SERVICE.take(draft(keep), draft(give), List.of("outcome"));

    records.mergeServices(EDITOR, side(keep), side(give), chosen);

    handedOver(keep);
  }

  private void handedOver(ServiceId keep) {
    Map<String, LocalizedText> texts = DraftTexts.of(draft(keep));
    LocalizedText outcome = Objects.requireNonNull(texts.get("outcome"));
    assertThat(outcome.in("en")).as("its own stays").isEqualTo("A receipt");
    assertThat(outcome.texts().get("fr"))
        .isEqualTo(
            new LocalizedText.Entry(
                "Un récépissé", outcome.sourceHash(), LocalizedText.State.CHECKED, THERE));
    assertThat(Objects.requireNonNull(texts.get("documents.0")).in("fr")).isEqualTo("Passeport");
    assertThat(Objects.requireNonNull(texts.get("name")).texts())
        .as("of other words")
        .doesNotContainKey("fr");
  }

  private void translate(ServiceId id, String field, String language, String words, String author) {
    ServiceDraft translated =
        DraftTexts.withService(
            draft(id),
            (name, text) ->
                name.equals(field)
                    ? text.with(
                        language,
                        new LocalizedText.Entry(
                            words, text.sourceHash(), LocalizedText.State.CHECKED, author))
                    : text);
    records.write(EDITOR, id, side(id).revision(), translated);
  }

  private Records.Side side(ServiceId id) {
    return new Records.Side(id.value(), records.find(id).orElseThrow().revision());
  }

  @Test
  void neverTellsMoreOfAReservedPlaceThanBefore() {
    ServiceId open = write(placed("list", Precision.EXACT));
    ServiceId reserved = write(placed("other", Precision.COMUNE));

    uniting.services(IMPORT, List.of(two(open, reserved)));

    assertThat(Objects.requireNonNull(draft(open).location()).precision())
        .isEqualTo(Precision.COMUNE);
  }

  @Test
  void followsAChainAndPassesOverWhatIsOneAlready() {
    ServiceId a = write(draft("one", "Ponte", "+39 011 111 1111", ""));
    ServiceId b = write(draft("two", "Ponte", "+39 011 222 2222", ""));
    ServiceId c = write(draft("three", "Ponte", "+39 011 333 3333", ""));

    assertThat(uniting.services(IMPORT, List.of(two(a, b), two(b, c), two(a, c)))).isEqualTo(2);
    assertThat(uniting.services(IMPORT, List.of(two(c, a)))).isZero();

    assertThat(draft(a).details().contacts().phones()).hasSize(3);
    assertThat(directory.count()).isOne();
  }

  @Test
  void theStrongerSourceGoesOnBeingHeardAfterTheMerge() {
    sources.trust("register", SourceTrust.REGISTER);
    sources.trust("sheet", SourceTrust.SPREADSHEET);
    ServiceId register =
        write(draft("register", "Biblioteca Ponte", "+39 011 222 2222", "lun 8-12"));
    ServiceId sheet = write(draft("sheet", "Biblio Ponte", "+39 011 111 1111", "lun 9-12"));
    uniting.services(IMPORT, List.of(two(sheet, register)));

    directory.writeServices(
        IMPORT, List.of(draft("register", "Biblioteca del Ponte", "+39 011 444 4444", "lun 8-12")));
    ServiceDraft renewed = draft(sheet);
    assertThat(renewed.details().name().in("it")).isEqualTo("Biblioteca del Ponte");
    assertThat(renewed.details().contacts().phones())
        .extracting(Contacts.Phone::number)
        .containsExactly("+39 011 111 1111", "+39 011 444 4444");

    directory.writeServices(
        IMPORT, List.of(draft("sheet", "Biblio", "+39 011 111 1111", "mar 9-12")));
    assertThat(draft(sheet).details().name().in("it")).isEqualTo("Biblioteca del Ponte");
    assertThat(draft(sheet).details().schedule().original().in("it")).isEqualTo("lun 8-12");
    assertThat(records.conflicts(sheet)).isEmpty();
    assertThat(
            directory.writeServices(
                IMPORT, List.of(draft("sheet", "Biblio", "+39 011 111 1111", "mar 9-12"))))
        .isEqualTo(new Directory.Written(0, 0, 1));
  }

  @Test
  void aListThatContradictsAVerifiedValueIsAskedAbout() {
    ServiceDraft said = draft("list", "Ponte", "+39 011 111 1111", "lun 8-12");
    ServiceId id = write(said);
    records.verify(EDITOR, id, Map.of(FieldGroup.CONTACTS, CALLED));

    directory.writeServices(
        IMPORT, List.of(draft("list", "Ponte", "+39 011 999 9999", "lun 9-12")));

    assertThat(draft(id).details().contacts().phones().getFirst().number())
        .isEqualTo("+39 011 111 1111");
    assertThat(draft(id).details().schedule().original().in("it"))
        .as("nobody looked at the hours")
        .isEqualTo("lun 9-12");
    assertThat(records.conflicts(id).getFirst().fields()).containsExactly("phones");
  }

  @Test
  void comesBackJustAsItWas() {
    sources.trust("register", SourceTrust.REGISTER);
    List<ServiceDraft> old = drafts("sheet", 0, 40);
    directory.writeServices(IMPORT, old);
    records.verify(EDITOR, id("sheet", "r3"), CALLED.ofEveryGroup());
    directory.writeServices(IMPORT, List.of(drafts("sheet", 5, 6).getFirst()));
    String before = contents();

    Directory.ChangeSetInfo run = importLike();
    assertThat(contents()).isNotEqualTo(before);
    Undone undone = records.revert(EDITOR, begun(run));

    assertThat(undone.left()).isEmpty();
    assertThat(undone.kept()).isEmpty();
    assertThat(contents()).isEqualTo(before);

    Undone redone = records.revert(EDITOR, undone.changeSet());
    records.revert(EDITOR, redone.changeSet());
    assertThat(contents()).isEqualTo(before);

    importLike();
    assertThat(directory.count()).as("the same list again").isEqualTo(45);
  }

  @Test
  void takesBackTheFieldsThatNobodyChangedSince() {
    directory.writeServices(IMPORT, List.of(draft("list", "Ponte", "+39 011 111 1111", "lun 8")));
    ServiceId id = id("list", "r0");
    Directory.ChangeSetInfo second = directory.begin(IMPORT);
    directory.writeServices(
        second, List.of(draft("list", "Ponte nuovo", "+39 011 222 2222", "lun 9")));
    Version<ServiceDraft> version = records.find(id).orElseThrow();
    records.write(
        EDITOR,
        id,
        version.revision(),
        TestDrafts.withSummary(
            TestDrafts.withPhone(version.draft(), "+39 011 333 3333"), "A mano"));

    Undone undone = records.revert(EDITOR, begun(second));

    ServiceDraft now = draft(id);
    assertThat(now.details().name().in("it")).isEqualTo("Ponte");
    assertThat(now.details().schedule().original().in("it")).isEqualTo("lun 8");
    assertThat(now.details().contacts().phones().getFirst().number()).isEqualTo("+39 011 333 3333");
    assertThat(now.details().summary().in("it")).isEqualTo("A mano");
    RecordRef ref = new RecordRef(RecordKind.SERVICE, id.value());
    assertThat(undone.restored()).containsExactly(ref);
    assertThat(undone.kept()).containsExactly(new Undone.Kept(ref, List.of("phones")));

    directory.writeServices(
        IMPORT, List.of(draft("list", "Ponte nuovo", "+39 011 111 1111", "lun 8")));
    assertThat(draft(id).details().name().in("it"))
        .as("the list may say it again")
        .isEqualTo("Ponte nuovo");
    assertThat(draft(id).details().contacts().phones().getFirst().number())
        .isEqualTo("+39 011 333 3333");
  }

  @Test
  void givesBackBothRecordsOfAMergeThatWasEditedSince() {
    ServiceId keep = write(draft("one", "Ponte", "+39 011 111 1111", ""));
    ServiceId give = write(draft("two", "Ponte", "+39 011 222 2222", "lun 8"));
    Directory.ChangeSetInfo merge = directory.begin(IMPORT);
    uniting.services(merge, List.of(two(keep, give)));
    Version<ServiceDraft> version = records.find(keep).orElseThrow();
    records.write(
        EDITOR, keep, version.revision(), TestDrafts.withSummary(version.draft(), "A mano"));

    records.revert(EDITOR, begun(merge));

    assertThat(directory.find(give)).isPresent();
    assertThat(draft(keep).details().contacts().phones()).hasSize(1);
    assertThat(draft(keep).details().schedule()).isEqualTo(Schedule.UNKNOWN);
    assertThat(draft(keep).details().summary().in("it")).isEqualTo("A mano");
  }

  /// Thousands at once: some seconds at most, since imports do it.
  @Test
  void unitesTwoThousandInOneTransaction() {
    directory.writeServices(IMPORT, drafts("one", 0, 2_000));
    directory.writeServices(IMPORT, drafts("two", 0, 2_000));
    List<Uniting.Two<ServiceId>> pairs = new ArrayList<>();
    Map<String, ServiceId> one = ids("one");
    ids("two").forEach((row, id) -> pairs.add(two(Objects.requireNonNull(one.get(row)), id)));

    long begun = System.nanoTime();
    uniting.services(IMPORT, pairs);
    long millis = (System.nanoTime() - begun) / 1_000_000;

    assertThat(directory.count()).isEqualTo(2_000);
    assertThat(millis).isLessThan(15_000);
  }

  @Test
  void makesOneBodyOfTwo() {
    List<OrganizationId> bodies = new ArrayList<>();
    for (String source : List.of("one", "two")) {
      OrganizationDraft body = TestDrafts.body("x", "Ponte " + source);
      bodies.addAll(
          directory.writeOrganizations(
              IMPORT,
              List.of(
                  new OrganizationDraft(
                      new SourceRef(source, "x"),
                      body.name(),
                      body.description(),
                      body.type(),
                      source.equals("two") ? "97777770010" : null,
                      null,
                      List.of(source + "@example.org"),
                      List.of(),
                      false)),
              written -> {}));
    }
    directory.writeServices(IMPORT, List.of(TestDrafts.full("s", bodies.getLast(), null)));

    uniting.organizations(IMPORT, List.of(new Uniting.Two<>(bodies.getFirst(), bodies.getLast())));

    OrganizationDraft merged = records.find(bodies.getFirst()).orElseThrow().draft();
    assertThat(merged.taxCode()).isEqualTo("97777770010");
    assertThat(merged.emails()).containsExactly("one@example.org", "two@example.org");
    assertThat(directory.servicesOf(bodies.getFirst())).hasSize(1);
  }

  /// What an import does: changes, creates, merges, hides, all in one change set.
  private Directory.ChangeSetInfo importLike() {
    Directory.ChangeSetInfo run = directory.begin(IMPORT);
    List<OrganizationId> bodies =
        directory.writeOrganizations(
            run, List.of(TestDrafts.body("ente", "Ente nuovo")), written -> {});
    directory.writeServices(run, drafts("register", 0, 20));
    ServiceDraft moved = TestDrafts.withSummary(drafts("sheet", 30, 31).getFirst(), "Altro");
    directory.writeServices(
        run,
        List.of(
            new ServiceDraft(moved.source(), bodies.getFirst(), moved.details(), null),
            TestDrafts.withPhone(drafts("sheet", 3, 4).getFirst(), "+39 011 777 7777")));
    List<Uniting.Two<ServiceId>> pairs = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      pairs.add(two(id("sheet", "r" + i), id("register", "r" + i)));
    }
    uniting.services(run, pairs);
    records.hide(run, List.of(id("register", "r16")), LocalizedText.of("it", "In attesa"));
    records.reopen(run, id("register", "r16"));
    records.keepApart(run, id("register", "r17"), id("sheet", "r17"));
    return run;
  }

  private static List<ServiceDraft> drafts(String source, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i -> {
              ServiceDraft one =
                  draft(source, "Ponte " + source + i, "+39 011 100 " + (1000 + i), source);
              return new ServiceDraft(
                  new SourceRef(source, "r" + i), null, one.details(), one.location());
            })
        .toList();
  }

  private static ServiceDraft draft(String source, String name, String phone, String hours) {
    ServiceDetails plain = ServiceDetails.of(LocalizedText.of("it", name), List.of("permits"));
    ServiceDraft draft = new ServiceDraft(new SourceRef(source, "r0"), null, plain, null);
    Schedule schedule =
        hours.isEmpty()
            ? Schedule.UNKNOWN
            : new Schedule(
                Schedule.Kind.UNKNOWN,
                List.of(),
                Schedule.HolidayPolicy.UNKNOWN,
                List.of(),
                LocalizedText.of("it", hours));
    ServiceDetails d = plain;
    ServiceDetails open =
        new ServiceDetails(
            d.name(),
            d.summary(),
            d.description(),
            d.howTo(),
            d.outcome(),
            d.sectors(),
            d.targets(),
            d.languages(),
            d.access(),
            schedule,
            d.contacts(),
            d.funding(),
            d.attributes(),
            d.verification(),
            d.availability(),
            false);
    return TestDrafts.withPhone(new ServiceDraft(draft.source(), null, open, null), phone);
  }

  private static ServiceDraft placed(String source, Precision precision) {
    ServiceDraft full = Groups.bare(TestDrafts.full("a", null, null));
    LocationDraft place = Objects.requireNonNull(full.location());
    return new ServiceDraft(
        new SourceRef(source, "r0"),
        null,
        full.details(),
        new LocationDraft(
            place.address(),
            place.point(),
            place.comune(),
            place.city(),
            precision,
            place.arrival(),
            place.accessibility()));
  }

  private ServiceId write(ServiceDraft draft) {
    directory.writeServices(IMPORT, List.of(draft));
    return id(draft.source().source(), draft.source().id());
  }

  private ServiceId id(String source, String sourceId) {
    return Objects.requireNonNull(ids(source).get(sourceId));
  }

  private Map<String, ServiceId> ids(String source) {
    Map<String, ServiceId> ids = new java.util.HashMap<>();
    JdbcClient.create(database)
        .sql("select source_id, id from service where source = :source")
        .param("source", source)
        .query(
            row -> {
              ids.put(row.getString("source_id"), new ServiceId(row.getObject("id", UUID.class)));
            });
    return ids;
  }

  private static Uniting.Two<ServiceId> two(ServiceId keep, ServiceId give) {
    return new Uniting.Two<>(keep, give);
  }

  private ServiceDraft draft(ServiceId id) {
    return records.find(id).orElseThrow().draft();
  }

  private static long begun(Directory.ChangeSetInfo info) {
    return Objects.requireNonNull(info.begun());
  }

  /// Every table of the directory except the log; records that are removed count as absent.
  private String contents() {
    return JdbcClient.create(database)
        .sql(
            """
            select concat_ws(E'\\n',
              (select string_agg((to_jsonb(s) - 'updated_at')::text, E'\\n' order by id)
                from service s where status <> 'REMOVED'),
              (select string_agg((to_jsonb(o) - 'updated_at')::text, E'\\n' order by id)
                from organization o where status <> 'REMOVED'),
              (select string_agg(to_jsonb(h)::text, E'\\n' order by service)
                from schedule h join service s on s.id = h.service where s.status <> 'REMOVED'),
              (select string_agg(s.id || (to_jsonb(l) - 'id')::text, E'\\n' order by s.id)
                from service_at_location a join location l on l.id = a.location
                join service s on s.id = a.service where s.status <> 'REMOVED'),
              (select string_agg(to_jsonb(n)::text, E'\\n' order by one, other)
                from not_duplicate n),
              (select string_agg(to_jsonb(c)::text, E'\\n' order by id) from source_conflict c),
              (select string_agg(to_jsonb(t)::text, E'\\n' order by source) from source_trust t))
            """)
        .query(String.class)
        .single();
  }
}
