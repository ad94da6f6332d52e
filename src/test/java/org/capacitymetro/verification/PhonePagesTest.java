package org.capacitymetro.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class PhonePagesTest extends RunningApplication {
  private static final Pattern SERVICE = Pattern.compile("name=\"service\" value=\"([^\"]+)\"");

  @Autowired ApplicationContext context;
  @Autowired PhoneRound round;
  @Autowired CallStore calls;
  @Autowired Records records;
  @Autowired Directory directory;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void begin() {
    TestBodies.forgetAskings(jdbc);
    TestBodies.body(records, "Centro Ginestra", 6);
  }

  @Test
  void manyVerifiersAskingAtOnceNeverGetTheSameRecord() throws Exception {
    List<Person> verifiers =
        java.util.stream.IntStream.range(0, 6).mapToObj(i -> person(Role.VERIFIER)).toList();
    Set<ServiceId> handed = new HashSet<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<PublicService>> next =
          verifiers.stream()
              .map(person -> all.submit(() -> round.next(person).orElseThrow()))
              .toList();
      for (Future<PublicService> one : next) {
        handed.add(one.get().id());
      }
    }
    assertThat(handed).hasSize(6);
  }

  @Test
  void aRecordGoesBackWhenTheHalfHourIsOver() {
    Person first = person(Role.VERIFIER);
    Person second = person(Role.VERIFIER);
    ServiceId id = round.next(first).orElseThrow().id();
    jdbc.sql("update call_lock set until = now() - interval '1 second'").update();

    assertThat(round.held(first)).isEmpty();
    assertThat(round.next(second).orElseThrow().id()).isEqualTo(id);
  }

  @Test
  void allTrueVerifiesEveryGroupByTelephone() {
    Visitor verifier = visitor(Role.VERIFIER);
    String id = next(verifier);
    HttpResponse<String> answer =
        verifier.post("/it/desk/phone-round", "service", id, "outcome", "all-true");

    assertThat(answer.statusCode()).isEqualTo(303);
    var verified =
        records
            .find(ServiceId.parse(id).orElseThrow())
            .orElseThrow()
            .draft()
            .details()
            .verification();
    assertThat(verified).hasSize(FieldGroup.values().length);
    assertThat(verified.get(FieldGroup.CONTACTS))
        .extracting(Verification::method, Verification::by)
        .containsExactly(Method.CALL, "verifier");
    assertThat(next(verifier)).isNotEqualTo(id);
  }

  @Test
  void whatAVerifierMayNotWriteWaitsForAnEditor() {
    Visitor verifier = visitor(Role.VERIFIER);
    String id = next(verifier);
    assertThat(verifier.post("/it/desk/phone-round", "service", id, "outcome", "changed").body())
        .contains("Scrivi che cosa è cambiato");
    verifier.post("/it/desk/phone-round", "service", id, "outcome", "closed", "text", "Da marzo");

    ServiceId service = ServiceId.parse(id).orElseThrow();
    assertThat(directory.find(service)).isPresent();
    assertThat(
            jdbc.sql("select kind || ' ' || text from suggestion where service = :id")
                .param("id", service.value())
                .query(String.class)
                .single())
        .contains("CLOSED", "non esiste più", "Da marzo");
  }

  @Test
  void anEditorGoesOnToTheFormOrClosesAtOnce() {
    Visitor editor = visitor(Role.EDITOR);
    String changed = next(editor);
    assertThat(
            editor
                .post("/it/desk/phone-round", "service", changed, "outcome", "changed")
                .headers()
                .firstValue("Location"))
        .contains("/it/desk/services/" + changed);
    String closed = next(editor);
    editor.post("/it/desk/phone-round", "service", closed, "outcome", "closed");
    assertThat(directory.find(ServiceId.parse(closed).orElseThrow())).isEmpty();
  }

  @Test
  void anOutcomeOfARecordInNobodysHandIsRefused() {
    Visitor verifier = visitor(Role.VERIFIER);
    String id = next(verifier);
    jdbc.sql("delete from call_lock").update();
    HttpResponse<String> late =
        verifier.post("/it/desk/phone-round", "service", id, "outcome", "all-true");

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("non è più in mano tua");
    assertThat(visitor(Role.MODERATOR).get("/it/desk/phone-round").statusCode()).isEqualTo(403);
  }

  private String next(Visitor visitor) {
    visitor.get("/it/desk/phone-round");
    visitor.post("/it/desk/phone-round/next");
    Matcher found = SERVICE.matcher(visitor.get("/it/desk/phone-round").body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private Person person(Role role) {
    return TestPeople.active(context, "Vera Rossi", new Grant(role, new Scope.City("torino")));
  }

  private Visitor visitor(Role role) {
    Person person = person(role);
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }
}
