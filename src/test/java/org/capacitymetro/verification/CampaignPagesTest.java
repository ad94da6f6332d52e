package org.capacitymetro.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.pages.Formats;
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

class CampaignPagesTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Askings askings;
  @Autowired AskingStore store;
  @Autowired Records records;
  @Autowired Outbox outbox;
  @Autowired JdbcClient jdbc;

  private TestBodies.Body body;

  @BeforeEach
  void begin() {
    TestBodies.forgetAskings(jdbc);
    body = TestBodies.body(records, "Casa Mirto <b>", 3);
  }

  @Test
  void anEditorSeesTheNumbersStartsFollowsAndStops() throws Exception {
    Visitor editor = visitor(Role.EDITOR, "torino");
    HttpResponse<String> preview = editor.get("/it/desk/campaigns/new?city=torino&months=12");
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body()).contains("Prima di avviare", "mail.", "Avvia");
    assertThat(store.openOf(body.id())).isEmpty();

    HttpResponse<String> started =
        editor.post("/it/desk/campaigns", "city", "torino", "sector", "", "months", "12");
    assertThat(started.statusCode()).isEqualTo(303);
    askings.run();
    assertThat(outbox.listTo(new MailAddress(body.mail()))).hasSize(1);
    String campaign = started.headers().firstValue("Location").orElseThrow();
    assertThat(editor.get(campaign).body())
        .contains("0% di risposte", "Mail spedite", "Casa Mirto &lt;b&gt;", body.mail());

    records.verify(
        new Directory.ChangeSetInfo("test", "test"),
        body.services().getFirst(),
        new Verification(java.time.LocalDate.now(Formats.ZONE), Method.CALL, "").ofEveryGroup());
    askings.run();
    assertThat(store.openOf(body.id())).as("two services are still silent").isPresent();

    String path = campaign.substring(0, campaign.indexOf('?'));
    assertThat(editor.post(path + "/stop").statusCode()).isEqualTo(303);
    assertThat(store.openOf(body.id())).isEmpty();
    assertThat(editor.get(path).body()).contains("Fermata il").doesNotContain("Ferma la campagna");
  }

  @Test
  void aBodyThatIsBeingAskedIsNotAskedAgain() {
    Visitor editor = visitor(Role.EDITOR, "torino");
    askings.begin(body.id(), null, "it");

    assertThat(editor.get("/en/desk/campaigns/new?city=torino&months=12").body())
        .contains("being asked already");
    editor.post("/it/desk/campaigns", "city", "torino", "months", "12");
    assertThat(
            jdbc.sql("select count(*) from asking where organization = :id")
                .param("id", body.id().value())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void onlyEditorsOfACityRunItsCampaigns() {
    Visitor other = visitor(Role.EDITOR, "napoli");
    Visitor verifier = visitor(Role.VERIFIER, "torino");
    for (String city : List.of("torino", "")) {
      other.get("/it/desk/campaigns");
      assertThat(other.post("/it/desk/campaigns", "city", city, "months", "12").statusCode())
          .isEqualTo(403);
    }
    assertThat(verifier.get("/it/desk/campaigns").statusCode()).isEqualTo(403);
    assertThat(new Visitor(this::address).get("/it/desk/campaigns").statusCode()).isEqualTo(303);
    assertThat(
            visitor(Role.EDITOR, "torino").withoutToken().post("/it/desk/campaigns").statusCode())
        .isEqualTo(403);
    assertThat(store.openOf(body.id())).isEmpty();
  }

  private Visitor visitor(Role role, String city) {
    Person person = TestPeople.active(context, "Edda Neri", new Grant(role, new Scope.City(city)));
    Visitor visitor = new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
    if (role == Role.EDITOR && city.equals("torino")) {
      visitor.get("/it/desk/campaigns");
    }
    return visitor;
  }
}
