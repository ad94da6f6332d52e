package org.capacitymetro.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.TestDirectory;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.platform.PublicHosts;
import org.capacitymetro.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCheckTest {
  private static final LinkSettings ON =
      new LinkSettings(true, Duration.ofMillis(50), Duration.ofMillis(500));

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Long> times = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aSiteThatAnswersIsThereAlsoBehindARedirectOrWithoutHead() {
    assertThat(probe().problem(at("/good"))).isEmpty();
    assertThat(probe().problem(at("/moved"))).isEmpty();
    assertThat(probe().problem(at("/no-head"))).isEmpty();
    assertThat(probe().problem(at("/members"))).isEmpty();
    assertThat(asked)
        .containsExactly(
            "HEAD /good",
            "HEAD /moved",
            "HEAD /good",
            "HEAD /no-head",
            "GET /no-head",
            "HEAD /members");
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    assertThat(probe().problem(at("/gone"))).contains("404");
    assertThat(probe().problem(at("/loop"))).contains("loop");
    assertThat(probe().problem(at("/slow"))).contains("timeout");
    assertThat(probe().problem(URI.create("ftp://example.org/"))).contains("refused");
    URI address = at("/good");
    server.stop(0);
    assertThat(probe().problem(address)).contains("refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "2002:7f00:1::",
        "2001:0:1::",
        "2001:db8::1",
        "64:ff9b::7f00:1",
        "::ffff:127.0.0.1"
      })
  void addressesThatAreNotPublicAreNeverConnectedTo(String address) throws UnknownHostException {
    assertThat(PublicHosts.isPublic(InetAddress.getByName(address))).isFalse();
    assertThatThrownBy(() -> PublicHosts.resolve(address)).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void addressesOfTheWebArePublic() throws UnknownHostException {
    for (String address : List.of("1.1.1.1", "93.184.216.34", "2606:4700::1", "2a00:1450::1")) {
      assertThat(PublicHosts.isPublic(InetAddress.getByName(address))).as(address).isTrue();
    }
  }

  @Test
  void aRedirectIntoTheOwnNetworkIsNotFollowed() {
    LinkProbe guarded =
        new LinkProbe(
            ON,
            host ->
                host.equals("public.example")
                    ? InetAddress.getLoopbackAddress()
                    : PublicHosts.resolve(host));
    URI start = URI.create("http://public.example:" + server.getAddress().getPort() + "/inside");

    assertThat(guarded.problem(start)).contains("dns");
    assertThat(asked).containsExactly("HEAD /inside");
  }

  @Test
  void everyWebsiteIsAskedOnceWithAPauseAndBrokenAfterTwoNights() throws Exception {
    TestDatabase database = TestDatabase.fresh();
    Records records = TestDirectory.records(database.dataSource());
    TestBodies.Body body = TestBodies.body(records, "Ente", 0);
    ServiceId broken =
        TestBodies.service(
            records, body.id(), "Uno", Funding.NONE, List.of(at("/gone").toString()));
    TestBodies.service(
        records,
        body.id(),
        "Due",
        Funding.NONE,
        List.of(at("/good").toString(), at("/members").toString()));
    WebsiteStore store = new WebsiteStore(database.jdbc());
    LinkCheck check =
        new LinkCheck(
            ON,
            new LinkProbe(ON, host -> InetAddress.getLoopbackAddress()),
            store,
            TestDirectory.over(database.dataSource()),
            Clock.systemUTC());

    assertThat(check.run()).isEqualTo(3);
    assertThat(store.broken(10)).as("one night is nothing").isEmpty();
    assertThat(asked).hasSize(4);
    for (int i = 2; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 2)).isGreaterThan(40_000_000L);
    }
    check.run();
    assertThat(store.broken(10))
        .extracting(WebsiteStore.Broken::service, WebsiteStore.Broken::problem)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(broken, "404"));
  }

  @Test
  void theCheckerIsOffUnlessSwitchedOn() throws Exception {
    TestDatabase database = TestDatabase.fresh();
    LinkSettings off = new LinkSettings(false, Duration.ZERO, Duration.ofSeconds(1));
    assertThat(
            new LinkCheck(
                    off,
                    new WebsiteStore(database.jdbc()),
                    TestDirectory.over(database.dataSource()),
                    Clock.systemUTC())
                .run())
        .isZero();
  }

  private LinkProbe probe() {
    return new LinkProbe(ON, host -> InetAddress.getLoopbackAddress());
  }

  private URI at(String path) {
    return URI.create("http://sito.example.org:" + server.getAddress().getPort() + path);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    times.add(System.nanoTime());
    int status =
        switch (path) {
          case "/good" -> 200;
          case "/moved", "/loop", "/inside" -> 301;
          case "/members" -> 403;
          case "/no-head" -> exchange.getRequestMethod().equals("HEAD") ? 405 : 200;
          default -> 404;
        };
    if (path.equals("/slow")) {
      return;
    }
    if (status == 301) {
      exchange
          .getResponseHeaders()
          .set(
              "Location",
              switch (path) {
                case "/moved" -> "/good";
                case "/inside" -> "http://127.0.0.1:" + server.getAddress().getPort() + "/good";
                default -> "/loop";
              });
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
