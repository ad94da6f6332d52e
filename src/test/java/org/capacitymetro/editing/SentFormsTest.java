package org.capacitymetro.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.rights.Person;
import org.capacitymetro.testing.MadeUp;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A form with a token is taken once, however often it is sent.
class SentFormsTest extends RunningApplication {
  private static final String FORM = "/it/desk/services/new";

  @Autowired ApplicationContext context;
  @Autowired JdbcClient jdbc;

  private final Visitor editor = new Visitor(this::address);
  private final String name = MadeUp.word("Sportello");
  private final String once = UUID.randomUUID().toString();

  @BeforeEach
  void signIn() {
    Person person = TestPeople.active(context, "Ada Collaudo", TestRecords.EDITOR_OF_TORINO);
    editor.get("/it/sign-in");
    editor.post("/it/sign-in", "mail", person.mail(), "password", TestPeople.PASSWORD);
    editor.get(FORM);
  }

  private HttpResponse<String> send(String typed, String... more) {
    String[] form = {
      "name.it", typed, "sectors", "permits", "place.city", "torino", "once", once, "whole", "yes"
    };
    return editor.post(
        FORM,
        java.util.stream.Stream.of(form, more)
            .flatMap(java.util.Arrays::stream)
            .toArray(String[]::new));
  }

  private long services() {
    return jdbc.sql("select count(*) from service where name::text like :name")
        .param("name", "%" + name + "%")
        .query(Long.class)
        .single();
  }

  @Test
  void whatWasTakenIsAnsweredAgainAndNotDoneAgain() {
    HttpResponse<String> first = send(name);
    HttpResponse<String> second = send(name);

    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(second.statusCode()).isEqualTo(303);
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(services()).isEqualTo(1);
  }

  @Test
  void whatWasRefusedOrHeldForASignInMayBeSentAgain() {
    assertThat(send("").statusCode()).isEqualTo(422);
    Visitor nobody = new Visitor(this::address);
    nobody.get("/it/sign-in");
    assertThat(
            nobody
                .post(FORM, "name.it", name, "once", once, "whole", "yes")
                .headers()
                .firstValue("Location")
                .orElseThrow())
        .contains("/sign-in");
    assertThat(send(name).statusCode()).isEqualTo(303);
    assertThat(services()).isEqualTo(1);
  }

  @Test
  void whatIsBeingTakenIsAskedToComeAgain() {
    jdbc.sql("insert into sent_form (token, at) values (:token, now())")
        .param("token", UUID.fromString(once))
        .update();

    assertThat(send(name).statusCode()).isEqualTo(503);
    jdbc.sql("update sent_form set at = now() - interval '5 minutes'").update();
    assertThat(send(name).statusCode()).isEqualTo(303);
  }
}
