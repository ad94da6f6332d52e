package org.capacitymetro.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PagesTest extends RunningApplication {
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();

  @Autowired Directory directory;
  @Autowired ServiceSearch search;

  @BeforeEach
  void write() {
    TestServices.write(directory, search);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/it/", "/en/", "/it/services", "/en/services?q=quadrifoglio",
            "/it/services?q=zzzqqq&city=bari",
        "/it/cities/torino", "/en/cities/bari", "/it/help", "/en/about", "/it/emergency",
        "/en/privacy", "/it/accessibility"
      })
  void everyPageIsWellFramed(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    String html = answer.body();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(html).contains("<html lang=\"" + path.substring(1, 3) + "\" dir=\"ltr\">");
    assertThat(count(html, "<h1[ >]")).isEqualTo(1);
    assertThat(count(html, "<main[ >]")).isEqualTo(1);
    assertThat(html).contains("<header", "<footer", "rel=\"canonical\"");
    assertThat(html).doesNotContain(" style=\"", "<style", " onclick=", "javascript:");
    assertThat(matches(html, "<script(?![^>]* src=)[^>]*>"))
        .allMatch(tag -> tag.contains("application/ld+json"));
    assertThat(matches(html, " id=\"[^\"]+\"")).doesNotHaveDuplicates();
    for (String field : matches(html, "<input(?![^>]*type=\"hidden\")[^>]* id=\"[^\"]+\"")) {
      assertThat(html).contains("for=\"" + field.replaceAll(".* id=\"([^\"]+)\"", "$1") + "\"");
    }
  }

  @Test
  void theRootSendsReadersToTheLanguageTheyPrefer() throws Exception {
    assertThat(location("/", "Accept-Language", "en-GB,en;q=0.9")).isEqualTo("/en/");
    assertThat(location("/", "Accept-Language", "ja")).isEqualTo("/it/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/xx/services", "/it/nothing", "/it/services/x-2", "/en/cities/roma"})
  void whatDoesNotExistGetsAPageThatSaysSo(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<h1>");
  }

  @Test
  void theServicePageSaysEverythingKnownAndNamesWhatIsNot() throws Exception {
    String html = get(url("Corso di italiano quadrifoglio")).body();

    assertThat(html)
        .contains("Via dei Fiori 7", "tel:+390110000000", "arabo, francese", "Un documento")
        .contains("Non indicato: chiama prima", "Non ancora verificato", "Aperto 24 ore su 24")
        .contains("application/ld+json", "geo:45.0781,7.6843");
  }

  @Test
  void aReservedPlaceIsNeverShown() throws Exception {
    String html = get(url("Casa rifugio quadrifoglio")).body();

    assertThat(html)
        .contains("Indirizzo riservato: chiama.")
        .doesNotContain("Via dei Fiori", "45.0781", "geo:");
  }

  @Test
  void namesAreWrittenAsTextEvenInTheDataForMachines() throws Exception {
    assertThat(get(url("Sportello <legale> quadrifoglio")).body())
        .contains("Sportello &lt;legale> quadrifoglio", "Sportello \\u003clegale>")
        .doesNotContain("<legale>");
  }

  @Test
  void aSearchThatNothingAnswersOffersTheSectorsPeopleNeedFirst() throws Exception {
    assertThat(get("/it/services?q=zzzqqq").body())
        .contains("Nessun servizio", "Oppure scegli un tema", "/it/services?sector=permits")
        .doesNotContain("Temi vicini");
  }

  @Test
  void aPriceIsWrittenOnce() throws Exception {
    assertThat(Access.CostOption.of(new BigDecimal("2.50")).saysOnlyTheAmount()).isTrue();
    assertThat(
            new Access.CostOption(LocalizedText.of("it", "2,50 euro al mese"), BigDecimal.TEN)
                .saysOnlyTheAmount())
        .isFalse();
    assertThat(get(url("Sportello <legale> quadrifoglio")).body())
        .contains("<strong>Gratis</strong>")
        .doesNotContain("Gratuito");
  }

  /// Nobody types the name of a topic as it stands in a list.
  @Test
  void examplesOfSearchesAreAsAPersonWouldTypeThem() throws Exception {
    List<String> examples =
        matches(get("/it/").body(), "(?<=<a href=\"/it/services\\?q=[^\"]{1,99}\">)[^<]+(?=</a>)");

    assertThat(examples)
        .isNotEmpty()
        .allSatisfy(words -> assertThat(words.split(" ")).hasSizeLessThanOrEqualTo(3))
        .noneMatch(words -> words.contains(" e ") || words.contains("/"));
  }

  @Test
  void anOldNameInTheAddressLeadsToTheNewOne() throws Exception {
    String url = url("Corso di italiano quadrifoglio");
    String id = url.substring(url.lastIndexOf('-'));

    HttpResponse<String> answer = get("/it/services/altro-nome" + id);

    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location")).hasValue(url);
  }

  @Test
  void anUnchangedPageIsNotSentTwice() throws Exception {
    String tag = get("/it/help").headers().firstValue("ETag").orElseThrow();

    assertThat(get("/it/help", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get("/it/help", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
        .hasValue("gzip");
  }

  @Test
  void theReportPageNamesTheBodyOfTheService() throws Exception {
    assertThat(get(url("Corso di italiano quadrifoglio") + "/report").body())
        .contains("mailto:info@quadrifoglio.example.org");
  }

  @Test
  void aWrongParameterIsNamedAtItsFieldAndTheRestStillCounts() throws Exception {
    String html = get("/it/services?q=quadrifoglio&city=roma&bbox=1,2").body();

    assertThat(html)
        .contains("href=\"#city\"", "bbox: «1,2»")
        .contains("Corso di italiano quadrifoglio");
  }

  @Test
  void aFragmentHoldsTheFiltersAndTheListOnly() throws Exception {
    assertThat(get("/it/services?q=quadrifoglio&fragment=list").body())
        .contains("id=\"filters\"", "id=\"list\"")
        .doesNotContain("<html", "<header");
  }

  @Test
  void theInterfaceGivesAServiceWithEverythingAClientNeeds() throws Exception {
    JsonNode answer = json.readTree(get("/api/v1/services?q=italiano+quadrifoglio&lang=en").body());
    JsonNode item = answer.path("items").path(0);

    assertThat(item.propertyNames())
        .containsExactly(
            "id",
            "url",
            "name",
            "summary",
            "sectors",
            "targets",
            "languages",
            "lat",
            "lon",
            "precision",
            "geocoded",
            "address",
            "city",
            "areas",
            "open",
            "access",
            "free",
            "verified",
            "age",
            "availability",
            "organization",
            "distance",
            "matched",
            "demonstration",
            "source");
    assertThat(item.path("summary").asString()).isEqualTo("For those in need.");
    assertThat(item.path("lat").asDouble()).isEqualTo(45.0781);
    assertThat(item.path("open").path("state").asString()).isEqualTo("open");
    assertThat(answer.path("facets").path("sector").path(0).propertyNames())
        .containsExactly("value", "label", "count");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour=red", "city=roma", "sector=nothing", "bbox=1,2,3", "bbox=9,9,1,1", "near=200,3",
        "radius=100", "limit=201", "offset=-1", "sort=best", "open_at=tomorrow", "lang=xx",
        "access=maybe", "language=1", "verified=yes", "availability=maybe"
      })
  void theInterfaceRefusesWhatItDoesNotUnderstand(String query) throws Exception {
    HttpResponse<String> answer = get("/api/v1/services?" + query);
    JsonNode problem = json.readTree(answer.body());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(problem.path("parameter").asString()).isEqualTo(query.replaceAll("=.*", ""));
    assertThat(problem.path("detail").asString()).contains(query.replaceAll("=.*", ""));
  }

  @Test
  void theInterfaceNamesTheAgesAndPlacesThatCanBeAskedFor() throws Exception {
    assertThat(json.readTree(get("/api/v1/services?verified=yes").body()).path("allowed"))
        .extracting(JsonNode::asString)
        .containsExactly("fresh", "aging", "old", "never");
    assertThat(json.readTree(get("/api/v1/services?availability=full").body()).path("allowed"))
        .extracting(JsonNode::asString)
        .containsExactly("free", "waiting", "closed");
    JsonNode never =
        json.readTree(get("/api/v1/services?q=quadrifoglio&verified=never&lang=en").body());
    assertThat(never.path("items")).isNotEmpty();
    assertThat(never.path("items"))
        .allSatisfy(item -> assertThat(item.path("age").asString()).isEqualTo("never"));
    assertThat(never.path("facets").path("verified"))
        .anySatisfy(
            count -> assertThat(count.path("label").asString()).isEqualTo("Never verified"));
  }

  @Test
  void theResultsSayHowOldWhatIsKnownIsAndOfferToNarrowByIt() throws Exception {
    assertThat(get("/it/services?q=quadrifoglio").body())
        .contains("badge-age-never", "Non ancora verificato: telefona prima")
        .contains("name=\"verified\" value=\"fresh\"", "name=\"availability\" value=\"free\"");
    assertThat(get("/it/services?q=quadrifoglio&verified=fresh").body())
        .contains("Verificati di recente");
  }

  private String url(String name) throws Exception {
    JsonNode items = json.readTree(get("/api/v1/services?q=quadrifoglio").body()).path("items");
    return items
        .valueStream()
        .filter(item -> item.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("url")
        .asString();
  }

  private String location(String path, String... headers) throws Exception {
    return get(path, headers).headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static long count(String html, String pattern) {
    return Pattern.compile(pattern).matcher(html).results().count();
  }

  private static List<String> matches(String html, String pattern) {
    return Pattern.compile(pattern).matcher(html).results().map(MatchResult::group).toList();
  }
}
