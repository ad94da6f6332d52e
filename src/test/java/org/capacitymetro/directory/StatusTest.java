package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StatusTest {
  private static final Directory.ChangeSetInfo IMPORT =
      new Directory.ChangeSetInfo("import:list", "import");
  private static final Directory.ChangeSetInfo EDITOR =
      new Directory.ChangeSetInfo("person:0199", "asked by phone");
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
  private static final LocalizedText REASON =
      LocalizedText.of("it", "Il progetto di Via Milano 12 è finito");

  private final HikariDataSource database = TestDrafts.pool();
  private final Directory directory = TestDirectory.over(database);
  private final Records records = TestDirectory.records(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void takesAClosedServiceOutOfEveryListAndKeepsItsPage() {
    OrganizationId body = body("ponte", "Ponte");
    ServiceId id = service(TestDrafts.full("a", body, null));
    Directory.Cursor before = directory.head();

    assertThat(records.close(EDITOR, id, JUNE, REASON)).isTrue();
    assertThat(records.close(EDITOR, id, JUNE, REASON)).as("known already").isFalse();

    assertThat(directory.changesAfter(before, 10).services()).containsExactly(id);
    assertThat(directory.find(id)).isEmpty();
    assertThat(directory.list(List.of(id))).isEmpty();
    assertThat(directory.servicesOf(body)).isEmpty();
    assertThat(directory.newest("torino", 5)).isEmpty();
    assertThat(directory.count()).isZero();
    assertThat(all()).isEmpty();
    assertThat(found(id).status()).isEqualTo(new Status.Closed(JUNE, REASON));
    assertThat(hsdsStatus()).containsExactly("defunct");

    records.reopen(EDITOR, id);
    assertThat(directory.find(id)).isPresent();
    assertThat(records.history(id))
        .extracting(Revision::action)
        .containsExactly(Revision.Action.REOPENED, Revision.Action.CLOSED, Revision.Action.CREATED);
  }

  @Test
  void hidesAndRemoves() {
    ServiceId id = service(TestDrafts.full("a", null, null));

    records.hide(EDITOR, id, REASON);
    assertThat(found(id).status()).isEqualTo(new Status.Hidden(REASON));
    assertThat(hsdsStatus()).containsExactly("inactive");

    records.remove(EDITOR, id);
    assertThat(directory.lookUp(id)).isEmpty();
    assertThat(hsdsStatus()).isEmpty();
    assertThat(
            JdbcClient.create(database)
                .sql("select count(*) from hsds.location")
                .query(Long.class)
                .single())
        .isZero();
    assertThat(directory.history(id)).isEmpty();
    assertThat(records.history(id)).hasSize(3);
  }

  @Test
  void staysClosedWhenTheSourceSpeaksAgain() {
    ServiceDraft draft = TestDrafts.full("a", null, null);
    ServiceId id = service(draft);
    records.close(EDITOR, id, JUNE, REASON);

    directory.writeServices(IMPORT, List.of(TestDrafts.withSummary(draft, "Nuova riga")));

    assertThat(found(id).status()).isEqualTo(new Status.Closed(JUNE, REASON));
    assertThat(found(id).value().details().summary().in("it")).isEqualTo("Nuova riga");
  }

  @Test
  void betraysNoReservedPlaceInTheReason() {
    ServiceDraft draft = TestDrafts.full("a", null, null);
    ServiceId id = service(reserved(draft));
    records.close(EDITOR, id, JUNE, REASON);

    assertThat(found(id).status()).isInstanceOf(Status.Closed.class);
    assertThat(found(id).status().toString()).doesNotContain("Milano");
  }

  @Test
  void leadsFromAMergedServiceToTheOneThatStays() {
    ServiceId first = service(TestDrafts.full("a", null, null));
    ServiceId second = service(TestDrafts.full("b", null, null));
    ServiceId third = service(TestDrafts.full("c", null, null));
    ServiceDraft chosen = TestDrafts.withSummary(version(second).draft(), "Insieme");

    WriteOutcome<ServiceDraft> outcome =
        records.mergeServices(EDITOR, side(second), side(first), chosen);
    records.mergeServices(EDITOR, side(third), side(second), version(third).draft());

    assertThat(outcome).isInstanceOf(WriteOutcome.Written.class);
    assertThat(directory.lookUp(first)).contains(new Lookup.MovedTo<>(third.value()));
    assertThat(directory.lookUp(second)).contains(new Lookup.MovedTo<>(third.value()));
    assertThat(found(third).status()).isEqualTo(Status.ACTIVE);
    assertThat(directory.count()).isOne();
    assertThat(hsdsStatus()).hasSize(1);
    assertThat(records.history(second))
        .extracting(Revision::action, Revision::other)
        .containsExactly(
            tuple(Revision.Action.MERGED, third.value()),
            tuple(Revision.Action.ABSORBED, first.value()),
            tuple(Revision.Action.CREATED, null));
    assertThat(records.at(second, records.history(second).get(1).id()))
        .hasValueSatisfying(
            draft -> assertThat(draft.details().summary().in("it")).isEqualTo("Insieme"));
    assertThatThrownBy(() -> records.mergeServices(EDITOR, side(third), side(first), chosen))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no longer there");
    assertThatThrownBy(() -> records.mergeServices(EDITOR, side(third), side(third), chosen))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void mergesNothingThatSomebodyChangedMeanwhile() {
    ServiceId keep = service(TestDrafts.full("a", null, null));
    ServiceId give = service(TestDrafts.full("b", null, null));
    Records.Side seen = side(give);
    records.write(
        EDITOR, give, seen.revision(), TestDrafts.withSummary(version(give).draft(), "Nuova"));

    assertThat(records.mergeServices(EDITOR, side(keep), seen, version(keep).draft()))
        .isInstanceOf(WriteOutcome.Conflict.class);
    assertThat(directory.count()).isEqualTo(2);
  }

  @Test
  void takesAMergeBackAsAWhole() {
    ServiceId keep = service(TestDrafts.full("a", null, null));
    ServiceId give = service(TestDrafts.full("b", null, null));
    ServiceDraft before = version(keep).draft();
    records.mergeServices(
        EDITOR, side(keep), side(give), TestDrafts.withSummary(before, "Insieme"));

    records.revert(EDITOR, records.history(keep).getFirst().changeSet());

    assertThat(version(keep).draft()).isEqualTo(before);
    assertThat(found(give).status()).isEqualTo(Status.ACTIVE);
    assertThat(directory.count()).isEqualTo(2);
  }

  @Test
  void asksAboutTheNewsOfAServiceThatWentOnInAnother() {
    ServiceDraft old = TestDrafts.full("a", null, null);
    ServiceId give = service(old);
    ServiceId keep = service(TestDrafts.full("b", null, null));
    records.mergeServices(EDITOR, side(keep), side(give), version(keep).draft());

    directory.writeServices(IMPORT, List.of(TestDrafts.withSummary(old, "Nuova riga")));

    assertThat(directory.count()).isOne();
    assertThat(records.conflicts(keep))
        .singleElement()
        .satisfies(conflict -> assertThat(conflict.fields()).containsExactly("summary"));
    assertThat(directory.writeServices(IMPORT, List.of(TestDrafts.withSummary(old, "Nuova riga"))))
        .isEqualTo(new Directory.Written(0, 0, 1));
  }

  @Test
  void letsServicesOfAMergedBodyFollow() {
    OrganizationId give = body("ponte", "Ponte");
    OrganizationId keep = body("ponte-ets", "Ponte ETS");
    ServiceDraft draft = TestDrafts.full("a", give, give);
    ServiceId id = service(draft);

    records.mergeOrganizations(
        EDITOR,
        new Records.Side(keep.value(), records.find(keep).orElseThrow().revision()),
        new Records.Side(give.value(), records.find(give).orElseThrow().revision()),
        records.find(keep).orElseThrow().draft());

    assertThat(directory.lookUp(give)).contains(new Lookup.MovedTo<>(keep.value()));
    assertThat(directory.servicesOf(keep)).extracting(PublicService::id).containsExactly(id);
    assertThat(version(id).draft().details().funding().funder()).isEqualTo(keep);
    assertThat(body("ponte", "Ponte")).as("the list names it still").isEqualTo(keep);
    assertThat(directory.writeServices(IMPORT, List.of(TestDrafts.full("a", keep, keep))))
        .isEqualTo(new Directory.Written(0, 0, 1));
  }

  @Test
  void makesTwoServicesOfOne() {
    ServiceDraft draft = TestDrafts.full("a", null, null);
    ServiceId id = service(draft);
    ServiceDraft rest = TestDrafts.withSummary(draft, "Solo i documenti");
    ServiceDraft part = TestDrafts.withSummary(draft, "Solo la scuola");

    Records.Split<ServiceDraft> split = records.split(EDITOR, side(id), rest, List.of(part));

    ServiceId other = split.parts().getFirst();
    assertThat(version(id).draft()).isEqualTo(rest);
    assertThat(version(other).draft().details())
        .usingRecursiveComparison()
        .ignoringFields("verification")
        .isEqualTo(part.details());
    assertThat(version(other).draft().details().verification())
        .as("nobody has verified the new record")
        .isEmpty();
    assertThat(records.history(id).getFirst())
        .extracting(Revision::action, Revision::other)
        .containsExactly(Revision.Action.SPLIT, other.value());
    records.revert(EDITOR, records.history(id).getFirst().changeSet());
    assertThat(directory.count()).isOne();
  }

  @Test
  void goesBackToAnyRevision() {
    ServiceDraft draft = TestDrafts.full("a", null, null);
    ServiceId id = service(draft);
    long created = version(id).revision();
    records.write(EDITOR, id, created, TestDrafts.plain("a"));
    records.close(EDITOR, id, JUNE, REASON);

    WriteOutcome<ServiceDraft> outcome =
        records.revert(EDITOR, id, version(id).revision(), created);

    assertThat(outcome).isEqualTo(new WriteOutcome.Written<>(version(id).revision()));
    assertThat(version(id).draft()).isEqualTo(draft);
    assertThat(version(id).status()).isEqualTo(Status.ACTIVE);
    assertThat(records.revert(EDITOR, id, created, created))
        .isInstanceOf(WriteOutcome.Unchanged.class);
    assertThatThrownBy(() -> records.revert(EDITOR, id, version(id).revision(), 999_999))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void remembersThatTwoServicesAreNotTheSame() {
    ServiceId one = service(TestDrafts.full("a", null, null));
    ServiceId other = service(TestDrafts.full("b", null, null));

    records.keepApart(EDITOR, one, other);
    records.keepApart(EDITOR, other, one);

    assertThat(records.keptApart(one)).containsExactly(other);
    assertThat(records.keptApart(other)).containsExactly(one);
  }

  @Test
  void tellsThePublicWhatChangedWithoutNamesAndValues() {
    ServiceDraft draft = TestDrafts.full("a", null, null);
    ServiceId id = service(reserved(draft));
    records.write(
        EDITOR, id, version(id).revision(), TestDrafts.withPhone(draft, "+39 011 111 1111"));

    List<PublicChange> history = directory.history(id);

    assertThat(history)
        .extracting(
            PublicChange::action, PublicChange::author, PublicChange::source, PublicChange::fields)
        .containsExactly(
            tuple(
                Revision.Action.CHANGED,
                PublicChange.Author.PERSON,
                "",
                List.of("phones", "place")),
            tuple(Revision.Action.CREATED, PublicChange.Author.SOURCE, "list", List.of()));
  }

  private static ServiceDraft reserved(ServiceDraft draft) {
    LocationDraft place = Objects.requireNonNull(draft.location());
    return new ServiceDraft(
        draft.source(),
        draft.provider(),
        draft.details(),
        new LocationDraft(
            place.address(),
            place.point(),
            place.comune(),
            place.city(),
            Precision.COMUNE,
            place.arrival(),
            place.accessibility()));
  }

  private OrganizationId body(String id, String name) {
    return directory
        .writeOrganizations(IMPORT, List.of(TestDrafts.body(id, name)), written -> {})
        .getFirst();
  }

  private ServiceId service(ServiceDraft draft) {
    directory.writeServices(IMPORT, List.of(draft));
    return new ServiceId(
        JdbcClient.create(database)
            .sql("select id from service where source_id = :id")
            .param("id", draft.source().id())
            .query(UUID.class)
            .single());
  }

  private Version<ServiceDraft> version(ServiceId id) {
    return records.find(id).orElseThrow();
  }

  private Records.Side side(ServiceId id) {
    return new Records.Side(id.value(), version(id).revision());
  }

  private Lookup.Found<PublicService> found(ServiceId id) {
    return (Lookup.Found<PublicService>) directory.lookUp(id).orElseThrow();
  }

  private List<ServiceId> all() {
    List<ServiceId> ids = new ArrayList<>();
    directory.forEach(service -> ids.add(service.id()));
    return ids;
  }

  private List<String> hsdsStatus() {
    return JdbcClient.create(database)
        .sql("select status from hsds.service")
        .query(String.class)
        .list();
  }
}
