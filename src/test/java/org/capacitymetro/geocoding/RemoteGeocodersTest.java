package org.capacitymetro.geocoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located.Precision;
import org.capacitymetro.platform.UsageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteGeocodersTest {
  private static final String PHOTON =
      """
      {"features":[
       {"geometry":{"coordinates":[9.0,45.0]},"properties":{"type":"house","street":"Via Roma","housenumber":"12","city":"Altrove","countrycode":"IT"}},
       {"geometry":{"coordinates":[7.68,45.07]},"properties":{"type":"house","street":"Via Roma","housenumber":"12","city":"Torino","countrycode":"IT"}},
       {"geometry":{"coordinates":[7.69,45.08]},"properties":{"type":"street","name":"Via Romagnosi","city":"Torino","countrycode":"IT"}}]}
      """;
  private static final String NOMINATIM =
      """
      [{"lat":"45.07","lon":"7.68","addresstype":"road","display_name":"Via Roma, Torino","licence":"Data © OpenStreetMap contributors, ODbL 1.0",
        "address":{"road":"Via Roma","city":"Torino"}},
       {"lat":"45.00","lon":"7.60","addresstype":"city","display_name":"Torino","licence":"Data © OpenStreetMap contributors, ODbL 1.0",
        "address":{"city":"Torino"}}]
      """;
  private static final Query QUERY = new Query("Via Roma 12", "Torino", "", "TO");

  @TempDir private Path folder;
  private final List<Long> asked = new CopyOnWriteArrayList<>();
  private final List<String> agents = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile int status = 200;
  private volatile String answer = "{}";
  private final HttpServer server;

  RemoteGeocodersTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(System.nanoTime());
          agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Retry-After", "30");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private RemoteService service(double perSecond) {
    return new RemoteService(
        new RemoteService.Settings(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            perSecond,
            Duration.ofSeconds(5),
            "CapaCityMetro test"),
        new AnswerCache(folder, Duration.ofDays(1), 100, Clock.systemUTC()));
  }

  @Test
  void photonsHouseInTheRightComuneIsTakenWithItsAttribution() {
    answer = PHOTON;

    Located found =
        new PhotonClient(service(100), "© OpenStreetMap contributors").find(QUERY).orElseThrow();

    assertThat(found.precision()).isEqualTo(Precision.HOUSE);
    assertThat(found.point()).isEqualTo(new Point(45.07, 7.68));
    assertThat(found.source()).isEqualTo("Photon, © OpenStreetMap contributors");
    assertThat(agents).containsExactly("CapaCityMetro test");
  }

  @Test
  void nominatimsRoadIsAStreetWithItsLicence() {
    answer = NOMINATIM;

    Located found = new NominatimClient(service(100), "none").find(QUERY).orElseThrow();

    assertThat(found.precision()).isEqualTo(Precision.STREET);
    assertThat(found.source()).isEqualTo("Nominatim, Data © OpenStreetMap contributors, ODbL 1.0");
  }

  @Test
  void noQuestionIsAskedTwiceNotEvenAfterARestart() {
    answer = PHOTON;
    new PhotonClient(service(100), "").find(QUERY);
    new PhotonClient(service(100), "").find(QUERY);

    assertThat(asked).hasSize(1);
  }

  @Test
  void allThreadsTogetherKeepTheRate() throws Exception {
    answer = PHOTON;
    Geocoder photon = new PhotonClient(service(5), "");
    List<java.util.concurrent.Callable<Object>> questions =
        java.util.stream.IntStream.range(1, 7)
            .<java.util.concurrent.Callable<Object>>mapToObj(
                number -> () -> photon.find(new Query("Via Roma " + number, "Torino", "", "TO")))
            .toList();
    threads.invokeAll(questions);

    assertThat(asked).hasSize(6);
    long took = asked.getLast() - asked.getFirst();
    assertThat(Duration.ofNanos(took)).isGreaterThan(Duration.ofMillis(450));
  }

  @Test
  void aServiceThatWantsRestGetsItAndTheQuestionStaysOutOfTheMessage() {
    status = 429;
    Geocoder photon = new PhotonClient(service(100), "");

    assertThatThrownBy(() -> photon.find(QUERY))
        .isInstanceOf(GeocodingException.class)
        .hasMessage("127.0.0.1 answered 429");
    assertThatThrownBy(() -> photon.find(QUERY)).hasMessageContaining("left alone");
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatIsNoAnswerIsNoPoint() {
    for (String text : List.of("<html>", "{\"features\":[]}", "[]", "{\"features\":3}")) {
      answer = text;
      Geocoder photon = new PhotonClient(service(100), "");
      Query query = new Query("Via " + text.length(), "Torino", "", "");
      if (text.startsWith("<")) {
        assertThatThrownBy(() -> photon.find(query)).isInstanceOf(GeocodingException.class);
      } else {
        assertThat(photon.find(query)).isEmpty();
      }
    }
  }

  @Test
  void theChainAsksTheServiceOnlyForWhatTheIndexDoesNotKnowAndOutlivesItsFailure() {
    answer = PHOTON;
    Geocoder photon = new PhotonClient(service(100), "");
    AddressIndex nothing = AddressIndex.in(folder.resolve("none"));

    assertThat(new GeocoderChain(nothing, List.of()).isReady()).isFalse();
    assertThat(new GeocoderChain(nothing, List.of()).find(QUERY)).isEmpty();
    assertThat(asked).isEmpty();
    assertThat(new GeocoderChain(nothing, List.of(photon)).find(QUERY)).isPresent();

    status = 500;
    Query other = new Query("Via Po 3", "Torino", "", "TO");
    assertThat(new GeocoderChain(nothing, List.of(photon)).find(other)).isEmpty();
  }

  @Test
  void refusesAnAddressThatIsNone() {
    assertThatThrownBy(
            () ->
                new RemoteService.Settings(
                    URI.create("ftp://example.org"), 1, Duration.ofSeconds(1), "x"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("http(s)://HOST");
  }

  @Test
  void theCacheKeepsToItsBound() {
    Ticking clock = new Ticking();
    AnswerCache cache = new AnswerCache(folder.resolve("c"), Duration.ofDays(1), 10, clock);
    for (int i = 0; i < 40; i++) {
      clock.seconds = i;
      cache.put(URI.create("http://example.org/" + i), "{}");
    }

    assertThat(folder.resolve("c").toFile().list()).hasSizeLessThanOrEqualTo(20);
    assertThat(cache.find(URI.create("http://example.org/39"))).contains("{}");
  }

  private static final class Ticking extends Clock {
    long seconds;

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(1_700_000_000 + seconds);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
