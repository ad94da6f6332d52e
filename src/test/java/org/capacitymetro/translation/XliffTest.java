package org.capacitymetro.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Pages;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.MadeUp;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Translation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;

class XliffTest extends RunningApplication {
  private static final List<String> WORDS =
      List.of(
          "\"Virgolette\" 'semplici' «caporali» & <tag> ]]>",
          "Emoji 👩🏽‍🦽 🇮🇹 fine",
          "مرحبا \u200F(12) بكم\u061C",
          "Riga uno\nRiga due\n\n  rientrata\t\ttab",
          "Segnaposto {nome} %s ${x} {{y}} <b>",
          "Con a capo\r\ndi Windows",
          "Carattere \u0001 che XML non ha, e \uFFFE",
          "ไทย ქართული ትግርኛ 中文 é e\u0301",
          "  ");

  @Autowired ApplicationContext context;
  @Autowired Records records;
  @Autowired Texts texts;
  @Autowired TextStore store;
  @Autowired Xliff xliff;
  @Autowired Pages pages;

  @Test
  void aRoundLosesNothing() throws Exception {
    XliffWriter writer = new XliffWriter("it", "ar");
    writer.beginFile("service");
    writer.beginGroup("r1", "Un \"titolo\" <strano> & \n altro");
    for (int i = 0; i < WORDS.size(); i++) {
      writer.unit(
          unit("documents." + i, WORDS.get(i), WORDS.get((i + 1) % (WORDS.size() - 1)), i),
          "Che cosa portare",
          List.of("permesso di soggiorno = تصريح الإقامة"));
    }
    writer.endGroup();
    writer.endFile();
    String file = writer.end();

    XliffReader.File read = XliffReader.read(file.getBytes(StandardCharsets.UTF_8));

    assertThat(read.problems()).isEmpty();
    assertThat(read.from()).isEqualTo("it");
    assertThat(read.into()).isEqualTo("ar");
    for (int i = 0; i < WORDS.size(); i++) {
      assertThat(read.units().get(i))
          .isEqualTo(
              unit("documents." + i, WORDS.get(i), WORDS.get((i + 1) % (WORDS.size() - 1)), i));
    }
    okapiReads(file, WORDS.size());
  }

  /// An implementation that is not ours finds nothing wrong.
  private static void okapiReads(String file, int units) {
    int found = 0;
    try (XLIFFReader reader = new XLIFFReader(XLIFFReader.VALIDATION_MAXIMAL)) {
      reader.open(file);
      while (reader.hasNext()) {
        found += reader.next().isUnit() ? 1 : 0;
      }
    }
    assertThat(found).isEqualTo(units);
  }

  private static XliffUnit unit(String field, String source, String target, int state) {
    return new XliffUnit(
        "service",
        "r1",
        field,
        source,
        target,
        XliffUnit.State.values()[state % 4],
        LocalizedText.hash(target));
  }

  @Test
  void partsThatAProgramCutAreOneTextAgain() throws Exception {
    XliffReader.File file =
        read(
            """
            <unit id="r.name"><segment state="reviewed"><source>Uno.</source><target>One.</target>
            </segment><ignorable><source> </source></ignorable><segment state="translated"><source>
            <mrk id="m1" type="term">Due</mrk>.</source><target>Two.</target></segment></unit>
            """
                .replace("\n", ""));
    assertThat(file.units())
        .containsExactly(
            new XliffUnit(
                "service",
                "r",
                "name",
                "Uno. Due.",
                "One. Two.",
                XliffUnit.State.TRANSLATED,
                null));
  }

  @Test
  void whatIsWrongWithAUnitIsSaidAndTheOthersAreRead() throws Exception {
    XliffReader.File file =
        read(
            "<unit id=\"r.a\"><segment><source>A<ph id=\"1\"/></source></segment></unit>"
                + "<unit id=\"nodot\"><segment><source>B</source></segment></unit>"
                + "<unit id=\"r.c\"><segment state=\"done\"><source>C</source></segment></unit>"
                + "<unit id=\"r.d\"><segment><source>D</source></segment></unit>"
                + "<unit id=\"r.d\"><segment><source>D</source></segment></unit>");
    assertThat(file.units()).extracting(XliffUnit::field).containsExactly("d");
    assertThat(file.problems())
        .containsExactly("r.a: ph", "nodot: id", "r.c: state done", "r.d: id");
  }

  @Test
  void hostileFilesAreRefused() {
    refused("doctype", "<!DOCTYPE xliff [<!ENTITY a \"b\">]><xliff version=\"2.1\"/>");
    refused(
        "doctype",
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>");
    refused("doctype", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>");
    refused("version", "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"/>");
    refused("version", "<html/>");
    refused("xml", "PK\u0003\u0004");
    refused("xml", "<xliff");
    refused(
        "languages",
        "<xliff version=\"2.1\" srcLang=\"it\" xmlns=\"" + XliffWriter.NAMESPACE + "\"/>");
    refused(
        "large",
        "<xliff version=\"2.1\" srcLang=\"it\" trgLang=\"en\" xmlns=\""
            + XliffWriter.NAMESPACE
            + "\">"
            + "<a>".repeat(100));
    assertThatThrownBy(() -> XliffReader.read(new byte[50 << 20]))
        .isInstanceOf(XliffReader.Refused.class);
  }

  private static void refused(String code, String file) {
    assertThatThrownBy(() -> XliffReader.read(file.getBytes(StandardCharsets.UTF_8)))
        .as(file)
        .isInstanceOfSatisfying(
            XliffReader.Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static XliffReader.File read(String units) throws XliffReader.Refused {
    return XliffReader.read(
        ("<xliff version=\"2.1\" srcLang=\"it\" trgLang=\"en\" xmlns=\""
                + XliffWriter.NAMESPACE
                + "\"><file id=\"service\">"
                + units
                + "</file></xliff>")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFileGoesToAnAgencyAndComesBackWithoutWritingOverNewerWords() {
    String word = MadeUp.word("gelso");
    ServiceId taken = TestTexts.service(records, "Sportello " + word, "Testo uno " + word + ".");
    ServiceId changed = TestTexts.service(records, "Ufficio " + word, "Testo due " + word + ".");
    ServiceId newer = TestTexts.service(records, "Scuola " + word, "Testo tre " + word + ".");
    Visitor desk =
        new Visitor(this::address)
            .signIn(
                TestPeople.active(
                        context,
                        "Traduttrice Gialla",
                        new Grant(Role.TRANSLATOR, new Scope.City("torino")))
                    .mail(),
                TestPeople.PASSWORD);
    String query = "?into=en&city=torino&kind=service&state=missing";
    assertThat(desk.get("/it/desk/translations/xliff" + query).body()).contains("XLIFF");
    HttpResponse<String> export = desk.get("/it/desk/translations/xliff/file" + query);
    assertThat(export.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/xliff+xml");
    String file = export.body();
    for (String which : List.of("uno", "due", "tre")) {
      String source = "<source>Testo " + which + " " + word + ".</source>";
      assertThat(file).contains(source);
      file =
          file.replace(
              "<segment state=\"initial\">\n" + source,
              "<segment state=\"reviewed\">\n"
                  + source
                  + "<target>Text "
                  + which
                  + " &amp; more</target>");
    }
    okapiReads(file, file.split("<unit ").length - 1);
    TestTexts.rewrite(records, changed, "Testo due, nuovo.");
    texts.write(
        "person:test",
        "test",
        List.of(
            new Translation(
                "service",
                newer.value().toString(),
                "description",
                "en",
                "By hand",
                LocalizedText.State.HUMAN,
                "person:test",
                description(newer).sourceHash(),
                "")));

    desk.get("/it/desk/translations/xliff" + query);
    HttpResponse<String> read =
        desk.upload(
            "/it/desk/translations/xliff",
            "file",
            "agenzia.xlf",
            file.getBytes(StandardCharsets.UTF_8));
    assertThat(read.statusCode()).isEqualTo(303);
    String report = read.headers().firstValue("Location").orElseThrow();
    String page = desk.get(report).body();
    assertThat(page).contains("Scrivi una traduzione", "Testo due " + word, "Testo tre " + word);
    assertThat(description(taken).texts()).as("not yet").doesNotContainKey("en");

    assertThat(desk.post(report + "/apply").statusCode()).isEqualTo(303);

    LocalizedText.Entry entry = Objects.requireNonNull(description(taken).texts().get("en"));
    assertThat(entry.text()).isEqualTo("Text uno & more");
    assertThat(entry.state()).isEqualTo(LocalizedText.State.CHECKED);
    assertThat(description(changed).texts()).doesNotContainKey("en");
    assertThat(description(newer).in("en")).isEqualTo("By hand");
    assertThat(desk.get(report).body()).contains("Una traduzione scritta");
    assertThat(records.history(taken).getFirst().reason()).isEqualTo("Traduzione: agenzia.xlf");
  }

  @Test
  void everyKindGoesOutAndComesBackWithAllItsTexts() throws Exception {
    texts.follow();
    for (String kind : texts.kinds()) {
      Wanted wanted = new Wanted("sq", null, kind, null, true, List.of());
      for (Standing standing : Standing.values()) {
        Wanted asked = new Wanted("sq", null, kind, standing, true, List.of());
        long all = store.count(asked.from("it")).getOrDefault(standing, 0L);
        String file = xliff.export(asked, "it", target("sq"), page());
        XliffReader.File read = XliffReader.read(file.getBytes(StandardCharsets.UTF_8));
        assertThat(read.problems()).isEmpty();
        assertThat(read.units()).as(kind + " " + standing).hasSize((int) all);
        read.units()
            .forEach(
                unit -> {
                  LocalizedText text =
                      texts.find(kind, unit.record()).orElseThrow().texts().get(unit.field());
                  assertThat(unit.source()).isEqualTo(Objects.requireNonNull(text).in("it"));
                  assertThat(unit.target())
                      .isEqualTo(text.texts().containsKey("sq") ? text.in("sq") : "");
                });
      }
      assertThat(store.count(wanted)).as(kind).isNotEmpty();
    }
    List<XliffUnit> units =
        texts.kinds().stream()
            .flatMap(kind -> first(kind, "it", "sq"))
            .map(unit -> translated(unit, "Përkthim " + unit.field()))
            .toList();
    assertThat(units).extracting(XliffUnit::kind).containsAll(texts.kinds());
    Xliff.Report report = xliff.report(units, "sq", record -> true, "xliff:test");
    assertThat(texts.write("person:test", "test", report.translations())).isEmpty();
    assertThat(report.translations()).hasSize(units.size());
    for (XliffUnit unit : units) {
      assertThat(
              Objects.requireNonNull(
                      texts
                          .find(unit.kind(), unit.record())
                          .orElseThrow()
                          .texts()
                          .get(unit.field()))
                  .in("sq"))
          .isEqualTo(unit.target());
    }
  }

  @Test
  void idsThatAProgramMadeUpAreUnknown() {
    List<XliffUnit> units =
        texts.kinds().stream()
            .flatMap(kind -> Stream.of(kind, kind + "-x").map(each -> strange(each, "r1 è strano")))
            .toList();
    assertThat(xliff.report(units, "en", record -> true, "xliff:test").fates())
        .containsExactly(Map.entry(Xliff.Fate.UNKNOWN, units));
    for (String kind : texts.kinds()) {
      Translation lost =
          new Translation(
              kind, "r1", "name", "en", "Words", LocalizedText.State.HUMAN, "x", "y", "");
      assertThat(texts.write("person:test", "test", List.of(lost))).as(kind).containsExactly(lost);
    }
  }

  private static XliffUnit strange(String kind, String record) {
    return new XliffUnit(kind, record, "name", "Parole", "Words", XliffUnit.State.TRANSLATED, null);
  }

  @Test
  void aTextWrittenInEnglishGoesIntoAFileOfItsOwn() {
    String word = MadeUp.word("holly");
    ServiceId id = TestTexts.service(records, "Sportello " + word, "In italiano.");
    TestTexts.rewrite(records, id, LocalizedText.of("en", "Help for " + word + "."));
    texts.follow();

    assertThat(xliff.export(torino("fr"), "it", target("fr"), page()))
        .contains("Sportello " + word)
        .doesNotContain("Help for " + word);
    assertThat(xliff.export(torino("fr"), "en", target("fr"), page()))
        .contains("srcLang=\"en\"", "Help for " + word)
        .doesNotContain("Sportello " + word + "</source>");
    XliffUnit unit =
        first("service", "en", "fr")
            .filter(each -> each.source().contains(word))
            .findFirst()
            .orElseThrow();
    Xliff.Report report =
        xliff.report(
            List.of(translated(unit, "Aide pour " + word)), "fr", record -> true, "xliff:test");
    assertThat(texts.write("person:test", "test", report.translations())).isEmpty();
    assertThat(description(id).in("fr")).isEqualTo("Aide pour " + word);
    assertThat(description(id).in("it")).isEqualTo("Help for " + word + ".");

    Visitor desk =
        new Visitor(this::address)
            .signIn(
                TestPeople.active(
                        context,
                        "Traduttore Verde",
                        new Grant(Role.TRANSLATOR, new Scope.City("torino")))
                    .mail(),
                TestPeople.PASSWORD);
    assertThat(desk.get("/it/desk/translations/xliff?into=fr").body())
        .contains("value=\"it\" selected", "value=\"en\"");
    assertThat(desk.get("/it/desk/translations/xliff/file?into=es&source=en&city=torino").body())
        .contains("srcLang=\"en\"", "Help for " + word);
    assertThat(desk.get("/it/desk/translations/xliff/file?into=es&source=xx").statusCode())
        .isEqualTo(404);
    assertThat(desk.get("/it/desk/translations/xliff/file?into=it&source=it").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aTextWrittenInEnglishComesBackInItalian() {
    String word = MadeUp.word("laurel");
    ServiceId id = TestTexts.service(records, "Sportello " + word, "In italiano.");
    TestTexts.rewrite(records, id, LocalizedText.of("en", "Help for " + word + "."));
    Visitor desk =
        new Visitor(this::address)
            .signIn(
                TestPeople.active(
                        context,
                        "Traduttrice Bianca",
                        new Grant(Role.TRANSLATOR, new Scope.City("torino")))
                    .mail(),
                TestPeople.PASSWORD);
    String form = "/it/desk/translations/xliff";
    assertThat(desk.get(form + "?into=it").body())
        .contains("value=\"en\"")
        .doesNotContain("value=\"it\" selected");
    String file = desk.get(form + "/file?into=it&source=en&city=torino").body();
    String source = "<source>Help for " + word + ".</source>";
    assertThat(file)
        .contains("srcLang=\"en\"", "trgLang=\"it\"", source)
        .doesNotContain("<source>Sportello " + word);
    okapiReads(file, file.split("<unit ").length - 1);

    String report =
        desk.upload(
                form,
                "file",
                "agenzia.xlf",
                file.replace(source, source + "<target>Aiuto per " + word + ".</target>")
                    .getBytes(StandardCharsets.UTF_8))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    desk.get(report);
    assertThat(desk.post(report + "/apply").statusCode()).isEqualTo(303);

    assertThat(description(id).source()).isEqualTo("en");
    assertThat(description(id).in("it")).isEqualTo("Aiuto per " + word + ".");

    XliffUnit italian =
        new XliffUnit(
            "service",
            id.value().toString(),
            "name",
            "Sportello " + word,
            "Altro",
            XliffUnit.State.TRANSLATED,
            null);
    assertThat(xliff.report(List.of(italian), "it", record -> true, "xliff:test").fates())
        .as("an Italian text into Italian")
        .containsOnlyKeys(Xliff.Fate.CHANGED);
  }

  private static Wanted torino(String into) {
    return new Wanted(into, "torino", "service", Standing.MISSING, true, List.of());
  }

  /// The texts of the first twenty records of a kind, with what stands there.
  private Stream<XliffUnit> first(String kind, String from, String into) {
    return Stream.of(Standing.MISSING, Standing.MACHINE, Standing.HUMAN)
        .flatMap(
            standing ->
                store
                    .list(new Wanted(into, null, kind, standing, true, List.of()).from(from), 0, 20)
                    .stream())
        .flatMap(line -> texts.find(kind, line.record()).stream())
        .distinct()
        .flatMap(
            record ->
                record.texts().entrySet().stream()
                    .filter(text -> text.getValue().source().equals(from))
                    .map(
                        text -> {
                          LocalizedText.Entry there = text.getValue().texts().get(into);
                          return new XliffUnit(
                              kind,
                              record.id(),
                              text.getKey(),
                              text.getValue().in(from),
                              "",
                              XliffUnit.State.INITIAL,
                              LocalizedText.hash(there == null ? "" : there.text()));
                        }));
  }

  private static XliffUnit translated(XliffUnit unit, String words) {
    return new XliffUnit(
        unit.kind(),
        unit.record(),
        unit.field(),
        unit.source(),
        words,
        XliffUnit.State.TRANSLATED,
        unit.seen());
  }

  private Page page() {
    return pages.of(new MockHttpServletRequest("GET", "/it/desk"), Language.ITALIAN, "/it/desk");
  }

  private static Language target(String code) {
    return Language.find(code).orElseThrow();
  }

  private LocalizedText description(ServiceId id) {
    return records.find(id).orElseThrow().draft().details().description();
  }
}
