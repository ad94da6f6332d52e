package org.capacitymetro.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.assessment.TestGrids;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.files.FileUser;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.practices.Authors;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.PeerReading;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.PracticeKind;
import org.capacitymetro.practices.PracticeState;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.practices.SheetVersions;
import org.capacitymetro.practices.TestSheets;
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
import org.springframework.web.util.HtmlUtils;

class DeskPracticePagesTest extends RunningApplication {
  @Autowired ApplicationContext context;
  @Autowired Authors authors;
  @Autowired PeerReading reading;
  @Autowired SheetVersions versions;
  @Autowired Practices practices;
  @Autowired Directory directory;
  @Autowired List<FileUser> fileUsers;
  @Autowired Outbox outbox;

  private Person author;
  private Person editor;
  private PublicService service;

  @BeforeEach
  void people() {
    author =
        TestPeople.active(
            context, "Autrice Verdi", new Grant(Role.MODERATOR, new Scope.City("torino")));
    editor =
        TestPeople.active(
            context, "Editore Neri", new Grant(Role.EDITOR, new Scope.City("torino")));
    service = directory.newest("torino", 1).getFirst();
  }

  @Test
  void aDraftIsSeenByItsAuthorsAndTheEditorsOfItsCityOnly() {
    PracticeId id = draft();
    Person stranger =
        TestPeople.active(context, "Estranea", new Grant(Role.EDITOR, new Scope.City("bari")));

    assertThat(as(author).get(desk(id)).statusCode()).isEqualTo(200);
    assertThat(as(editor).get(desk(id)).statusCode()).isEqualTo(200);
    assertThat(as(stranger).get(desk(id)).statusCode()).isEqualTo(404);
    assertThat(as(stranger).get(desk(id) + "/preview").statusCode()).isEqualTo(404);
    Visitor intruder = as(stranger);
    intruder.get("/it/desk/practices/new");
    assertThat(intruder.post(desk(id), "whole", "yes").statusCode()).isEqualTo(404);
    assertThat(new Visitor(this::address).get(publicPath(id)).statusCode()).isEqualTo(404);
    assertThat(new Visitor(this::address).get(desk(id)).statusCode()).isEqualTo(303);
  }

  @Test
  void writtenSubmittedPublishedAndSeenOnTheServicesPage() {
    Visitor writer = as(author);
    PracticeId id = draft();
    save(writer, id, whole("Cortile delle felci"), 1);
    assertThat(stored(id).version()).isEqualTo(2);
    assertThat(step(writer, id, "publish")).contains("done=late");
    assertThat(step(writer, id, "submit")).contains("done=taken");
    assertThat(outbox.listTo(MailAddress.find(editor.mail()).orElseThrow())).hasSize(1);
    assertThat(writer.post(desk(id), sent(whole("Altro"), 2)).statusCode()).isEqualTo(403);

    assertThat(step(as(editor), id, "publish")).contains("done=late");
    judged(id);

    HttpResponse<String> page = new Visitor(this::address).get(publicPath(id));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(HtmlUtils.htmlUnescape(page.body()))
        .as("the name of whichever service is the newest may hold signs of HTML")
        .contains(
            "Cortile delle felci", service.details().name().in("it"), "-30%", "felci@example.org")
        .doesNotContain("Autrice Verdi", "style=");
    assertThat(new Visitor(this::address).get(servicePath()).body())
        .contains("Buone pratiche nate qui", "Cortile delle felci");
    assertThat(practices.byService()).containsKey(service.id());
    HttpResponse<String> json = new Visitor(this::address).get(publicPath(id) + ".json");
    assertThat(json.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(json.body()).contains("\"kind\":\"good\"", "Cortile delle felci");
    assertThat(outbox.listTo(MailAddress.find(author.mail()).orElseThrow())).isNotEmpty();
  }

  @Test
  void whatIsNotCompleteIsNotHandedIn() {
    Visitor writer = as(author);
    PracticeId id = draft();
    assertThat(step(writer, id, "submit")).contains("done=unready");
    assertThat(writer.get(desk(id)).body()).contains("Prima di consegnarla manca ancora");
    assertThat(stored(id).state()).isEqualTo(PracticeState.DRAFT);
  }

  @Test
  void sendingBackNeedsAReasonWhichTheAuthorsGet() {
    PracticeId id = submitted("Da rimandare");
    Visitor reader = as(editor);
    assertThat(step(reader, id, "send-back")).contains("done=no-reason");
    reader.get(desk(id));
    HttpResponse<String> answer =
        reader.post(
            desk(id) + "/steps", "step", "send-back", "version", "2", "reason", "Manca la fonte");
    assertThat(location(answer)).contains("done=taken");
    assertThat(
            outbox.listTo(MailAddress.find(author.mail()).orElseThrow()).getFirst().mail().text())
        .contains("Manca la fonte");
  }

  @Test
  void aTextOfTwoHundredPagesIsRefusedInWordsAndNotLost() {
    Visitor writer = as(author);
    PracticeId id = draft();
    String pages = TestSheets.words(100_000);
    writer.get(desk(id));
    HttpResponse<String> answer =
        writer.post(desk(id), "title", "Lungo", "steps", pages, "version", "1", "whole", "yes");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("al massimo 800 parole, ne hai scritte 100.000", pages);
    assertThat(
            writer
                .post(desk(id), "title", "Lungo", "steps", pages, "whole", "yes", "do", "keep")
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void picturesAndAttachmentsAreTakenServedAndFound() throws IOException {
    Visitor writer = as(author);
    PracticeId id = draft();
    save(writer, id, whole("Con allegati"), 1);
    byte[] photo = photograph();

    writer.get(desk(id));
    assertThat(writer.upload(desk(id), "new-picture", "foto.jpg", photo, form(2, "picture")).body())
        .contains("scrivilo per chi non vede", "Con allegati");
    HttpResponse<String> taken =
        writer.upload(
            desk(id), "new-picture", "foto.jpg", photo, form(2, "picture", "new-alt", "Un banco"));
    assertThat(taken.statusCode()).isEqualTo(303);
    String page = writer.get(desk(id)).body();
    Matcher picture = Pattern.compile("name=\"pictures.0.hash\" value=\"(\\w+)\"").matcher(page);
    assertThat(picture.find()).isTrue();
    assertThat(page).contains("Un banco");

    String word = "salice" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    HttpResponse<String> both =
        writer.upload(
            desk(id),
            "new-file",
            "modulo.txt",
            ("Modulo di " + word).getBytes(StandardCharsets.UTF_8),
            form(2, "file", "pictures.0.hash", picture.group(1), "pictures.0.alt", "Un banco"));
    assertThat(both.statusCode()).isEqualTo(303);
    Matcher file =
        Pattern.compile("name=\"attachments.0.hash\" value=\"(\\w+)\"")
            .matcher(writer.get(desk(id)).body());
    assertThat(file.find()).isTrue();
    writer.post(
        desk(id),
        sent(
            whole("Con allegati"),
            2,
            "pictures.0.hash",
            picture.group(1),
            "pictures.0.alt",
            "Un banco",
            "attachments.0.hash",
            file.group(1),
            "attachments.0.name",
            "modulo.txt"));

    String address = "/it/practices/files/" + id.shortForm() + "/" + picture.group(1) + ".jpg";
    assertThat(new Visitor(this::address).get(address).statusCode()).isEqualTo(404);
    step(writer, id, "submit");
    judged(id);
    HttpResponse<String> served = new Visitor(this::address).get(address);
    assertThat(served.statusCode()).isEqualTo(200);
    assertThat(served.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(served.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox");
    assertThat(
            new Visitor(this::address)
                .get("/it/practices/files/" + id.shortForm() + "/" + file.group(1) + ".txt")
                .headers()
                .firstValue("Content-Disposition")
                .orElseThrow())
        .startsWith("attachment");
    assertThat(new Visitor(this::address).get("/it/practices?q=" + word).body())
        .contains("1 scheda");
    assertThat(fileUsers.stream().flatMap(user -> user.filesInUse().stream()))
        .contains(picture.group(1), file.group(1));
  }

  @Test
  void badFilesAreRefusedInWordsAndNothingTypedIsLost() {
    Visitor writer = as(author);
    PracticeId id = draft();
    writer.get(desk(id));
    byte[] svg = "<svg xmlns='x'><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8);
    for (Map.Entry<String, byte[]> bad :
        Map.of("disegno.svg", svg, "foto.png", svg, "enorme.jpg", new byte[50 << 20]).entrySet()) {
      HttpResponse<String> answer =
          writer.upload(
              desk(id),
              "new-picture",
              bad.getKey(),
              bad.getValue(),
              form(1, "picture", "new-alt", "Resta qui"));
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body())
          .contains(
              "Resta qui",
              bad.getKey().startsWith("enorme") ? "troppo grande" : "è un disegno SVG");
    }
  }

  private static String[] form(int version, String action, String... more) {
    List<String> pairs =
        new ArrayList<>(
            List.of(
                "title",
                "Con allegati",
                "version",
                Integer.toString(version),
                "whole",
                "yes",
                "do",
                action));
    pairs.addAll(List.of(more));
    return pairs.toArray(String[]::new);
  }

  private static byte[] photograph() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB), "jpg", out);
    return out.toByteArray();
  }

  @Test
  void aFormThatWasCutOffOnTheWaySavesNothing() {
    Visitor writer = as(author);
    PracticeId id = draft();
    writer.get(desk(id));
    assertThat(writer.post(desk(id), "title", "Mezzo", "version", "1").statusCode()).isEqualTo(400);
    assertThat(stored(id).version()).isEqualTo(1);
  }

  @Test
  void whatWasTypedIsKeptUntilItIsSavedOrThrownAway() {
    Visitor writer = as(author);
    PracticeId id = draft();
    writer.get(desk(id));
    assertThat(writer.post(desk(id), sent(whole("Titolo tenuto"), 1, "do", "keep")).statusCode())
        .isEqualTo(204);
    assertThat(as(author).get(desk(id)).body()).contains("Titolo tenuto", "non ancora salvato");
    assertThat(as(editor).get(desk(id)).body()).doesNotContain("Titolo tenuto");
    writer.post(desk(id), "whole", "yes", "do", "discard");
    assertThat(writer.get(desk(id)).body()).doesNotContain("Titolo tenuto");
  }

  @Test
  void twoAuthorsAtOnceLoseNothing() {
    Visitor one = as(author);
    Visitor two = as(editor);
    PracticeId id = draft();
    Sheet base = whole("Insieme");
    save(one, id, base, 1);

    save(one, id, TestSheets.with(base, Passage.FACTORS, "Fattori della prima"), 2);
    two.get(desk(id));
    HttpResponse<String> merged =
        two.post(desk(id), sent(TestSheets.with(base, Passage.STEPS, "Passi del secondo"), 2));
    assertThat(location(merged)).contains("done=merged");
    Sheet both = stored(id).sheet();
    assertThat(both.text(Passage.FACTORS).in("it")).isEqualTo("Fattori della prima");
    assertThat(both.text(Passage.STEPS).in("it")).isEqualTo("Passi del secondo");

    HttpResponse<String> dispute =
        one.post(desk(id), sent(TestSheets.with(base, Passage.STEPS, "Passi della prima"), 2));
    assertThat(dispute.statusCode()).isEqualTo(409);
    assertThat(dispute.body())
        .contains("Passi del secondo", "Passi della prima", "take.texts.STEPS");
    HttpResponse<String> settled =
        one.post(
            desk(id),
            sent(
                TestSheets.with(base, Passage.STEPS, "Passi della prima"),
                2,
                "shown",
                "4",
                "take.texts.STEPS",
                "mine"));
    assertThat(settled.statusCode()).isEqualTo(303);
    Sheet last = stored(id).sheet();
    assertThat(last.text(Passage.STEPS).in("it")).isEqualTo("Passi della prima");
    assertThat(last.text(Passage.FACTORS).in("it")).isEqualTo("Fattori della prima");
  }

  @Test
  void everyVersionIsShownWithItsDifferencesAndCanComeBack() {
    Visitor writer = as(author);
    PracticeId id = draft();
    Sheet first = whole("Versioni");
    save(writer, id, first, 1);
    save(writer, id, TestSheets.with(first, Passage.STEPS, "Passi <nuovi>"), 2);

    String page = writer.get(desk(id) + "/versions").body();
    assertThat(page)
        .contains("Autrice Verdi", "Testo di steps felce.", "Passi &lt;nuovi&gt;", "Come si fa")
        .doesNotContain("Passi <nuovi>");
    assertThat(writer.post(desk(id) + "/versions/2/restore").statusCode()).isEqualTo(303);
    Practice restored = stored(id);
    assertThat(restored.version()).isEqualTo(4);
    assertThat(restored.sheet()).isEqualTo(versions.find(id, 2).orElseThrow());
  }

  @Test
  void changesOfAPublishedSheetWaitUntilTheyArePublished() {
    PracticeId id = published("Pubblica una volta");
    Visitor writer = as(author);
    save(writer, id, whole("Pubblica due volte"), 2);
    assertThat(new Visitor(this::address).get(publicPath(id)).body())
        .contains("Pubblica una volta");
    assertThat(as(editor).get("/it/desk/practices?show=review").body())
        .contains("Pubblica due volte");
    assertThat(step(as(editor), id, "publish")).contains("done=taken");
    assertThat(practices.find(id).orElseThrow().sheet().title().in("it"))
        .isEqualTo("Pubblica due volte");
  }

  @Test
  void aMicroPracticeBecomesAFullSheetAndKeepsItsHistory() {
    Visitor writer = as(author);
    PracticeId id = authors.create(author, PracticeKind.MICRO, "Cartello", "torino");
    save(writer, id, TestSheets.whole(PracticeKind.MICRO, "Cartello delle lingue"), 1);
    step(writer, id, "submit");
    step(as(editor), id, "publish");
    writer.get(desk(id));
    writer.post(desk(id) + "/promote");

    Practice promoted = stored(id);
    assertThat(promoted.sheet().kind()).isEqualTo(PracticeKind.GOOD);
    assertThat(promoted.version()).isEqualTo(3);
    assertThat(versions.list(id)).hasSize(3);
    assertThat(practices.find(id).orElseThrow().sheet().kind()).isEqualTo(PracticeKind.MICRO);
    assertThat(writer.get(desk(id)).body()).contains("Portarla altrove");
  }

  @Test
  void aCoAuthorIsInvitedByMailAndTheLastOneStays() {
    Visitor writer = as(author);
    PracticeId id = draft();
    Person other =
        TestPeople.active(
            context, "Coautore Blu", new Grant(Role.VERIFIER, new Scope.City("bari")));
    writer.get(desk(id));
    assertThat(location(writer.post(desk(id) + "/authors", "who", "nessuno@example.org")))
        .contains("done=nobody");
    assertThat(location(writer.post(desk(id) + "/authors", "who", other.mail())))
        .contains("done=invited");
    assertThat(as(other).get(desk(id)).statusCode()).isEqualTo(200);
    assertThat(outbox.listTo(MailAddress.find(other.mail()).orElseThrow())).hasSize(1);
    assertThat(location(writer.post(desk(id) + "/authors", "leave", other.id().shortForm())))
        .contains("done=left");
    assertThat(location(writer.post(desk(id) + "/authors", "leave", author.id().shortForm())))
        .contains("done=late");
  }

  private Visitor as(Person person) {
    return new Visitor(this::address).signIn(person.mail(), TestPeople.PASSWORD);
  }

  private Practice stored(PracticeId id) {
    return authors.find(editor, id).orElseThrow();
  }

  private PracticeId draft() {
    return authors.create(author, PracticeKind.GOOD, "Bozza di prova", "torino");
  }

  private Sheet whole(String title) {
    return TestSheets.whole(PracticeKind.GOOD, title, service.id().value());
  }

  private PracticeId submitted(String title) {
    PracticeId id = draft();
    Visitor writer = as(author);
    save(writer, id, whole(title), 1);
    step(writer, id, "submit");
    return id;
  }

  private PracticeId published(String title) {
    PracticeId id = submitted(title);
    judged(id);
    return id;
  }

  /// As the review of peers publishes it.
  private void judged(PracticeId id) {
    int version = stored(id).version();
    assertThat(reading.publish(editor, id, version, TestGrids.assessment(version))).isTrue();
  }

  private void save(Visitor writer, PracticeId id, Sheet sheet, int version) {
    writer.get(desk(id));
    HttpResponse<String> answer = writer.post(desk(id), sent(sheet, version));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  private String step(Visitor person, PracticeId id, String step) {
    person.get(desk(id));
    return location(
        person.post(
            desk(id) + "/steps", "step", step, "version", Integer.toString(stored(id).version())));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("none, " + answer.statusCode());
  }

  private static String desk(PracticeId id) {
    return "/it/desk/practices/" + id.shortForm();
  }

  private String publicPath(PracticeId id) {
    return "/it"
        + Optional.ofNullable(practices.find(id).orElse(null))
            .map(published -> published.path("it"))
            .orElse("/practices/bozza-di-prova-" + id.shortForm());
  }

  private String servicePath() {
    return "/it/services/"
        + org.capacitymetro.text.Slug.of(service.details().name().in("it"))
        + "-"
        + service.id().shortForm();
  }

  /// What the form of a sheet sends.
  private static String[] sent(Sheet sheet, int version, String... more) {
    List<String> pairs = new ArrayList<>();
    SheetForm.of(sheet)
        .values()
        .forEach(
            (name, values) ->
                values.forEach(
                    value -> {
                      pairs.add(name);
                      pairs.add(value);
                    }));
    pairs.addAll(List.of("version", Integer.toString(version), "whole", "yes"));
    pairs.addAll(List.of(more));
    return pairs.toArray(String[]::new);
  }
}
