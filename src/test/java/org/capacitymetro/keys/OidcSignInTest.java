package org.capacitymetro.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.capacitymetro.accounts.People;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.FixedSignInServer;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class OidcSignInTest extends RunningApplication {
  private static final Grant READER = new Grant(Role.READER, new Scope.Everything());

  @Autowired ApplicationContext context;
  @Autowired People people;

  private final FixedSignInServer server = FixedSignInServer.running();
  private final Visitor visitor = new Visitor(this::address);

  @Test
  void whoTheOtherServerVouchesForIsInAndLedOn() throws JOSEException {
    Person ada = TestPeople.active(context, "Ada", READER);
    assertThat(visitor.get("/it/sign-in?next=/it/services").body())
        .contains("Accedi con Torino Facile", "/it/sign-in/with/gateway?next=%2Fit%2Fservices");

    String asked = begin("/it/services");
    String before = visitor.cookie("session").orElseThrow();
    HttpResponse<String> back =
        visitor.get(
            server.answer(asked, ada.mail().toUpperCase(java.util.Locale.ROOT), true, null));

    assertThat(location(back)).endsWith("/it/services");
    assertThat(visitor.get("/it/account").body()).contains(ada.mail());
    assertThat(visitor.cookie("session").orElseThrow())
        .as("the session is a new one")
        .isNotEqualTo(before);
  }

  @Test
  void anInvitedPersonTakesUpTheAccountByIt() throws JOSEException {
    Person eva = TestPeople.invited(context, "Eva", READER);

    visitor.get(server.answer(begin(""), eva.mail(), true, null));

    assertThat(visitor.get("/it/account").body()).contains(eva.mail());
    assertThat(people.find(eva.id()).orElseThrow().state()).isEqualTo(Person.State.ACTIVE);
  }

  @Test
  void whoIsNotKnownIsToldSo() throws JOSEException {
    Person gone = TestPeople.active(context, "Gone", READER);
    people.disable(gone.id());

    for (String mail : new String[] {UUID.randomUUID() + "@example.org", gone.mail()}) {
      String there = location(visitor.get(server.answer(begin(""), mail, true, null)));

      assertThat(there).endsWith("/it/sign-in/with?problem=unknown");
      HttpResponse<String> page = visitor.get("/it/sign-in/with?problem=unknown");
      assertThat(page.statusCode()).isEqualTo(403);
      assertThat(page.body()).contains("non è tra quelli di chi cura la mappa");
      assertThat(location(visitor.get("/it/account"))).startsWith("/it/sign-in");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", ""})
  void anAddressTheServerDidNotVerifyIsNotBelieved(String verified) throws JOSEException {
    Person ada = TestPeople.active(context, "Ada", READER);

    HttpResponse<String> back =
        visitor.get(
            server.answer(
                begin(""),
                ada.mail(),
                verified.isEmpty() ? null : Boolean.valueOf(verified),
                null));

    assertThat(location(back)).endsWith("/it/sign-in/with?problem=mail");
    assertThat(location(visitor.get("/it/account"))).startsWith("/it/sign-in");
  }

  @Test
  void anAnswerToSomebodyElsesQuestionIsRefused() throws JOSEException {
    Person ada = TestPeople.active(context, "Ada", READER);
    String stolen = server.answer(begin(""), ada.mail(), true, null);

    Visitor victim = new Visitor(this::address);
    assertThat(location(victim.get(stolen))).endsWith("/it/sign-in/with?problem=failed");
    assertThat(location(victim.get("/it/account"))).startsWith("/it/sign-in");
    String replayed = server.answer(begin(""), ada.mail(), true, "another nonce");
    assertThat(location(visitor.get(replayed))).endsWith("/it/sign-in/with?problem=failed");
    assertThat(location(visitor.get("/it/account"))).startsWith("/it/sign-in");
  }

  @Test
  void theWayBackIsTheConfiguredAddressAndNoOtherSite() throws JOSEException {
    Person ada = TestPeople.active(context, "Ada", READER);
    String asked = begin("//evil.example");
    assertThat(asked).contains("redirect_uri=http://localhost:");

    HttpResponse<String> back = visitor.get(server.answer(asked, ada.mail(), true, null));

    assertThat(location(back)).endsWith("/it/desk").doesNotContain("evil");
    assertThat(visitor.get("/it/sign-in/with/nobody").statusCode()).isEqualTo(404);
  }

  private String begin(String next) {
    String path =
        location(
            visitor.get(
                "/it/sign-in/with/gateway?next="
                    + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8)));
    return location(visitor.get(path));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
