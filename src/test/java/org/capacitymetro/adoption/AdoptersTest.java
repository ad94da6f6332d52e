package org.capacitymetro.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.capacitymetro.accounts.People;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.SheetVersions;
import org.capacitymetro.practices.TestPractices;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.NotAllowed;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonDeleted;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.TurnedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

class AdoptersTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Adopters adopters;
  @Autowired Adoptions adoptions;
  @Autowired AdoptionStore store;
  @Autowired KeptAdoptions kept;
  @Autowired AdoptionData data;
  @Autowired AdoptionLetters letters;
  @Autowired SheetVersions sheets;
  @Autowired Practices practices;
  @Autowired Directory directory;
  @Autowired Records records;
  @Autowired People people;
  @Autowired Outbox outbox;
  @Autowired TransactionTemplate transactions;
  @Autowired Clock clock;

  private Person author;
  private Person editor;
  private Person operator;
  private OrganizationId body;
  private PracticeId practice;

  @BeforeEach
  void somebodyTriesSomething() {
    author = somebody("Autrice Verdi", new Grant(Role.VERIFIER, new Scope.City("torino")));
    editor = somebody("Editora Neri", new Grant(Role.EDITOR, new Scope.City("torino")));
    body = TestAdoptions.body(records, "Il Molo Lungo");
    operator =
        somebody(
            "Operatrice Mele", new Grant(Role.CONTRIBUTOR, new Scope.Organization(body.value())));
    practice = TestPractices.published(context, author, editor, "La cassetta delle domande");
  }

  @Test
  void aDraftIsSeenByItsOwnOnlyAndAPublicOneByAllAtOnce() {
    AdoptionId id = begin();
    assertThat(adoptions.find(id)).isEmpty();
    assertThat(adopters.save(operator, id, 1, Details.begin("it"), true))
        .isEqualTo(Adopters.Outcome.UNREADY);
    assertThat(adopters.save(operator, id, 1, TestAdoptions.details(), true))
        .isEqualTo(Adopters.Outcome.DONE);
    assertThat(adoptions.of(practice)).extracting(Adoption::id).containsExactly(id);
    assertThat(store.versions(id))
        .extracting(AdoptionStore.Version::by)
        .containsExactly(operator.actor(), operator.actor());
    assertThat(subjects(author)).anyMatch(subject -> subject.contains("Qualcuno prova"));
  }

  @Test
  void onlyThoseOfTheBodyOrOfTheCityRecordIt() {
    AdoptionId id = begin();
    Person outsider = somebody("Estranea", new Grant(Role.EDITOR, new Scope.City("venezia")));
    Person colleague =
        somebody("Collega", new Grant(Role.CONTRIBUTOR, new Scope.Organization(body.value())));
    Person ofTheCity = somebody("Di Bari", new Grant(Role.MODERATOR, new Scope.City("bari")));
    Person reads = somebody("Legge", new Grant(Role.READER, new Scope.City("bari")));
    assertThat(adopters.find(outsider, id)).isEmpty();
    assertThat(adopters.find(reads, id)).isEmpty();
    assertThat(adopters.find(colleague, id)).isPresent();
    assertThat(adopters.find(ofTheCity, id)).isPresent();
    assertThatThrownBy(() -> adopters.save(outsider, id, 1, TestAdoptions.details(), true))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> adopters.hide(operator, id, "Perché no"))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void twoWhoSaveAtOnceDoNotOverwriteEachOther() throws Exception {
    AdoptionId id = begin();
    List<Adopters.Outcome> outcomes =
        atOnce(
            () -> adopters.save(operator, id, 1, TestAdoptions.details(), false),
            () ->
                adopters.save(
                    operator, id, 1, TestAdoptions.details(TestAdoptions.change("Noi")), false));
    assertThat(outcomes).containsExactlyInAnyOrder(Adopters.Outcome.DONE, Adopters.Outcome.LATE);
    assertThat(store.find(id).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void twoWhoAnswerAtOnceAreHeardOneAfterTheOther() throws Exception {
    AdoptionId id = published();
    List<Adopters.Outcome> outcomes =
        atOnce(
            () -> adopters.tell(operator, id, 0, told(Told.Outcome.WORKS)),
            () -> adopters.tell(operator, id, 0, told(Told.Outcome.STOPPED)));
    assertThat(outcomes).containsExactlyInAnyOrder(Adopters.Outcome.DONE, Adopters.Outcome.LATE);
    assertThat(store.find(id).orElseThrow().told()).hasSize(1);
  }

  @Test
  void askedAfterSixMonthsOnceMoreAndAnsweredForGood() {
    AdoptionId id = published();
    TurnedClock turned = new TurnedClock(clock.instant());
    Adopters later = at(turned);
    turned.turn(Duration.ofDays(100));
    assertThat(ask(later, id)).isFalse();
    turned.turn(Duration.ofDays(90));
    assertThat(ask(later, id)).isTrue();
    assertThat(ask(later, id)).isFalse();
    assertThat(subjects(operator))
        .containsExactly("Dopo 6 mesi, come va? La cassetta delle domande");
    assertThat(adoptions.find(id).orElseThrow().isUnanswered()).isFalse();

    turned.turn(Duration.ofDays(31));
    assertThat(ask(later, id)).isTrue();
    assertThat(ask(later, id)).isFalse();
    assertThat(subjects(operator)).hasSize(2);
    assertThat(adoptions.find(id).orElseThrow().isUnanswered()).isTrue();

    assertThat(adopters.tell(operator, id, 0, told(Told.Outcome.STOPPED)))
        .isEqualTo(Adopters.Outcome.DONE);
    Adoption stopped = adoptions.find(id).orElseThrow();
    assertThat(stopped.isUnanswered()).isFalse();
    assertThat(Standing.of(stopped)).isEqualTo(Standing.STOPPED);
    turned.turn(Duration.ofDays(400));
    assertThat(ask(later, id)).isFalse();
    assertThat(stopped.told()).hasSize(1);
  }

  @Test
  void anAnswerIsHistoryAndTheNewestCounts() {
    AdoptionId id = published();
    adopters.tell(operator, id, 0, told(Told.Outcome.STOPPED));
    adopters.tell(operator, id, 1, told(Told.Outcome.PARTLY));
    Adoption adoption = store.find(id).orElseThrow();
    assertThat(adoption.told())
        .extracting(Told::outcome)
        .containsExactly(Told.Outcome.PARTLY, Told.Outcome.STOPPED);
    assertThat(Standing.of(adoption)).isEqualTo(Standing.PARTLY);
  }

  @Test
  void hiddenByThoseWhoPublishTheSheetWithAReasonAndShownAgain() {
    AdoptionId id = published();
    assertThat(adopters.hide(editor, id, " ")).isFalse();
    assertThat(adopters.hide(editor, id, "Nomina una persona")).isTrue();
    assertThat(adoptions.find(id)).isEmpty();
    assertThat(adopters.find(operator, id).orElseThrow().hiddenReason())
        .isEqualTo("Nomina una persona");
    assertThat(subjects(operator)).contains("Nascosta: La cassetta delle domande");
    assertThat(adopters.save(operator, id, 2, TestAdoptions.details(), false))
        .isEqualTo(Adopters.Outcome.DONE);
    assertThat(adoptions.find(id)).isEmpty();
    assertThat(adopters.show(editor, id)).isTrue();
    assertThat(adoptions.find(id)).isPresent();
    assertThat(store.steps(id))
        .extracting(AdoptionStore.Taken::step)
        .containsExactly("SHOW", "HIDE", "PUBLISH");
  }

  @Test
  void itStaysWhenTheAccountGoesAndOthersOfTheBodyAreAsked() {
    AdoptionId id = published();
    Person colleague =
        somebody("Collega", new Grant(Role.CONTRIBUTOR, new Scope.Organization(body.value())));
    assertThat(data.of(operator.id())).hasSize(1);
    assertThat(adopters.answering(store.find(id).orElseThrow()))
        .extracting(Person::id)
        .containsExactly(operator.id());
    context.publishEvent(new PersonDeleted(operator.id()));
    assertThat(store.find(id).orElseThrow().recordedBy()).isNull();
    assertThat(data.of(operator.id())).isEmpty();
    assertThat(adopters.answering(store.find(id).orElseThrow()))
        .extracting(Person::id)
        .contains(colleague.id());
  }

  private AdoptionId begin() {
    return adopters.begin(operator, practices.find(practice).orElseThrow(), body, "bari", "it");
  }

  private AdoptionId published() {
    AdoptionId id = begin();
    adopters.save(operator, id, 1, TestAdoptions.details(), true);
    return id;
  }

  private Told told(Told.Outcome outcome) {
    return TestAdoptions.told(outcome, "Perché " + UUID.randomUUID(), Instant.now(clock));
  }

  private Adopters at(Clock turned) {
    return new Adopters(store, kept, sheets, directory, people, letters, turned);
  }

  private boolean ask(Adopters later, AdoptionId id) {
    return Boolean.TRUE.equals(transactions.execute(status -> later.ask(id)));
  }

  private List<String> subjects(Person person) {
    return outbox.listTo(MailAddress.parse(person.mail())).stream()
        .map(posted -> posted.mail().subject())
        .filter(subject -> subject.contains("La cassetta delle domande"))
        .toList();
  }

  private Person somebody(String name, Grant grant) {
    return TestPeople.active(context, name, grant);
  }

  private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<Future<T>> futures = both.invokeAll(List.of(one, other));
      return List.of(futures.get(0).get(), futures.get(1).get());
    }
  }
}
