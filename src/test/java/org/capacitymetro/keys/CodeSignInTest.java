package org.capacitymetro.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class CodeSignInTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired CodeStore store;
  @Autowired Codes codes;
  @Autowired Outbox outbox;

  private final Visitor visitor = new Visitor(this::address);

  @Test
  void afterTheCodeIsConfirmedThePasswordAloneOpensNothing() {
    Person ada = ada();
    Visitor owner = new Visitor(this::address).signIn(ada.mail(), TestPeople.PASSWORD);
    owner.get("/it/account/code");
    assertThat(owner.post("/it/account/code", "password", "wrong").statusCode()).isEqualTo(422);
    owner.post("/it/account/code", "password", TestPeople.PASSWORD);
    assertThat(owner.get("/it/account/code").body())
        .contains("class=\"qr\"", TimeCode.typed(secret(ada)).substring(0, 4));
    assertThat(codes.isOn(ada.id())).as("not before a code was right").isFalse();
    assertThat(owner.post("/it/account/code/confirm", "code", "000").statusCode()).isEqualTo(422);

    HttpResponse<String> on = owner.post("/it/account/code/confirm", "code", code(ada, 0));

    assertThat(recovery(on.body())).hasSize(Codes.RECOVERY_CODES);
    assertThat(outbox.listTo(MailAddress.parse(ada.mail())).getFirst().mail().text())
        .contains("secondo passo");
    assertThat(signIn(ada)).isEqualTo("/it/sign-in/code");
    assertThat(location(visitor.get("/it/account"))).startsWith("/it/sign-in");
    visitor.get("/it/sign-in/code");
    assertThat(visitor.post("/it/sign-in/code", "code", "123").statusCode()).isEqualTo(422);
    assertThat(location(visitor.post("/it/sign-in/code", "code", code(ada, 1))))
        .isEqualTo("/it/services?q=a");
    assertThat(visitor.get("/it/account").body()).contains(ada.mail());
  }

  @Test
  void aCodeIsTakenOnce() {
    Person ada = withCodes();
    signIn(ada);
    visitor.get("/it/sign-in/code");
    String code = code(ada, 1);
    assertThat(visitor.post("/it/sign-in/code", "code", code).statusCode()).isEqualTo(303);

    Visitor thief = new Visitor(this::address);
    thief.get("/it/sign-in");
    thief.post("/it/sign-in", "mail", ada.mail(), "password", TestPeople.PASSWORD);
    thief.get("/it/sign-in/code");

    HttpResponse<String> replayed = thief.post("/it/sign-in/code", "code", code);
    assertThat(replayed.statusCode()).isEqualTo(422);
    assertThat(replayed.body()).contains("già stato usato");
  }

  @Test
  void aSpareCodeOpensOnceWhateverItsHyphens() {
    Person ada = ada();
    codes.begin(ada.id());
    List<String> spare = codes.confirm(ada.id(), code(ada, 0)).orElseThrow();
    signIn(ada);
    visitor.get("/it/sign-in/code");

    String typed = spare.getFirst().replace("-", " ").toUpperCase(java.util.Locale.ROOT);
    assertThat(visitor.post("/it/sign-in/code", "code", typed).statusCode()).isEqualTo(303);

    assertThat(visitor.get("/it/account/code").body()).contains("9 codici di riserva");
    assertThat(codes.take(ada.id(), spare.getFirst())).isFalse();
    codes.recovery(ada.id());
    assertThat(codes.take(ada.id(), spare.get(1))).as("new ones replace the old").isFalse();
  }

  @Test
  void guessingCodesMustWaitEvenForTheRightOne() {
    Person ada = withCodes();
    signIn(ada);
    visitor.get("/it/sign-in/code");
    for (int i = 0; i < CodePages.TRIES; i++) {
      visitor.post("/it/sign-in/code", "code", "000000x");
    }

    assertThat(visitor.post("/it/sign-in/code", "code", code(ada, 1)).statusCode()).isEqualTo(429);
  }

  @Test
  void aLinkForAForgottenPasswordDoesNotReplaceTheCode() {
    Person ada = withCodes();
    String secret = TestPeople.forgotten(context, ada);
    visitor.get("/it/password/new?key=" + secret);

    HttpResponse<String> changed =
        visitor.post("/it/password/new", "key", secret, "password", "treno lento finestra aperta");

    assertThat(location(changed)).isEqualTo("/it/sign-in/code");
    assertThat(location(visitor.get("/it/account"))).startsWith("/it/sign-in");
  }

  @Test
  void theSecondStepGoesWithThePasswordOnly() {
    Person ada = withCodes();
    signIn(ada);
    visitor.get("/it/sign-in/code");
    visitor.post("/it/sign-in/code", "code", code(ada, 1));
    visitor.get("/it/account/code");

    assertThat(visitor.post("/it/account/code/remove", "password", "x").statusCode())
        .isEqualTo(422);
    assertThat(codes.isOn(ada.id())).isTrue();
    visitor.post("/it/account/code/remove", "password", TestPeople.PASSWORD);

    assertThat(codes.isOn(ada.id())).isFalse();
    new Visitor(this::address).signIn(ada.mail(), TestPeople.PASSWORD).get("/it/account");
  }

  @Test
  void whoDidNotGiveThePasswordIsAskedForItFirst() {
    assertThat(location(visitor.get("/it/sign-in/code"))).isEqualTo("/it/sign-in");
    visitor.get("/it/sign-in");
    assertThat(location(visitor.post("/it/sign-in/code", "code", "123456")))
        .isEqualTo("/it/sign-in");
  }

  private Person ada() {
    return TestPeople.active(context, "Ada", new Grant(Role.READER, new Scope.Everything()));
  }

  private Person withCodes() {
    Person ada = ada();
    codes.begin(ada.id());
    assertThat(codes.confirm(ada.id(), code(ada, 0))).isPresent();
    return ada;
  }

  private String signIn(Person person) {
    visitor.get("/it/sign-in");
    return location(
        visitor.post(
            "/it/sign-in",
            "mail",
            person.mail(),
            "password",
            TestPeople.PASSWORD,
            "next",
            "/it/services?q=a"));
  }

  private byte[] secret(Person person) {
    return store.find(person.id()).orElseThrow().secret();
  }

  private String code(Person person, int later) {
    return TimeCode.code(secret(person), TimeCode.step(Instant.now()) + later);
  }

  private static List<String> recovery(String page) {
    return Pattern.compile("<code translate=\"no\">([a-z0-9-]+)</code>")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
