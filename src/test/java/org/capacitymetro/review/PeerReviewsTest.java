package org.capacitymetro.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.assessment.Criterion;
import org.capacitymetro.assessment.Degree;
import org.capacitymetro.assessment.Evidence;
import org.capacitymetro.assessment.TestGrids;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.mail.Posted;
import org.capacitymetro.practices.PeerReading;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.PracticeState;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.TestPractices;
import org.capacitymetro.review.Request.State;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonDeleted;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class PeerReviewsTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired PeerReviews reviews;
  @Autowired RoundStore store;
  @Autowired KeptFields kept;
  @Autowired Reviewers reviewers;
  @Autowired PeerReading reading;
  @Autowired Practices practices;
  @Autowired Outbox outbox;
  @Autowired ReviewData data;

  private Person author;
  private Person editor;
  private Person bari;
  private Person napoli;

  @BeforeEach
  void people() {
    author = somebody("Autrice Verdi", Role.MODERATOR, "torino");
    editor = somebody("Editore Neri", Role.EDITOR, "torino");
    bari = somebody("Lettrice Barese", Role.VERIFIER, "bari");
    napoli = somebody("Lettore Napoletano", Role.EDITOR, "napoli");
  }

  @Test
  void peersAreOfOtherCitiesAndHaveNoSayWhereItComesFrom() {
    Person reader = somebody("Solo Lettura", Role.READER, "bari");
    Person both =
        TestPeople.active(
            context,
            "Di Due Citta",
            new Grant(Role.EDITOR, new Scope.City("bari")),
            new Grant(Role.READER, new Scope.City("torino")));
    Person everywhere =
        TestPeople.active(
            context, "Ovunque", new Grant(Role.ADMINISTRATOR, new Scope.Everything()));
    Person network =
        TestPeople.active(
            context,
            "Programma Ovunque",
            new Grant(Role.READER, new Scope.City("bari")),
            new Grant(Role.MODERATOR, new Scope.City("bari")),
            new Grant(Role.PLANNER, new Scope.Everything()));
    Practice practice = practice(TestPractices.submitted(context, author, "Chi la legge"));

    assertThat(reviewers.list(practice))
        .extracting(Reviewers.Reviewer::person)
        .contains(bari, napoli, network)
        .doesNotContain(author, editor, reader, both, everywhere);
    assertThat(reviewers.find(bari, practice))
        .contains(new Reviewers.Reviewer(bari, "verifier", "bari"));
    assertThat(reviewers.find(network, practice).orElseThrow().role()).isEqualTo("moderator");
  }

  @Test
  void twoReviewersAtOnceAreBothHeardAndTheAuthorsAreAskedOnce() throws Exception {
    PracticeId id = begun("Due insieme");
    PeerReviews.Asked one = reading(bari, id);
    PeerReviews.Asked two = reading(napoli, id);
    kept.keep(one.round().id(), bari.id(), Map.of("equity", "no"));

    assertThat(
            atOnce(
                () -> reviews.judge(bari, one, TestGrids.grid(Map.of())),
                () ->
                    reviews.judge(
                        napoli, two, TestGrids.grid(Map.of(Criterion.EQUITY, Degree.PARTLY)))))
        .containsExactly(true, true);

    Round round = open(id);
    assertThat(round.judged()).hasSize(2);
    assertThat(round.isAnswerable()).isTrue();
    assertThat(letters(author, "è stata valutata")).hasSize(1);
    assertThat(kept.find(round.id(), bari.id())).isEmpty();
    assertThat(reviews.judge(bari, one, TestGrids.grid(Map.of()))).isFalse();
    assertThat(round.verdict().orElseThrow().evidence()).isEqualTo(Evidence.PROMISING);
  }

  @Test
  void whoSendsTheSameGridTwiceIsHeardOnce() throws Exception {
    PracticeId id = begun("Due clic");
    PeerReviews.Asked asked = reading(bari, id);
    assertThat(
            atOnce(
                () -> reviews.judge(bari, asked, TestGrids.grid(Map.of())),
                () -> reviews.judge(bari, asked, TestGrids.grid(Map.of()))))
        .containsExactlyInAnyOrder(true, false);
    assertThat(open(id).judgedAt()).isNull();
  }

  @Test
  void twoEditorsAtOnceBeginOneRound() throws Exception {
    Person other = somebody("Editrice Rossi", Role.EDITOR, "torino");
    PracticeId id = TestPractices.submitted(context, author, "Cominciata insieme");
    assertThat(
            atOnce(
                () -> reviews.begin(editor, id, 2, Set.of(bari.id(), napoli.id())),
                () -> reviews.begin(other, id, 2, Set.of(bari.id(), napoli.id()))))
        .containsExactlyInAnyOrder(true, false);
    assertThat(reviews.rounds(id)).hasSize(1);
    assertThat(letters(bari, "Puoi valutare")).hasSize(1);
    assertThat(practice(id).state()).isEqualTo(PracticeState.IN_REVIEW);
  }

  @Test
  void whoHasAConflictIsOutAndCannotJudge() {
    PracticeId id = begun("Con conflitto");
    assertThat(practice(id).readers()).containsExactlyInAnyOrder(bari.id(), napoli.id());
    PeerReviews.Asked asked = reading(bari, id);
    assertThat(reviews.declareConflict(bari, asked, "Mia sorella la guida")).isTrue();

    assertThat(reviews.judge(bari, asked(bari, id), TestGrids.grid(Map.of()))).isFalse();
    assertThat(reviews.declareNone(asked(bari, id))).isFalse();
    assertThat(open(id).isShort()).isTrue();
    assertThat(practice(id).readers()).containsExactly(napoli.id());
    assertThat(letters(editor, "conflitto di interessi")).hasSize(1);
    Person milano = somebody("Lettrice Milanese", Role.PLANNER, "milano");
    assertThat(reviews.ask(editor, id, Set.of(milano.id(), bari.id()))).isTrue();
    assertThat(open(id).requests()).hasSize(3);
    assertThat(open(id).requestOf(bari).orElseThrow().state()).isEqualTo(State.CONFLICT);
  }

  @Test
  void whoHasNotSaidAnythingAboutConflictsCannotJudge() {
    PracticeId id = begun("Senza dichiarare");
    assertThat(reviews.judge(bari, asked(bari, id), TestGrids.grid(Map.of()))).isFalse();
  }

  @Test
  void publishedWithWhatWasSaidByRoleAndTheAnswer() {
    PracticeId id = judged("Pubblicata dai pari", Map.of());
    assertThat(reviews.publish(editor, id, 2)).isFalse();
    assertThat(reviews.answer(editor, practice(id), LocalizedText.of("it", "Non tocca a me")))
        .isFalse();
    assertThat(reviews.answer(author, practice(id), LocalizedText.of("it", "Grazie della lettura")))
        .isTrue();
    assertThat(letters(editor, "Gli autori hanno risposto")).hasSize(1);
    assertThat(reviews.publish(editor, id, 1)).isFalse();
    assertThat(reviews.publish(author, id, 2)).isFalse();
    assertThat(reviews.publish(editor, id, 2)).isTrue();

    var published = practices.find(id).orElseThrow();
    assertThat(published.evidence()).isEqualTo(Evidence.GOOD);
    assertThat(published.assessment()).isNotNull();
    assertThat(published.assessment().version()).isEqualTo(2);
    assertThat(published.assessment().opinions())
        .extracting(opinion -> opinion.role())
        .containsExactly("verifier", "editor");
    assertThat(published.assessment().answer().in("it")).isEqualTo("Grazie della lettura");
    assertThat(practice(id).readers()).isEmpty();
    assertThat(reviews.findOpen(id)).isEmpty();
  }

  @Test
  void oneNoToAnExclusionStopsItUntilAThirdIsAsked() {
    PracticeId id = judged("Chi ha ragione", Map.of(Criterion.EXISTENCE, Degree.NO));
    reviews.answer(author, practice(id), LocalizedText.EMPTY);
    assertThat(reviews.publish(editor, id, 2)).isFalse();
    Person milano = somebody("Terza Lettrice", Role.EDITOR, "milano");
    assertThat(reviews.ask(editor, id, Set.of(milano.id()))).isTrue();
    assertThat(reviews.judge(milano, reading(milano, id), TestGrids.grid(Map.of()))).isTrue();
    assertThat(letters(author, "è stata valutata")).hasSize(1);
    assertThat(reviews.publish(editor, id, 2)).isTrue();
  }

  @Test
  void whatIsSentBackIsReadAgainInAnotherRound() {
    PracticeId id = judged("Rimandata", Map.of(Criterion.CLARITY, Degree.NO));
    assertThat(reviews.sendBack(editor, id, 2, "Non si capisce chi la fa")).isTrue();
    assertThat(practice(id).state()).isEqualTo(PracticeState.DRAFT);
    assertThat(practice(id).readers()).isEmpty();
    assertThat(letters(author, "Da rivedere")).hasSize(1);

    TestPractices.submit(context, author, id);
    assertThat(reviews.begin(editor, id, 2, Set.of(bari.id(), napoli.id()))).isTrue();
    assertThat(reviews.rounds(id))
        .extracting(Round::ending)
        .containsExactly(null, Round.Ending.SENT_BACK);
  }

  @Test
  void aPublicSheetStaysPublicWhilePeersReadItAgain() {
    PracticeId id = judged("Letta due volte", Map.of(Criterion.EFFECTIVENESS, Degree.NO));
    reviews.answer(author, practice(id), LocalizedText.EMPTY);
    reviews.publish(editor, id, 2);
    assertThat(practices.find(id).orElseThrow().evidence()).isEqualTo(Evidence.INNOVATION);

    assertThat(reviews.begin(author, id, 2, Set.of(bari.id(), napoli.id()))).isFalse();
    assertThat(reviews.begin(editor, id, 2, Set.of(bari.id(), napoli.id()))).isTrue();
    assertThat(practices.find(id).orElseThrow().state()).isEqualTo(PracticeState.PUBLISHED);
    reviews.judge(bari, reading(bari, id), TestGrids.grid(Map.of()));
    reviews.judge(napoli, reading(napoli, id), TestGrids.grid(Map.of()));
    reviews.answer(author, practice(id), LocalizedText.EMPTY);
    assertThat(reviews.publish(editor, id, 2)).isTrue();
    assertThat(practices.find(id).orElseThrow().evidence()).isEqualTo(Evidence.GOOD);

    reviews.begin(editor, id, 2, Set.of(bari.id(), napoli.id()));
    TestPractices.archive(context, editor, id);
    assertThat(reviews.rounds(id).getFirst().ending()).isEqualTo(Round.Ending.DROPPED);
  }

  @Test
  void aGridStaysWhenTheAccountGoes() {
    PracticeId id = begun("Account che va");
    reviews.judge(bari, reading(bari, id), TestGrids.grid(Map.of()));
    assertThat(data.of(bari.id())).hasSize(1);
    context.publishEvent(new PersonDeleted(bari.id()));
    context.publishEvent(new PersonDeleted(napoli.id()));

    Round round = open(id);
    assertThat(round.requests())
        .extracting(Request::person, Request::state)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(null, State.JUDGED),
            org.assertj.core.groups.Tuple.tuple(null, State.RELEASED));
    assertThat(round.opinions()).hasSize(1);
    assertThat(data.of(bari.id())).isEmpty();
  }

  private Person somebody(String name, Role role, String city) {
    return TestPeople.active(context, name, new Grant(role, new Scope.City(city)));
  }

  private Practice practice(PracticeId id) {
    return reading.find(id).orElseThrow();
  }

  private Round open(PracticeId id) {
    return reviews.findOpen(id).orElseThrow();
  }

  private PracticeId begun(String title) {
    PracticeId id = TestPractices.submitted(context, author, title);
    assertThat(reviews.begin(editor, id, 2, Set.of(bari.id(), napoli.id()))).isTrue();
    return id;
  }

  /// Judged by both, the second with these answers.
  private PracticeId judged(String title, Map<Criterion, Degree> but) {
    PracticeId id = begun(title);
    assertThat(reviews.judge(bari, reading(bari, id), TestGrids.grid(Map.of()))).isTrue();
    assertThat(reviews.judge(napoli, reading(napoli, id), TestGrids.grid(but))).isTrue();
    return id;
  }

  private PeerReviews.Asked asked(Person person, PracticeId id) {
    UUID request = open(id).requestOf(person).orElseThrow().id();
    return reviews.findAsked(person, request).orElseThrow();
  }

  private PeerReviews.Asked reading(Person person, PracticeId id) {
    assertThat(reviews.declareNone(asked(person, id))).isTrue();
    return asked(person, id);
  }

  private List<Posted> letters(Person to, String subject) {
    return outbox.listTo(MailAddress.find(to.mail()).orElseThrow()).stream()
        .filter(posted -> posted.mail().subject().contains(subject))
        .toList();
  }

  @SafeVarargs
  private static <T> List<T> atOnce(Callable<T>... works) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(List.of(works))) {
        results.add(future.get());
      }
      return results;
    }
  }
}
