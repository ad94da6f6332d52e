package org.capacitymetro.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;

/// What pages and their headers say about languages.
class LanguagePagesTest extends RunningApplication {
  static final List<Language> LANGUAGES = Language.all();
  private static final Pattern ALTERNATE =
      Pattern.compile("<link rel=\"alternate\" hreflang=\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();

  @Autowired Directory directory;
  @Autowired ServiceSearch search;

  @BeforeEach
  void write() {
    TestServices.write(directory, search);
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyLanguageHasItsPages(Language language) throws Exception {
    for (String path : List.of("/", "/services", "/cities/bari", "/privacy", "/guides")) {
      HttpResponse<String> answer = get("/" + language.code() + path);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Language")).contains(language.tag());
      assertThat(answer.body())
          .contains(
              "<html lang=\"" + language.tag() + "\" dir=\"" + language.direction() + "\">",
              language.ownName());
      assertThat(ALTERNATE.matcher(answer.body()).results().map(found -> found.group(1)))
          .containsAll(LANGUAGES.stream().map(Language::tag).toList());
    }
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void onlyLanguagesNobodyCheckedAskTheirReaders(Language language) throws Exception {
    String asked = Messages.in(language).get("footer.translation");

    assertThat(get("/" + language.code() + "/help").body().contains(asked))
        .isEqualTo(!List.of("it", "en").contains(language.code()));
  }

  @Test
  void aTextComesInTheFirstLanguageTheReaderHasAndSaysWhich() throws Exception {
    String path = "/ar" + Addresses.of(course(), "ar");

    assertThat(get(path).body())
        .contains("<p lang=\"en\" dir=\"ltr\">For those in need.</p>")
        .contains("<span>" + textIn("ar", "الإنجليزية") + "</span>");
    HttpResponse<String> italian = get(path, "Accept-Language", "ar, it-IT;q=0.8, en;q=0.5");
    assertThat(italian.headers().firstValue("Vary").orElseThrow())
        .containsIgnoringCase("Accept-Language");
    assertThat(italian.body())
        .contains("<p lang=\"it\" dir=\"ltr\">Per chi ha bisogno.</p>")
        .contains("<span>" + textIn("ar", "الإيطالية") + "</span>");
  }

  @Test
  void wordsInThePagesOwnLanguageSayNothing() throws Exception {
    assertThat(get("/it" + Addresses.of(course(), "it")).body())
        .contains("<p>Per chi ha bisogno.</p>")
        .doesNotContain("class=\"text-in\"");
  }

  @Test
  void theAddressOfAServiceDoesNotDependOnTheBrowser() throws Exception {
    String path = "/ar" + Addresses.of(course(), "ar");

    assertThat(get(path, "Accept-Language", "it").statusCode()).isEqualTo(200);
    assertThat(get(path, "Accept-Language", "ja").statusCode()).isEqualTo(200);
  }

  @Test
  void theChosenLanguageComesBeforeThatOfTheBrowser() throws Exception {
    assertThat(location("/", "Accept-Language", "fr")).isEqualTo("/fr/");
    assertThat(location("/", "Accept-Language", "zh-TW, fr")).isEqualTo("/zh/");
    assertThat(location("/", "Accept-Language", "fr", "Cookie", "language=ti")).isEqualTo("/ti/");
    assertThat(location("/", "Accept-Language", "fr", "Cookie", "language=tlh")).isEqualTo("/fr/");
  }

  @Test
  void choosingSetsACookieAndLeavesTheRestOfTheAddress() throws Exception {
    HttpResponse<String> chosen = get("/ur/services?q=a%26b&remember-language&city=bari");

    assertThat(chosen.statusCode()).isEqualTo(303);
    assertThat(chosen.headers().firstValue("Location")).contains("/ur/services?q=a%26b&city=bari");
    assertThat(chosen.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("language=ur; Path=/; Max-Age=31536000")
        .contains("HttpOnly", "SameSite=Lax");
    assertThat(get("/ur/?remember-language").headers().firstValue("Location")).contains("/ur/");
    assertThat(get("/ur/services").headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(get("/tlh/services?remember-language").statusCode()).isEqualTo(404);
    assertThat(get("//evil.example/ur?remember-language").statusCode()).isNotEqualTo(303);
  }

  @Test
  void theApiTakesAllLanguagesAndNamesThem() throws Exception {
    for (Language language : LANGUAGES) {
      assertThat(get("/api/v1/services?limit=1&lang=" + language.code()).statusCode())
          .isEqualTo(200);
    }
    assertThat(get("/api/v1/services?lang=tlh").body())
        .contains(LANGUAGES.stream().map(Language::code).toList());
  }

  private static String textIn(String page, String language) {
    return Messages.in(Language.find(page).orElseThrow())
        .get("paper.text-in", "language", language);
  }

  private PublicService course() {
    return search
        .search(ServiceQuery.ALL.withText("italiano " + TestServices.WORD))
        .hits()
        .getFirst()
        .service();
  }

  private String location(String path, String... headers) throws Exception {
    return get(path, headers).headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
