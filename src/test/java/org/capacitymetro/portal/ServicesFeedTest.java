package org.capacitymetro.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ServicesFeedTest extends RunningApplication {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  @Autowired Directory directory;
  @Autowired ServiceSearch search;

  @BeforeEach
  void write() {
    TestServices.write(directory, search);
  }

  @Test
  void givesWhatTheFiltersFindAsWellFormedAtom() throws Exception {
    HttpResponse<String> answer = get("/en/services.atom?q=quadrifoglio&city=torino");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/atom+xml"));
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    Document feed = parse(answer.body());
    assertThat(feed.getDocumentElement().getNamespaceURI()).isEqualTo(ATOM);
    assertThat(texts(feed, "title"))
        .contains(
            "Changes: “quadrifoglio” in Turin",
            "Sportello <legale> quadrifoglio",
            "Casa rifugio quadrifoglio");
    assertThat(texts(feed, "summary")).containsOnly("For those in need.");
    assertThat(texts(feed, "id"))
        .hasSize(4)
        .doesNotHaveDuplicates()
        .filteredOn(id -> id.startsWith("urn:uuid:"))
        .hasSize(3);
    assertThat(texts(feed, "updated")).hasSize(4).allSatisfy(Instant::parse);
    assertThat(links(feed, "self"))
        .containsExactly(address("/en/services.atom?q=quadrifoglio&city=torino").toString());
    assertThat(links(feed, "alternate"))
        .hasSize(4)
        .contains(address("/en/services?q=quadrifoglio&city=torino").toString());
    assertThat(answer.body()).doesNotContain("Via dei Fiori");
  }

  @Test
  void thePageAnEntryLeadsToIsThere() throws Exception {
    Document feed = parse(get("/it/services.atom?q=quadrifoglio").body());

    for (String link : links(feed, "alternate")) {
      assertThat(get(link.substring(address("").toString().length())).statusCode())
          .as(link)
          .isEqualTo(200);
    }
  }

  @Test
  void isNotSentAgainWhenNothingChanged() throws Exception {
    String path = "/it/services.atom?q=quadrifoglio&sector=legal-aid-desk";
    String tag = get(path).headers().firstValue("ETag").orElseThrow();

    assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesInWordsWhatItCannotRead() throws Exception {
    HttpResponse<String> unknown = get("/it/services.atom?quartiere=x&sector=nope");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body())
        .contains("quartiere: parametro sconosciuto", "sector: «nope» non è tra i valori ammessi");
    assertThat(get("/en/services.atom?sort=name").body())
        .contains("sort")
        .doesNotContain("offset,");
    assertThat(get("/xx/services.atom").statusCode()).isEqualTo(404);
  }

  @Test
  void aBodyHasAFeedOfItsServices() throws Exception {
    Document services = parse(get("/it/services.atom?q=quadrifoglio").body());
    String page =
        get(links(services, "alternate").getLast().replaceFirst("^http://[^/]+", "")).body();
    Matcher body =
        Pattern.compile("/it(/organizations/[a-z0-9-]+quadrifoglio-[^\"]+)").matcher(page);
    assertThat(body.find()).isTrue();

    assertThat(get("/it" + body.group(1)).body())
        .contains("/it" + body.group(1) + ".atom", "/it/follow?organization=");
    Document feed = parse(get("/en" + body.group(1) + ".atom").body());

    assertThat(texts(feed, "title"))
        .contains("Changes: Associazione Quadrifoglio", "Corso di italiano quadrifoglio")
        .hasSize(4);
    assertThat(get("/it/organizations/none-x.atom").statusCode()).isEqualTo(404);
  }

  @Test
  void anEmptyFeedIsAFeedToo() throws Exception {
    Document feed = parse(get("/it/services.atom?q=zzzzqqqq").body());

    assertThat(feed.getElementsByTagNameNS(ATOM, "entry").getLength()).isZero();
    assertThat(texts(feed, "updated")).containsExactly("1970-01-01T00:00:00Z");
  }

  @Test
  void theResultsPageSaysWhereTheFeedIs() throws Exception {
    String page = get("/it/services?q=quadrifoglio&sort=name&offset=1").body();

    assertThat(page)
        .contains("<link rel=\"alternate\" type=\"application/atom+xml\"")
        .contains("href=\"/it/services.atom?q=quadrifoglio\"")
        .contains("Segui i cambiamenti");
  }

  @Test
  void escapesAndLeavesOutWhatXmlCannotHold() throws Exception {
    String hostile = "]]><x>\u0001\uFFFE & \"quotes\" \uD83D\uDE00 </feed>";
    AtomFeed feed =
        new AtomFeed(
            hostile,
            "name",
            "it",
            "https://example.org/?a=1&b=<2>",
            "https://example.org/",
            List.of(
                new AtomFeed.Entry(
                    "urn:uuid:0",
                    hostile,
                    hostile,
                    "https://example.org/\"",
                    Instant.parse("2026-11-24T10:00:00.123Z"),
                    List.of(new AtomFeed.Category("x", hostile)))));

    Document read = parse(new String(feed.bytes(), StandardCharsets.UTF_8));

    assertThat(texts(read, "title")).containsOnly("]]><x> & \"quotes\" \uD83D\uDE00 </feed>");
    assertThat(texts(read, "updated")).containsOnly("2026-11-24T10:00:00Z");
    assertThat(links(read, "self")).containsExactly("https://example.org/?a=1&b=<2>");
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> texts(Document feed, String name) {
    return elements(feed, name).stream().map(Element::getTextContent).toList();
  }

  private static List<String> links(Document feed, String relation) {
    return elements(feed, "link").stream()
        .filter(link -> link.getAttribute("rel").equals(relation))
        .map(link -> link.getAttribute("href"))
        .toList();
  }

  private static List<Element> elements(Document feed, String name) {
    NodeList found = feed.getElementsByTagNameNS(ATOM, name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
