package org.capacitymetro.offline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A new version of the site on a device that keeps a city. Playwright cannot answer for the script
/// of a service worker, so a proxy stands between browser and application and names the version.
class BrowserShellUpdateTest extends RunningApplication {
  private static final String FAVOURITES =
      "[{\"kind\":\"service\",\"id\":\"a\",\"href\":\"/it/services/x-a\",\"title\":\"Porta\",\"note\":\"Suonare\",\"phone\":\"\",\"where\":\"\"}]";
  private static final String WAITING =
      "[{\"id\":\"1\",\"action\":\"/it/desk/services/a\",\"fields\":[],\"person\":\"another\",\"about\":\"\",\"doing\":\"\",\"text\":\"\",\"draft\":false,\"written\":1}]";
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "connection",
          "content-length",
          "host",
          "transfer-encoding",
          "upgrade",
          "expect",
          "accept-encoding");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer proxy;
  private volatile String version = "one";
  private volatile boolean shellIsBroken;

  @BeforeEach
  void start() throws IOException {
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    proxy.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    proxy.createContext("/", this::passOn);
    proxy.start();
  }

  @AfterEach
  void stop() {
    proxy.stop(0);
    client.close();
  }

  private void passOn(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(address(exchange.getRequestURI().toString()))
              .method(
                  exchange.getRequestMethod(),
                  HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                  values.forEach(value -> request.header(name, value));
                }
              });
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      byte[] body = answer.body();
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/sw.js")) {
        body =
            new String(body, UTF_8)
                .replaceFirst("\"version\": \"[0-9a-f]+\"", "\"version\": \"" + version + "\"")
                .getBytes(UTF_8);
      }
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!name.startsWith(":")
                    && !NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      int status = shellIsBroken && path.endsWith("/shell.json") ? 500 : answer.statusCode();
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void open(Page page, String path) {
    page.navigate("http://localhost:" + proxy.getAddress().getPort() + path);
  }

  private Page withCity(BrowserContext context) {
    Page page = context.newPage();
    open(page, "/it/app");
    page.locator("[data-city=torino] [data-action=keep]").click();
    page.locator("main .app-said").waitFor();
    page.evaluate(
        "([favourites, waiting]) => { localStorage.favourites = favourites; localStorage.waiting = waiting; }",
        List.of(FAVOURITES, WAITING));
    assertThat(shells(page)).isEqualTo("shell-one");
    return page;
  }

  private static String shells(Page page) {
    return String.valueOf(
        page.evaluate(
            "async () => (await caches.keys()).filter(name => name.startsWith('shell-')).join()"));
  }

  private static Object kept(Page page) {
    return page.evaluate(
        "async () => (await (await caches.open('kept')).keys()).map(request => request.url).sort().join()");
  }

  private static void lookForUpdate(Page page) {
    page.evaluate(
        "async () => (await navigator.serviceWorker.getRegistration('/')).update().catch(() => undefined)");
  }

  private void opensWithoutANetwork(BrowserContext context, Page page) {
    context.setOffline(true);
    open(page, "/it/services");
    page.locator(".app-banner").waitFor();
    page.locator("#cards, .empty").first().waitFor();
    assertThat(page.evaluate("getComputedStyle(document.querySelector('.app-banner')).display"))
        .as("with its style")
        .isNotEqualTo("inline");
    open(page, "/it/favourites");
    assertThat(page.locator(".favourite textarea").inputValue()).isEqualTo("Suonare");
    assertThat(page.evaluate("localStorage.waiting")).isEqualTo(WAITING);
    context.setOffline(false);
  }

  @Test
  void aNewShellTakesThePlaceOfTheOldOneAndWhatIsKeptStays() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = withCity(context);
      Object before = kept(page);
      assertThat(String.valueOf(before)).contains("torino");

      version = "two";
      lookForUpdate(page);
      page.waitForCondition(() -> shells(page).equals("shell-two"));

      assertThat(kept(page)).isEqualTo(before);
      opensWithoutANetwork(context, page);
    }
  }

  @Test
  void aNewShellThatDoesNotComeWholeLeavesTheOldOneInItsPlace() {
    try (BrowserContext context = Browser.open(360, 740)) {
      Page page = withCity(context);

      version = "two";
      shellIsBroken = true;
      lookForUpdate(page);
      page.waitForCondition(
          () ->
              Boolean.TRUE.equals(
                  page.evaluate(
                      "async () => { const kept = await navigator.serviceWorker.getRegistration('/'); return !kept.installing && !kept.waiting; }")));

      assertThat(shells(page)).contains("shell-one");
      opensWithoutANetwork(context, page);
      shellIsBroken = false;
      lookForUpdate(page);
      page.waitForCondition(() -> shells(page).equals("shell-two"));
      opensWithoutANetwork(context, page);
    }
  }
}
