package org.capacitymetro.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.assessment.Criterion;
import org.capacitymetro.assessment.TestGrids;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.TestPractices;
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

class ReviewPagesTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired PeerReviews reviews;
  @Autowired Practices practices;

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
  void handedInJudgedAnsweredPublishedAndReadByRole() {
    PracticeId id = TestPractices.submitted(context, author, "Il cortile dei pari");
    Visitor leads = as(editor);
    assertThat(leads.get(desk(id)).body()).contains(desk(id) + "/review", "Valutazione tra pari");
    assertThat(leads.get(desk(id) + "/review").body())
        .contains("Lettrice Barese", "Lettore Napoletano", "Bari", "Napoli")
        .doesNotContain("Autrice Verdi");
    HttpResponse<String> few =
        leads.post(desk(id) + "/review/ask", "version", "2", "reviewer", bari.id().shortForm());
    assertThat(few.statusCode()).isEqualTo(422);
    assertThat(few.body())
        .contains(
            "Scegli da 2 a 5 persone, ne hai scelte 1",
            "value=\"" + bari.id().shortForm() + "\" checked");
    assertThat(
            location(
                leads.post(
                    desk(id) + "/review/ask",
                    "version",
                    "2",
                    "reviewer",
                    bari.id().shortForm(),
                    "reviewer",
                    napoli.id().shortForm())))
        .contains("done=asked");

    judge(bari, id);
    judge(napoli, id);

    Visitor writer = as(author);
    assertThat(writer.get("/it/desk/reviews").body())
        .contains("Aspettano la tua risposta", "Il cortile dei pari");
    assertThat(writer.get("/it/desk").body()).contains("Valutazioni tra pari");
    String said = writer.get(desk(id) + "/review").body();
    assertThat(said)
        .contains("Lettura 1, Verifica", "Lettura 2, Redazione", "Manca un anno di dati")
        .contains("Buona: ha funzionato in più luoghi", "Dite anche quanto costa")
        .doesNotContain("Lettrice Barese", "Lettore Napoletano");
    assertThat(writer.post(desk(id) + "/review", "answer", " ").body())
        .contains("Scrivi la risposta, oppure usa");
    HttpResponse<String> tooLong =
        writer.post(desk(id) + "/review", "answer", "Grazie ".repeat(301));
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body()).contains("al massimo 300 parole, ne hai scritte 301");
    assertThat(writer.get(desk(id) + "/review").body()).contains("Grazie Grazie", "non ancora");
    assertThat(location(writer.post(desk(id) + "/review", "answer", "Abbiamo aggiunto i <dati>")))
        .contains("done=answered");

    assertThat(leads.get("/it/desk/reviews").body()).contains("Aspettano una tua decisione");
    leads.get(desk(id) + "/review");
    assertThat(leads.post(desk(id) + "/review/send-back", "version", "2", "reason", "").body())
        .contains("Perché la rimandi: servono da 3 a 150 parole");
    assertThat(location(leads.post(desk(id) + "/review/publish", "version", "2")))
        .contains("done=published");

    String path = practices.find(id).orElseThrow().path("it");
    Visitor visitor = new Visitor(this::address);
    assertThat(visitor.get("/it" + path).body())
        .contains(
            "Che cosa ne dicono i pari",
            "L’hanno valutata 2 persone di altre città",
            "Lettura 1, Verifica",
            "Manca un anno di dati",
            "Abbiamo aggiunto i &lt;dati&gt;")
        .doesNotContain("Barese", "Napoletano", "Dite anche quanto costa", "style=");
    assertThat(visitor.get("/en" + practices.find(id).orElseThrow().path("en")).body())
        .contains("What peers say", "dir=\"ltr\">Manca un anno di dati");
    assertThat(visitor.get("/it" + path + ".json").body())
        .contains("\"review\"", "\"evidence\":\"good\"")
        .doesNotContain("Dite anche quanto costa");
    assertThat(visitor.get("/it/practices").body()).contains("Il cortile dei pari");
    assertThat(as(bari).get("/it/desk/reviews").body()).contains("Valutate da te");
  }

  @Test
  void errorsNameTheFieldAndNothingTypedIsLost() {
    PracticeId id = begun("Griglia a metà");
    Visitor reader = as(bari);
    String grid = grid(bari, id);
    assertThat(reader.get(grid).body())
        .contains("Hai un conflitto di interessi se")
        .doesNotContain("name=\"equity\"");
    assertThat(reader.post(grid, "whole", "yes", "equity", "yes").statusCode()).isEqualTo(409);
    assertThat(location(reader.post(grid + "/declare", "interest", "none"))).contains("done=begun");
    reader.get(grid);
    HttpResponse<String> answer =
        reader.post(
            grid,
            "whole",
            "yes",
            "relevance",
            "no",
            "clarity",
            "partly",
            "equity",
            "partly",
            "equity-reason",
            "Troppo corta",
            "advice",
            "Un consiglio che resta");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "href=\"#f-effectiveness\"",
            "Efficacia: scegli una risposta.",
            "Chiarezza: scegli una risposta.",
            "Pertinenza, perché: servono da 5 a 120 parole, ne hai scritte 0.",
            "Equità, perché: servono da 5 a 120 parole, ne hai scritte 2.",
            "Troppo corta",
            "Un consiglio che resta",
            "name=\"equity\" value=\"partly\" checked");
    assertThat(as(bari).get(grid).body())
        .contains("Troppo corta", "Un consiglio che resta", "non ancora consegnato");

    assertThat(
            reader
                .post(grid, "whole", "yes", "do", "keep", "advice", "Tenuto dal browser")
                .statusCode())
        .isEqualTo(204);
    assertThat(reader.get(grid).body())
        .contains("Tenuto dal browser")
        .doesNotContain("Troppo corta");
    assertThat(
            reader
                .post(grid, "whole", "yes", "do", "keep", "advice", "x".repeat(70_000))
                .statusCode())
        .isEqualTo(413);
    HttpResponse<String> pages =
        reader.post(grid, "whole", "yes", "equity-reason", "parola ".repeat(100_000));
    assertThat(pages.statusCode()).isEqualTo(422);
    assertThat(pages.body()).contains("ne hai scritte 100.000");
    assertThat(reader.post(grid, "advice", "A metà").statusCode()).isEqualTo(400);
    assertThat(location(reader.post(grid, "whole", "yes", "do", "later", "advice", "Domani")))
        .contains("done=kept");
  }

  @Test
  void aConflictIsSaidInWordsWhichOnlyThoseWhoAskedRead() {
    PracticeId id = begun("Con un conflitto");
    Visitor reader = as(bari);
    String grid = grid(bari, id);
    assertThat(reader.get(desk(id) + "/preview").statusCode()).isEqualTo(200);
    assertThat(reader.get(grid).body()).contains(desk(id) + "/preview");
    HttpResponse<String> silent = reader.post(grid + "/declare", "interest", "has");
    assertThat(silent.statusCode()).isEqualTo(422);
    assertThat(silent.body()).contains("Scrivi qual è il conflitto di interessi");
    assertThat(
            location(
                reader.post(
                    grid + "/declare", "interest", "has", "conflict", "Ci lavora mio fratello")))
        .contains("/it/desk/reviews?done=conflict");

    assertThat(reader.get(grid).body())
        .contains("Hai dichiarato un conflitto")
        .doesNotContain("name=\"equity\"");
    assertThat(reader.post(grid, full()).statusCode()).isEqualTo(409);
    assertThat(reader.get(desk(id) + "/preview").statusCode()).isEqualTo(404);
    assertThat(as(editor).get(desk(id) + "/review").body())
        .contains("Ci lavora mio fratello", "Servono altre persone");
    assertThat(as(author).get(desk(id) + "/review").body())
        .doesNotContain("mio fratello", "Barese");
  }

  @Test
  void reviewsAreForThoseTheyConcern() {
    PracticeId id = begun("Non per tutti");
    String grid = grid(bari, id);
    assertThat(as(napoli).get(grid).statusCode()).isEqualTo(404);
    assertThat(as(editor).get(grid).statusCode()).isEqualTo(404);
    assertThat(as(bari).get(desk(id) + "/review").statusCode()).isEqualTo(404);
    assertThat(new Visitor(this::address).get(grid).statusCode()).isEqualTo(303);
    Visitor writer = as(author);
    writer.get(desk(id) + "/review");
    assertThat(writer.post(desk(id) + "/review/publish", "version", "2").statusCode())
        .isEqualTo(404);
    assertThat(
            writer
                .post(
                    desk(id) + "/review/ask",
                    "version",
                    "2",
                    "reviewer",
                    somebody("Amica", Role.EDITOR, "bari").id().shortForm())
                .statusCode())
        .isEqualTo(404);
    Visitor leads = as(editor);
    leads.get(desk(id) + "/review");
    assertThat(
            leads
                .post(desk(id) + "/review/ask", "version", "2", "reviewer", author.id().shortForm())
                .statusCode())
        .isEqualTo(422);
    String released =
        org.capacitymetro.text.ShortId.encode(
            reviews.findOpen(id).orElseThrow().requestOf(napoli).orElseThrow().id());
    assertThat(location(leads.post(desk(id) + "/review/release", "request", released)))
        .contains("done=released");
    assertThat(as(napoli).get(grid(napoli, id)).body()).contains("non serve più");
  }

  @Test
  void allPagesSpeakEnglishToo() {
    PracticeId id = begun("In inglese");
    assertThat(english(as(editor), desk(id) + "/review"))
        .contains("Whom you asked", "Stop waiting", "Ask somebody else", "0 of 2 have judged");
    Visitor reader = as(bari);
    assertThat(english(reader, grid(bari, id))).contains("Before you begin");
    reader.post(grid(bari, id) + "/declare", "interest", "none");
    assertThat(english(reader, grid(bari, id)))
        .contains("Evidence that it exists", "Hand in the review", "0 words, from 5 to 120");
    assertThat(english(reader, "/it/desk/reviews")).contains("To judge", "Is reading");
    reviews.judge(
        bari, reviews.findAsked(bari, request(bari, id)).orElseThrow(), TestGrids.grid(Map.of()));
    assertThat(english(reader, grid(bari, id))).contains("You have handed in the review");
  }

  private String english(Visitor visitor, String path) {
    HttpResponse<String> answer = visitor.get(path.replaceFirst("/it/", "/en/"));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private void judge(Person person, PracticeId id) {
    Visitor reader = as(person);
    assertThat(reader.get("/it/desk/reviews").body()).contains("Da valutare");
    String grid = grid(person, id);
    reader.get(grid);
    reader.post(grid + "/declare", "interest", "none");
    assertThat(location(reader.post(grid, full()))).contains("done=judged");
    assertThat(reader.get(grid).body()).contains("Hai consegnato la valutazione");
  }

  private static String[] full() {
    List<String> pairs =
        new ArrayList<>(List.of("whole", "yes", "advice", "Dite anche quanto costa"));
    for (Criterion criterion : Criterion.values()) {
      pairs.addAll(List.of(criterion.code(), "yes"));
      if (criterion.group() != Criterion.Group.EXCLUSION) {
        pairs.addAll(List.of(criterion.code() + "-reason", "Manca un anno di dati ma regge"));
      }
    }
    return pairs.toArray(String[]::new);
  }

  private Person somebody(String name, Role role, String city) {
    return TestPeople.active(context, name, new Grant(role, new Scope.City(city)));
  }

  private Visitor as(Person person) {
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }

  private PracticeId begun(String title) {
    PracticeId id = TestPractices.submitted(context, author, title);
    assertThat(reviews.begin(editor, id, 2, Set.of(bari.id(), napoli.id()))).isTrue();
    return id;
  }

  private java.util.UUID request(Person person, PracticeId id) {
    return reviews.findOpen(id).orElseThrow().requestOf(person).orElseThrow().id();
  }

  /// The page of what somebody was asked last.
  private String grid(Person person, PracticeId id) {
    return "/it" + GridPages.path(request(person, id));
  }

  private static String desk(PracticeId id) {
    return "/it/desk/practices/" + id.shortForm();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("none, " + answer.statusCode());
  }
}
