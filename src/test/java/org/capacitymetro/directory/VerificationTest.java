package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.capacitymetro.areas.TestAreas;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.freshness.Verifier;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class VerificationTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Directory.ChangeSetInfo IMPORT =
      new Directory.ChangeSetInfo("import:list", "import");
  private static final Directory.ChangeSetInfo CALLER =
      new Directory.ChangeSetInfo("person:0199", "called them");
  private static final Directory.ChangeSetInfo EDITOR =
      CALLER.vouchedBy(new Verifier(Method.EDIT, "editor"));
  private static final Verification LISTED = new Verification(TODAY, Method.IMPORT, "list");
  private static final Verification EDITED = new Verification(TODAY, Method.EDIT, "editor");
  private static final Verification CALLED =
      new Verification(LocalDate.of(2026, 11, 20), Method.CALL, "verifier");

  /// Half an hour past midnight in Rome, the day before in Greenwich.
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T23:30:00Z"), ZoneOffset.UTC);

  private final HikariDataSource database = TestDrafts.pool();
  private final Directory directory = TestDirectory.over(database, TestAreas.over(database), clock);
  private final Records records = TestDirectory.records(database, TestAreas.over(database), clock);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void verifiesOneGroupAndTouchesNoOther() {
    ServiceId id = imported(TestDrafts.plain("a"));
    assertThat(verified(id))
        .isEqualTo(Map.of(FieldGroup.EXISTENCE, LISTED, FieldGroup.DESCRIPTION, LISTED));

    assertThat(records.verify(CALLER, id, Map.of(FieldGroup.SCHEDULE, CALLED))).isTrue();
    assertThat(records.verify(CALLER, id, Map.of(FieldGroup.SCHEDULE, CALLED)))
        .as("known already")
        .isFalse();

    assertThat(verified(id))
        .isEqualTo(
            Map.of(
                FieldGroup.EXISTENCE,
                LISTED,
                FieldGroup.SCHEDULE,
                CALLED,
                FieldGroup.DESCRIPTION,
                LISTED));
    assertThat(records.history(id))
        .extracting(Revision::action)
        .containsExactly(Revision.Action.VERIFIED, Revision.Action.CREATED);
    assertThatThrownBy(() -> records.verify(CALLER, new ServiceId(new UUID(1, 2)), Map.of()))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void anEditVerifiesOnlyTheGroupsItChanges() {
    ServiceId id = imported(TestDrafts.plain("a"));
    records.verify(CALLER, id, CALLED.ofEveryGroup());

    write(EDITOR, id, TestDrafts.withPhone(draft(id), "+39 011 111 1111"));

    assertThat(verified(id))
        .containsEntry(FieldGroup.CONTACTS, EDITED)
        .containsEntry(FieldGroup.EXISTENCE, CALLED)
        .containsEntry(FieldGroup.SCHEDULE, CALLED)
        .containsEntry(FieldGroup.ACCESS, CALLED)
        .containsEntry(FieldGroup.DESCRIPTION, CALLED);
    write(CALLER, id, TestDrafts.withPhone(draft(id), "+39 011 222 2222"));
    assertThat(verified(id)).as("nobody vouched").containsEntry(FieldGroup.CONTACTS, EDITED);
  }

  @Test
  void whatAFormSaysOfItselfIsNotBelieved() {
    ServiceId id = imported(TestDrafts.plain("a"));

    write(
        EDITOR,
        id,
        new ServiceDraft(
            draft(id).source(),
            null,
            draft(id).details().withVerification(CALLED.ofEveryGroup()),
            null));

    assertThat(verified(id)).doesNotContainValue(CALLED);
    assertThat(records.history(id)).as("nothing else changed").hasSize(1);
    ServiceId own = records.create(EDITOR, TestDrafts.full("b", null, null));
    assertThat(verified(own)).isEqualTo(EDITED.ofEveryGroup());
  }

  @Test
  void aVerificationIsNobodysEditAndStopsNoOther() {
    ServiceId id = imported(TestDrafts.plain("a"));
    Version<ServiceDraft> opened = records.find(id).orElseThrow();
    records.verify(CALLER, id, CALLED.ofEveryGroup());
    records.availability(CALLER, id, new Availability.Free(TODAY));

    WriteOutcome<ServiceDraft> outcome =
        records.write(
            EDITOR,
            id,
            opened.revision(),
            TestDrafts.withPhone(opened.draft(), "+39 011 111 1111"));

    assertThat(outcome).isInstanceOf(WriteOutcome.Written.class);
    assertThat(verified(id))
        .containsEntry(FieldGroup.CONTACTS, EDITED)
        .containsEntry(FieldGroup.SCHEDULE, CALLED);
    assertThat(draft(id).details().availability()).isEqualTo(new Availability.Free(TODAY));
  }

  @Test
  void aListThatSaysTheSameLeavesEverythingAsItIs() {
    ServiceDraft said = TestDrafts.plain("a");
    ServiceId id = imported(said);
    records.verify(CALLER, id, CALLED.ofEveryGroup());
    records.availability(CALLER, id, new Availability.Waiting(TODAY, 3));

    assertThat(directory.writeServices(IMPORT, List.of(said)))
        .isEqualTo(new Directory.Written(0, 0, 1));

    assertThat(verified(id)).isEqualTo(CALLED.ofEveryGroup());
    assertThat(records.history(id)).hasSize(3);
  }

  @Test
  void aListThatSaysSomethingNewIsTheSourceOfWhatItChangesAndKeepsTheRest() {
    ServiceDraft said = TestDrafts.plain("a");
    ServiceId id = imported(said);
    records.verify(CALLER, id, CALLED.ofEveryGroup());
    records.availability(CALLER, id, new Availability.Waiting(TODAY, 3));

    assertThat(
            directory.writeServices(
                IMPORT, List.of(TestDrafts.withPhone(said, "+39 011 111 1111"))))
        .isEqualTo(new Directory.Written(0, 1, 0));

    assertThat(verified(id))
        .containsEntry(FieldGroup.CONTACTS, LISTED)
        .containsEntry(FieldGroup.EXISTENCE, CALLED)
        .containsEntry(FieldGroup.DESCRIPTION, CALLED);
    assertThat(draft(id).details().availability()).isEqualTo(new Availability.Waiting(TODAY, 3));
    assertThat(records.conflicts(id)).isEmpty();
  }

  @Test
  void aListAndAnEditMeetWithoutAQuestionAboutVerifications() {
    ServiceDraft said = TestDrafts.full("a", null, null);
    ServiceId id = imported(said);
    write(EDITOR, id, TestDrafts.withPhone(draft(id), "+39 011 111 1111"));

    directory.writeServices(IMPORT, List.of(TestDrafts.withSummary(said, "Nuova riga")));

    assertThat(records.conflicts(id)).isEmpty();
    assertThat(verified(id))
        .containsEntry(FieldGroup.CONTACTS, EDITED)
        .containsEntry(FieldGroup.DESCRIPTION, LISTED);
    assertThat(directory.find(id).orElseThrow().details().summary().in("it"))
        .isEqualTo("Nuova riga");
  }

  @Test
  void aListThatSaysWhenItWasTrueIsTakenAtItsWordForWhatItFills() {
    ServiceDraft plain = TestDrafts.plain("a");
    Verification stated =
        new Verification(LocalDate.of(2026, 9, 1), Method.OFFICIAL_SOURCE, "Ministero");
    ServiceDraft said =
        new ServiceDraft(
            plain.source(), null, plain.details().withVerification(stated.ofEveryGroup()), null);
    ServiceId id = imported(said);
    assertThat(verified(id))
        .isEqualTo(Map.of(FieldGroup.EXISTENCE, stated, FieldGroup.DESCRIPTION, stated));

    records.verify(CALLER, id, Map.of(FieldGroup.EXISTENCE, CALLED));
    assertThat(directory.writeServices(IMPORT, List.of(said)))
        .isEqualTo(new Directory.Written(0, 0, 1));
    directory.writeServices(IMPORT, List.of(TestDrafts.withPhone(said, "+39 011 111 1111")));

    assertThat(verified(id))
        .as("the call is later than the list")
        .containsEntry(FieldGroup.EXISTENCE, CALLED)
        .containsEntry(FieldGroup.CONTACTS, stated);
  }

  @Test
  void saysWhoVouchesForAListThatDecides() {
    directory.writeServices(
        IMPORT.vouchedBy(new Verifier(Method.OFFICIAL_SOURCE, "Ministero")),
        List.of(TestDrafts.plain("a")));

    assertThat(directory.find(only()).orElseThrow().details().checkedOn()).contains(TODAY);
  }

  @Test
  void takesAVerificationBackLikeEveryChange() {
    ServiceId id = imported(TestDrafts.plain("a"));
    records.verify(CALLER, id, CALLED.ofEveryGroup());
    long changeSet = records.history(id).getFirst().changeSet();

    records.revert(CALLER, changeSet);

    assertThat(verified(id))
        .isEqualTo(Map.of(FieldGroup.EXISTENCE, LISTED, FieldGroup.DESCRIPTION, LISTED));
  }

  @Test
  void keepsWhatIsSaidOfPlacesUntilItIsTakenBack() {
    ServiceId id = imported(TestDrafts.plain("a"));
    Availability closed = new Availability.Closed(TODAY, LocalDate.of(2027, 1, 8));

    assertThat(records.availability(CALLER, id, closed)).isTrue();
    assertThat(records.availability(CALLER, id, closed)).as("known already").isFalse();
    assertThat(directory.find(id).orElseThrow().details().availability()).isEqualTo(closed);
    assertThat(records.availability(CALLER, id, null)).isTrue();

    assertThat(directory.find(id).orElseThrow().details().availability()).isNull();
    assertThat(records.history(id))
        .extracting(Revision::action)
        .containsExactly(
            Revision.Action.AVAILABILITY, Revision.Action.AVAILABILITY, Revision.Action.CREATED);
  }

  @Test
  void readsVersionsThatWereVerifiedAsAWhole() {
    ServiceId id = imported(TestDrafts.plain("a"));
    records.verify(CALLER, id, CALLED.ofEveryGroup());
    JdbcClient.create(database)
        .sql(
            """
            update change set before = before - 'verification'
              || '{"verified_on": "2026-03-01", "verified_by": "ORGANIZATION"}'
            where record = :id and before is not null
            """)
        .param("id", id.value())
        .update();

    ServiceDraft old = records.at(id, records.history(id).getLast().id()).orElseThrow();

    assertThat(old.details().verification())
        .isEqualTo(
            new Verification(LocalDate.of(2026, 3, 1), Method.ORGANIZATION_EDIT, "")
                .ofEveryGroup());
  }

  @Test
  void listsWhatNobodyCheckedWhateverAListSaid() {
    ServiceId called = imported(TestDrafts.plain("a"));
    directory.writeServices(IMPORT, List.of(TestDrafts.plain("b")));
    records.verify(CALLER, called, CALLED.ofEveryGroup());

    assertThat(
            JdbcClient.create(database)
                .sql("select name, assured_date, assurer from hsds.service order by name")
                .query(
                    (row, number) ->
                        row.getString("name")
                            + " "
                            + row.getString("assured_date")
                            + " "
                            + row.getString("assurer"))
                .list())
        .containsExactly("Sportello a 2026-11-20 CALL", "Sportello b null null");
  }

  private ServiceId imported(ServiceDraft draft) {
    directory.writeServices(IMPORT, List.of(draft));
    return only();
  }

  private ServiceId only() {
    List<ServiceId> ids = new ArrayList<>();
    directory.forEach(service -> ids.add(service.id()));
    assertThat(ids).hasSize(1);
    return ids.getFirst();
  }

  private void write(Directory.ChangeSetInfo info, ServiceId id, ServiceDraft draft) {
    records.write(info, id, records.find(id).orElseThrow().revision(), draft);
  }

  private ServiceDraft draft(ServiceId id) {
    return records.find(id).orElseThrow().draft();
  }

  private Map<FieldGroup, Verification> verified(ServiceId id) {
    return draft(id).details().verification();
  }
}
