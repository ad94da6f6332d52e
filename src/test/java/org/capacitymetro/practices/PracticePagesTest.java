package org.capacitymetro.practices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Directory.ChangeSetInfo;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.practices.PracticeJobs.Rechecks;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.MadeUp;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class PracticePagesTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Authors authors;
  @Autowired Practices practices;
  @Autowired Rechecks rechecks;
  @Autowired Directory directory;
  @Autowired Records records;
  @Autowired Outbox outbox;
  @Autowired JdbcClient jdbc;

  @Test
  void aSheetOfTwoYearsIsAskedAboutOnceAndSaysSo() {
    Person author =
        TestPeople.active(
            context, "Autrice Verdi", new Grant(Role.MODERATOR, new Scope.City("torino")));
    Person editor =
        TestPeople.active(
            context, "Editore Neri", new Grant(Role.EDITOR, new Scope.City("torino")));
    PracticeId id = TestPractices.published(context, author, editor, "Vecchia di due anni");
    jdbc.sql("update practice set checked_at = checked_at - interval '25 months' where id = :id")
        .param("id", id.value())
        .update();
    assertThat(rechecks.askAuthors()).isEqualTo(1);
    assertThat(rechecks.askAuthors()).isZero();
    assertThat(authors.find(author, id).orElseThrow().state()).isEqualTo(PracticeState.RECHECK_DUE);
    assertThat(page(id)).contains("Nessuno ha controllato questa scheda da");
    assertThat(
            outbox.listTo(MailAddress.find(author.mail()).orElseThrow()).stream()
                .filter(posted -> posted.mail().subject().contains("ancora vera")))
        .hasSize(1);
    assertThat(authors.take(author, id, Step.CONFIRM, 2, "")).isEqualTo(Authors.Outcome.TAKEN);
    assertThat(page(id)).doesNotContain("Nessuno ha controllato questa scheda da");
  }

  @Test
  void aClosedServiceIsSaidToBeClosed() {
    PublicService service = directory.newest("torino", 1).getFirst();
    PracticeId id =
        TestPractices.published(
                context, "Servizio che chiude " + MadeUp.word("felce"), service.id())
            .id();
    records.close(
        new ChangeSetInfo("test", "practices"),
        service.id(),
        LocalDate.of(2026, 1, 1),
        LocalizedText.EMPTY);
    try {
      assertThat(page(id)).contains("Questo servizio ha chiuso");
    } finally {
      records.reopen(new ChangeSetInfo("test", "practices"), service.id());
    }
  }

  @Test
  void sheetsAreFoundByNeedAndFilters() {
    String word = "zufolo" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    PracticeId id = TestPractices.published(context, "Corso di " + word).id();
    Visitor reader = new Visitor(this::address);
    assertThat(reader.get("/it/practices?q=" + word).body())
        .contains("1 scheda", "Corso di " + word);
    assertThat(reader.get("/it/practices?q=" + word + "&sector=health").body())
        .contains("Nessuna scheda");
    assertThat(
            reader
                .get(
                    "/it/practices?q="
                        + word
                        + "&sector=legal-aid&city=torino&target=families&kind=good&cost=none&status=running")
                .body())
        .contains("1 scheda");
    assertThat(reader.get("/it/practices?q=%27%26%7C!%3A*(").statusCode()).isEqualTo(200);
    assertThat(reader.get("/en/practices?city=atlantis").statusCode()).isEqualTo(200);
    assertThat(practices.find(id)).isPresent();
  }

  @Test
  void everyDemonstrationSheetIsCompleteInBothLanguages() {
    List<DemonstrationPractices.Entry> entries =
        context.getBean(DemonstrationPractices.class).read();
    assertThat(entries.stream().filter(entry -> entry.kind() == PracticeKind.GOOD)).hasSize(12);
    assertThat(entries.stream().filter(entry -> entry.kind() == PracticeKind.MICRO)).hasSize(8);
    assertThat(entries.stream().filter(entry -> entry.peers() != null)).hasSize(2);
    assertThat(entries)
        .allSatisfy(
            entry -> {
              Sheet sheet = entry.sheet(Map.of());
              assertThat(SheetRules.unready(sheet)).as(sheet.title().in("it")).isEmpty();
              assertThat(entry.texts().values())
                  .allSatisfy(words -> assertThat(words.texts().get("en")).isNotBlank());
              assertThat(entry.services()).isNotEmpty();
              if (entry.peers() != null) {
                assertThat(entry.peers().assessment(Instant.EPOCH).verdict().evidence())
                    .isEqualTo(entry.evidence());
              }
              assertThat(entry.mail()).endsWith("example.org");
            });
  }

  private String page(PracticeId id) {
    Published published = practices.find(id).orElseThrow();
    return new Visitor(this::address).get("/it" + published.path("it")).body();
  }
}
