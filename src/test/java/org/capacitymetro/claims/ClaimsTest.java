package org.capacitymetro.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.People;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonDeleted;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.ShortId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClaimsTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Directory directory;
  @Autowired Claims claims;
  @Autowired People people;
  @Autowired Outbox outbox;
  @Autowired JdbcClient jdbc;

  private final String domain = UUID.randomUUID() + ".example.org";
  private final Visitor visitor = new Visitor(this::address);

  @Test
  void aCodeFromTheRecordsMailboxMakesSomebodyContributor() {
    OrganizationId body = body("info@" + domain);
    Person ada = ada();
    String page = page(body);
    assertThat(new Visitor(this::address).get(page).body()).doesNotContain("/claim\"");
    visitor.signIn(ada.mail(), TestPeople.PASSWORD);
    assertThat(visitor.get(page).body()).contains(page + "/claim\"");
    assertThat(visitor.get(page + "/claim").body()).contains("info@" + domain);

    visitor.post(page + "/claim/code", "mail", "info@" + domain);

    assertThat(visitor.get(page + "/claim").body()).contains("Scrivi il codice");
    HttpResponse<String> wrong = visitor.post(page + "/claim/enter", "code", "1234");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(edits(ada, body)).isFalse();
    String letter = letter("info@" + domain);
    assertThat(letter).contains("Ada Esempio", "Il Ponte");
    visitor.post(page + "/claim/enter", "code", code(letter));

    assertThat(edits(ada, body)).isTrue();
    assertThat(people.find(ada.id()).orElseThrow().grants()).containsExactly(contributor(body));
    assertThat(visitor.get(page + "/claim").body()).contains("Sei referente di questo ente");
    String history = new Visitor(this::address).get(page + "/history").body();
    assertThat(history).contains("ha preso in cura le schede").doesNotContain("Ada");
    assertThat(edits(ada, body("info@" + domain))).as("of no other organization").isFalse();
  }

  @Test
  void aMailOfTheOwnDomainIsOfferedAndAnyOtherAddressRefused() {
    OrganizationId body = body();
    Person ada = ada();
    jdbc.sql("update person set mail = :mail where id = :id")
        .param("mail", "ada@" + domain)
        .param("id", ada.id().value())
        .update();
    visitor.signIn("ada@" + domain, TestPeople.PASSWORD);
    String page = page(body);
    assertThat(visitor.get(page + "/claim").body()).contains("value=\"ada@" + domain + "\"");

    assertThat(visitor.post(page + "/claim/code", "mail", "eva@elsewhere.example").statusCode())
        .isEqualTo(422);
    visitor.post(page + "/claim/code", "mail", "ada@" + domain);
    visitor.post(page + "/claim/enter", "code", code(letter("ada@" + domain)));

    assertThat(edits(ada, body)).isTrue();
    assertThat(
            jdbc.sql("select way from organization_claim where organization = :body")
                .param("body", body.value())
                .query(String.class)
                .single())
        .isEqualTo("OWN_DOMAIN");
  }

  @Test
  void aCodeIsOfOnePersonForOneOrganizationAndEnds() {
    OrganizationId body = body("info@" + domain);
    OrganizationId other = body("info@" + domain);
    Person ada = ada();
    Person eva = ada();
    visitor.signIn(ada.mail(), TestPeople.PASSWORD).get(page(body) + "/claim");
    visitor.post(page(body) + "/claim/code", "mail", "info@" + domain);
    String code = code(letter("info@" + domain));

    assertThat(visitor.post(page(other) + "/claim/enter", "code", code).statusCode())
        .isEqualTo(422);
    Visitor evas = new Visitor(this::address).signIn(eva.mail(), TestPeople.PASSWORD);
    evas.get(page(body) + "/claim");
    assertThat(evas.post(page(body) + "/claim/enter", "code", code).statusCode()).isEqualTo(422);
    jdbc.sql("update organization_claim set code_until = now() where person = :ada")
        .param("ada", ada.id().value())
        .update();
    assertThat(visitor.post(page(body) + "/claim/enter", "code", code).statusCode()).isEqualTo(422);

    assertThat(edits(ada, body)).isFalse();
    assertThat(edits(eva, body)).isFalse();
  }

  @Test
  void guessingACodeAndFillingAMailboxEnd() {
    OrganizationId body = body("info@" + domain);
    Person ada = ada();
    visitor.signIn(ada.mail(), TestPeople.PASSWORD).get(page(body) + "/claim");
    for (int i = 0; i < 3; i++) {
      visitor.post(page(body) + "/claim/code", "mail", "info@" + domain);
    }
    assertThat(visitor.post(page(body) + "/claim/code", "mail", "info@" + domain).statusCode())
        .isEqualTo(429);
    for (int i = 0; i < 10; i++) {
      visitor.post(page(body) + "/claim/enter", "code", "00000000x");
    }

    String code = code(letter("info@" + domain));
    assertThat(visitor.post(page(body) + "/claim/enter", "code", code).statusCode()).isEqualTo(429);
    assertThat(edits(ada, body)).isFalse();
  }

  @Test
  void anEditorDecidesWhereNoCodeHelps() {
    OrganizationId body = body();
    Person ada = ada();
    visitor.signIn(ada.mail(), TestPeople.PASSWORD).get(page(body) + "/claim");
    assertThat(visitor.post(page(body) + "/claim/ask", "reason", " ").statusCode()).isEqualTo(422);
    visitor.post(page(body) + "/claim/ask", "reason", "Sono la <b>segretaria");
    Visitor editor = signedIn(new Grant(Role.EDITOR, new Scope.Everything()));
    assertThat(editor.get("/it/desk/claims").body()).contains("Sono la &lt;b&gt;segretaria");
    String path = "/it/desk/claims/" + claim(ada);
    assertThat(
            signedIn(new Grant(Role.VERIFIER, new Scope.Everything()))
                .get("/it/desk/claims")
                .statusCode())
        .isEqualTo(403);
    Visitor bari = signedIn(new Grant(Role.EDITOR, new Scope.City("bari")));
    assertThat(bari.get("/it/desk/claims").body()).doesNotContain("segretaria");
    assertThat(bari.post(path + "/accept").statusCode()).isEqualTo(403);
    assertThat(visitor.post(path + "/accept").statusCode()).as("not one's own").isEqualTo(403);

    editor.post(path + "/accept");

    assertThat(edits(ada, body)).isTrue();
    assertThat(letter(ada.mail())).contains("ha confermato", "Il Ponte");
    assertThat(editor.post(path + "/accept").statusCode()).isEqualTo(404);
    assertThat(
            jdbc.sql("select count(*) from organization_claim where reason like '%<b>segretaria%'")
                .query(Long.class)
                .single())
        .as("the reason is forgotten with the answer")
        .isZero();
  }

  @Test
  void whoIsNotConfirmedGetsTheReason() {
    OrganizationId body = body();
    Person ada = ada();
    visitor.signIn(ada.mail(), TestPeople.PASSWORD).get(page(body) + "/claim");
    visitor.post(page(body) + "/claim/ask", "reason", "Sono del direttivo");
    Visitor editor = signedIn(new Grant(Role.EDITOR, new Scope.Everything()));
    editor.get("/it/desk/claims");
    String path = "/it/desk/claims/" + claim(ada);

    assertThat(editor.post(path + "/refuse", "answer", "").statusCode()).isEqualTo(422);
    editor.post(path + "/refuse", "answer", "L’ente non ti conosce.");

    assertThat(edits(ada, body)).isFalse();
    assertThat(letter(ada.mail())).contains("L’ente non ti conosce.");
  }

  @Test
  void aDeletedAccountLeavesTheFactWithoutThePerson() {
    OrganizationId body = body("info@" + domain);
    Person ada = ada();
    visitor.signIn(ada.mail(), TestPeople.PASSWORD).get(page(body) + "/claim");
    visitor.post(page(body) + "/claim/code", "mail", "info@" + domain);
    visitor.post(page(body) + "/claim/enter", "code", code(letter("info@" + domain)));
    OrganizationId other = body();
    visitor.get(page(other) + "/claim");
    visitor.post(page(other) + "/claim/ask", "reason", "Anche qui");
    visitor.get("/it/account");

    visitor.post("/it/account/delete", "confirmation", TestPeople.PASSWORD);

    assertThat(people.find(ada.id())).isEmpty();
    assertThat(claims.of(body)).hasSize(1);
    assertThat(
            jdbc.sql("select count(*) from organization_claim where organization = :body")
                .param("body", other.value())
                .query(Long.class)
                .single())
        .isZero();
    claims.forget(new PersonDeleted(ada.id()));
  }

  @Test
  void visitorsSignInFirstAndFormsOfOtherSitesAreRefused() {
    OrganizationId body = body("info@" + domain);
    assertThat(visitor.get(page(body) + "/claim").statusCode()).isEqualTo(303);
    Person ada = ada();
    visitor.signIn(ada.mail(), TestPeople.PASSWORD);

    assertThat(
            visitor
                .withoutToken()
                .post(page(body) + "/claim/code", "mail", "info@" + domain)
                .statusCode())
        .isEqualTo(403);
    assertThat(outbox.listTo(MailAddress.parse("info@" + domain))).isEmpty();
  }

  private OrganizationId body(String... mails) {
    return directory
        .writeOrganizations(
            new Directory.ChangeSetInfo("test", "claims"),
            List.of(
                new OrganizationDraft(
                    new SourceRef("claims", UUID.randomUUID().toString()),
                    LocalizedText.of("it", "Il Ponte"),
                    LocalizedText.EMPTY,
                    Organization.ProviderType.THIRD_SECTOR,
                    null,
                    null,
                    List.of(mails),
                    List.of("https://www." + domain),
                    false)),
            written -> {})
        .getFirst();
  }

  private Person ada() {
    return TestPeople.active(context, "Ada Esempio");
  }

  private Visitor signedIn(Grant grant) {
    Person person = TestPeople.active(context, "Eva Redattrice", grant);
    Visitor signedIn = new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
    signedIn.get("/it/account");
    return signedIn;
  }

  private boolean edits(Person person, OrganizationId body) {
    return Policy.may(
        people.find(person.id()).orElseThrow(), Action.EDIT, Subject.of(null, body.value()));
  }

  private static Grant contributor(OrganizationId body) {
    return new Grant(Role.CONTRIBUTOR, new Scope.Organization(body.value()));
  }

  private static String page(OrganizationId body) {
    return "/it/organizations/il-ponte-" + body.shortForm();
  }

  private String claim(Person person) {
    return ShortId.encode(
        jdbc.sql("select id from organization_claim where person = :person and state = 'WAITING'")
            .param("person", person.id().value())
            .query(UUID.class)
            .single());
  }

  private String letter(String mail) {
    return outbox.listTo(MailAddress.parse(mail)).getFirst().mail().text();
  }

  private static String code(String letter) {
    Matcher code = Pattern.compile("(?m)^(\\d{8})$").matcher(letter);
    assertThat(code.find()).isTrue();
    return code.group(1);
  }
}
