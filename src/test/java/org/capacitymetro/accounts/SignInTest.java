package org.capacitymetro.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignInTest extends RunningApplication {
  private static final Grant READER = new Grant(Role.READER, new Scope.Everything());

  @Autowired ApplicationContext context;
  @Autowired People people;
  @Autowired Invitations invitations;
  @Autowired JdbcClient jdbc;

  private final Visitor visitor = new Visitor(this::address);

  @Test
  void anInvitedPersonChoosesAPasswordAndIsIn() {
    Invitations.Invited invited = invite();
    String path = "/it/invitation?key=" + invited.secret();

    assertThat(visitor.get(path).body()).contains(invited.person().mail(), "Benvenuto");
    assertThat(visitor.get(path).statusCode()).isEqualTo(200);
    assertThat(people.find(invited.person().id()).orElseThrow().state())
        .as("opening the link changes nothing")
        .isEqualTo(Person.State.INVITED);
    HttpResponse<String> weak =
        visitor.post(
            "/it/invitation", "key", invited.secret(), "name", "Ada <b>Rossi", "password", "short");
    assertThat(weak.statusCode()).isEqualTo(422);
    assertThat(weak.body()).contains("almeno 12 caratteri", "Ada &lt;b>Rossi");
    HttpResponse<String> good =
        visitor.post(
            "/it/invitation",
            "key",
            invited.secret(),
            "name",
            "Ada <b>Rossi",
            "password",
            TestPeople.PASSWORD);
    assertThat(good.headers().firstValue("Location")).hasValue("/it/account?done=password");
    assertThat(visitor.get("/it/account").body()).contains("Ada &lt;b>Rossi", "Lettura · tutto");
  }

  @Test
  void aLinkThatWasUsedTamperedWithOrExpiredSaysWhich() {
    Invitations.Invited invited = invite();
    invitations.accept(invited.secret(), "Ada", "it", TestPeople.PASSWORD);

    assertThat(visitor.get("/it/invitation?key=" + invited.secret()))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(410))
        .satisfies(answer -> assertThat(answer.body()).contains("già stato usato"));
    assertThat(visitor.get("/en/invitation?key=" + invited.secret() + "x"))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(404))
        .satisfies(answer -> assertThat(answer.body()).contains("This link is not valid"));
    assertThat(visitor.get("/it/password/new?key=" + invited.secret()).statusCode()).isEqualTo(404);
    Invitations.Invited late = invite();
    jdbc.sql("update account_link set expires_at = created_at where person = :id")
        .param("id", late.person().id().value())
        .update();
    visitor.get("/it/sign-in");
    HttpResponse<String> expired =
        visitor.post(
            "/it/invitation", "key", late.secret(), "name", "A", "password", TestPeople.PASSWORD);
    assertThat(expired.statusCode()).isEqualTo(410);
    assertThat(expired.body()).contains("scaduto");
    assertThat(people.find(late.person().id()).orElseThrow().state())
        .isEqualTo(Person.State.INVITED);
  }

  @Test
  void signingInLeadsOnAndSigningOutEndsIt() {
    Person ada = active();
    assertThat(location(visitor.get("/it/account"))).isEqualTo("/it/sign-in?next=%2Fit%2Faccount");

    visitor.get("/it/sign-in?next=/it/services?q=a");
    HttpResponse<String> in =
        visitor.post(
            "/it/sign-in",
            "mail",
            ada.mail().toUpperCase(java.util.Locale.ROOT),
            "password",
            TestPeople.PASSWORD,
            "next",
            "/it/services?q=a");

    assertThat(location(in)).isEqualTo("/it/services?q=a");
    assertThat(in.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("session="))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Secure", "Max-Age");
    HttpResponse<String> reading = visitor.get("/it/help");
    assertThat(reading.body()).contains(ada.name(), "/it/sign-out");
    assertThat(reading.headers().firstValue("Cache-Control").orElse("")).contains("private");
    String session = visitor.cookie("session").orElseThrow();
    assertThat(location(visitor.post("/it/sign-out"))).isEqualTo("/it/");
    Visitor thief = new Visitor(this::address);
    thief.putCookie("session", session);
    assertThat(location(thief.get("/it/account"))).startsWith("/it/sign-in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "https://evil.example/", "/\\evil.example"})
  void nobodyIsSentToAnotherSite(String next) {
    Person ada = active();
    String form = visitor.get("/it/sign-in?next=" + encode(next)).body();
    assertThat(form).contains("name=\"next\" value=\"\"");

    HttpResponse<String> in =
        visitor.post(
            "/it/sign-in", "mail", ada.mail(), "password", TestPeople.PASSWORD, "next", next);

    assertThat(location(in)).isEqualTo("/it/desk");
    assertThat(location(visitor.get("/it/sign-in?next=" + encode(next)))).isEqualTo("/it/desk");
  }

  @Test
  void anUnknownAddressAndAWrongPasswordGetTheSameAnswer() {
    Person ada = active();
    people.disable(ada.id());
    visitor.get("/it/sign-in");

    List<HttpResponse<String>> answers =
        List.of(
            visitor.post("/it/sign-in", "mail", "nobody@example.org", "password", "x"),
            visitor.post("/it/sign-in", "mail", active().mail(), "password", "x"),
            visitor.post("/it/sign-in", "mail", ada.mail(), "password", TestPeople.PASSWORD),
            visitor.post("/it/sign-in"));

    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(422))
        .allSatisfy(answer -> assertThat(answer.body()).contains("password non sono giusti"));
  }

  @Test
  void tooManyTriesAtOneAccountMustWaitEvenWithTheRightPassword() {
    Person ada = active();
    visitor.get("/it/sign-in");
    for (int i = 0; i < 10; i++) {
      assertThat(visitor.post("/it/sign-in", "mail", ada.mail(), "password", "guess").statusCode())
          .isEqualTo(422);
    }

    HttpResponse<String> late =
        visitor.post("/it/sign-in", "mail", ada.mail(), "password", TestPeople.PASSWORD);

    assertThat(late.statusCode()).isEqualTo(429);
    assertThat(late.body()).contains("Riprova tra 15 minuti");
    assertThat(Long.parseLong(late.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(800L, 900L);
    new Visitor(this::address).signIn(active().mail(), TestPeople.PASSWORD);
  }

  @Test
  void aSessionThatSomebodyElseMayKnowIsNeverTaken() {
    Person attacker = active();
    Person victim = active();
    Visitor other = new Visitor(this::address).signIn(attacker.mail(), TestPeople.PASSWORD);
    String known = other.cookie("session").orElseThrow();

    visitor.get("/it/sign-in");
    visitor.putCookie("session", known);
    visitor.post("/it/sign-in", "mail", victim.mail(), "password", TestPeople.PASSWORD);

    assertThat(visitor.cookie("session")).isPresent().get().isNotEqualTo(known);
    assertThat(visitor.get("/it/account").body()).contains(victim.mail());
    assertThat(location(other.get("/it/account"))).startsWith("/it/sign-in");
    Visitor invented = new Visitor(this::address);
    invented.get("/it/sign-in");
    invented.putCookie("session", "MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw");
    invented.post("/it/sign-in", "mail", victim.mail(), "password", TestPeople.PASSWORD);
    assertThat(invented.cookie("session").orElseThrow())
        .isNotEqualTo("MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/it/sign-in",
        "/it/sign-out",
        "/it/account/profile",
        "/it/account/password",
        "/it/account/delete",
        "/it/account/sessions/end",
        "/it/invitation",
        "/it/password/new",
        "/it/password/forgotten",
        "/it/account/mail",
        "/it/account/mail/confirm",
        "/it/account/code",
        "/it/account/code/confirm",
        "/it/account/code/remove",
        "/it/account/passkeys",
        "/it/account/passkeys/options",
        "/it/account/passkeys/remove",
        "/it/sign-in/code",
        "/it/sign-in/passkey",
        "/it/sign-in/passkey/options",
        "/it/invitation/passkey",
        "/it/join",
        "/it/desk/people/invite"
      })
  void aFormOfAnotherSiteIsRefusedInWords(String path) {
    Person ada = active();
    visitor.signIn(ada.mail(), TestPeople.PASSWORD);

    HttpResponse<String> forged =
        visitor
            .withoutToken()
            .post(path, "name", "Eva", "confirmation", TestPeople.PASSWORD, "mail", ada.mail());

    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("aperta da troppo tempo");
    assertThat(people.find(ada.id()).orElseThrow().name()).isEqualTo(ada.name());
    assertThat(visitor.get("/it/account").statusCode()).isEqualTo(200);
  }

  @Test
  void readersGetNoCookieAndNoToken() {
    long before = sessionsOfNobody();
    for (String path :
        List.of(
            "/it/",
            "/it/services",
            "/en/help",
            "/it/nothing",
            "/api/v1/services",
            "/it/about",
            "/it/cities/torino",
            "/it/privacy",
            "/actuator/health",
            "/it/services?q=a&xyz=1")) {
      HttpResponse<String> answer = visitor.get(path);

      assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
      assertThat(answer.body()).as(path).doesNotContain("_csrf");
    }
    assertThat(visitor.get("/it/sign-in").headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("form=")
        .contains("HttpOnly", "SameSite=Lax");
    assertThat(sessionsOfNobody()).as("looking at the sign-in begins no session").isEqualTo(before);
  }

  private long sessionsOfNobody() {
    return jdbc.sql("select count(*) from account_session where principal_name is null")
        .query(Long.class)
        .single();
  }

  @Test
  void aDisabledAccountIsOutAtOnce() {
    Person ada = active();
    visitor.signIn(ada.mail(), TestPeople.PASSWORD);
    assertThat(visitor.get("/it/account").statusCode()).isEqualTo(200);

    people.disable(ada.id());

    assertThat(location(visitor.get("/it/account"))).startsWith("/it/sign-in");
  }

  @Test
  void ownSessionsAreListedAndEndedButNotThoseOfOthers() {
    Person ada = active();
    Person eva = active();
    Visitor elsewhere = new Visitor(this::address).signIn(ada.mail(), TestPeople.PASSWORD);
    Visitor evas = new Visitor(this::address).signIn(eva.mail(), TestPeople.PASSWORD);
    visitor.signIn(ada.mail(), TestPeople.PASSWORD);

    List<String> handles = handles(visitor.get("/it/account").body());
    assertThat(handles).as("all but the current one can be ended").hasSize(1);
    evas.get("/it/account");
    evas.post("/it/account/sessions/end", "handle", handles.getFirst());
    assertThat(elsewhere.get("/it/account").statusCode()).isEqualTo(200);
    visitor.get("/it/account");
    visitor.post("/it/account/sessions/end", "handle", handles.getFirst());
    assertThat(location(elsewhere.get("/it/account"))).startsWith("/it/sign-in");

    elsewhere.signIn(ada.mail(), TestPeople.PASSWORD);
    visitor.post("/it/account/sessions/end-others");
    assertThat(location(elsewhere.get("/it/account"))).startsWith("/it/sign-in");
    assertThat(visitor.get("/it/account").statusCode()).isEqualTo(200);
    assertThat(evas.get("/it/account").statusCode()).isEqualTo(200);
  }

  @Test
  void changingThePasswordNeedsTheOldOneAndEndsOtherSessions() {
    Person ada = active();
    Visitor elsewhere = new Visitor(this::address).signIn(ada.mail(), TestPeople.PASSWORD);
    visitor.signIn(ada.mail(), TestPeople.PASSWORD).get("/it/account");
    String fresh = "treno lento finestra aperta";

    assertThat(visitor.post("/it/account/password", "current", "x", "password", fresh).statusCode())
        .isEqualTo(422);
    assertThat(
            visitor
                .post(
                    "/it/account/password", "current", TestPeople.PASSWORD, "password", "password1")
                .body())
        .contains("rubate");
    visitor.post("/it/account/password", "current", TestPeople.PASSWORD, "password", fresh);

    assertThat(visitor.get("/it/account").statusCode()).isEqualTo(200);
    assertThat(location(elsewhere.get("/it/account"))).startsWith("/it/sign-in");
    elsewhere.signIn(ada.mail(), fresh);
  }

  @Test
  void theOwnDataCanBeTakenAway() {
    Person ada = active();
    visitor.signIn(ada.mail(), TestPeople.PASSWORD);

    HttpResponse<String> answer = visitor.get("/it/account/data");

    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    JsonNode file = JsonMapper.shared().readTree(answer.body());
    assertThat(file.path("account").path("mail").asString()).isEqualTo(ada.mail());
    assertThat(file.path("account").path("roles").path(0).path("role").asString())
        .isEqualTo("READER");
    assertThat(file.path("sessions").size()).isEqualTo(1);
    assertThat(answer.body()).doesNotContain("argon2");
  }

  @Test
  void aDeletedAccountLeavesNothingOfThePerson() {
    Person ada = active();
    visitor.signIn(ada.mail(), TestPeople.PASSWORD).get("/it/account");

    assertThat(visitor.post("/it/account/delete", "confirmation", "wrong").statusCode())
        .isEqualTo(422);
    assertThat(visitor.post("/it/account/delete", "confirmation", TestPeople.PASSWORD).body())
        .contains("Account cancellato");

    assertThat(people.find(ada.id())).isEmpty();
    assertThat(location(visitor.get("/it/account"))).startsWith("/it/sign-in");
    for (String table :
        List.of("person", "person_grant", "account_link", "account_session", "attempt")) {
      assertThat(
              jdbc.sql("select cast(t as text) from %s t".formatted(table))
                  .query(String.class)
                  .list())
          .as(table)
          .noneMatch(row -> row.contains(ada.mail()) || row.contains(ada.id().value().toString()));
    }
  }

  private Invitations.Invited invite() {
    return invitations
        .invite("test", "Ada", UUID.randomUUID() + "@example.org", "it", Set.of(READER))
        .orElseThrow();
  }

  private Person active() {
    return TestPeople.active(context, "Ada Esempio", READER);
  }

  private static List<String> handles(String html) {
    return Pattern.compile("name=\"handle\" value=\"([^\"]+)\"")
        .matcher(html)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
