package org.capacitymetro.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Packs as a client gets them from the running application.
class PackApiTest extends RunningApplication {
  private static final Directory.ChangeSetInfo EDITOR =
      new Directory.ChangeSetInfo("person:0199", "test");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();

  @Autowired Records records;
  @Autowired Packs packs;
  @Autowired JdbcClient jdbc;

  @Test
  void aCityIsListedSignedAndFetched() throws Exception {
    HttpResponse<String> answer = text("/packs/napoli/it");
    JsonNode signed = JSON.readTree(answer.body());
    String manifest = signed.get("manifest").asString();
    JsonNode said = JSON.readTree(manifest);

    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=60");
    assertThat(
            text(
                    "/packs/napoli/it",
                    "If-None-Match",
                    answer.headers().firstValue("ETag").orElseThrow())
                .statusCode())
        .isEqualTo(304);
    String key = JSON.readTree(text("/packs/key").body()).get("key").asString();
    assertThat(PackKeysTest.verifies(key, manifest, signed.get("signature").asString())).isTrue();

    String hash = said.get("hash").asString();
    HttpResponse<byte[]> lines = bytes("/packs/napoli/it/" + hash);
    assertThat(PackContents.sha256(lines.body())).isEqualTo(hash);
    assertThat(lines.body()).hasSize(said.get("bytes").asInt());
    assertThat(lines.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    HttpResponse<byte[]> packed = bytes("/packs/napoli/it/" + hash, "Accept-Encoding", "gzip, br");
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("br");
    assertThat(packed.body()).hasSize(said.get("transfer").asInt());
    assertThat(text("/packs").body()).contains("\"napoli\"", hash);
    assertThat(new String(lines.body(), StandardCharsets.UTF_8))
        .startsWith("{\"k\":\"city\",\"code\":\"napoli\"")
        .contains("\"k\":\"emergency:general\"", "\"k\":\"practice:", "\"k\":\"term:sector:");
  }

  @Test
  void whatIsNotThereIsToldWithWhatIs() throws Exception {
    assertThat(text("/packs/roma/it"))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(404);
              assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                  .startsWith("application/problem+json");
              assertThat(answer.body()).contains("\"roma\\\"", "torino");
            });
    assertThat(text("/packs/bari/tlh").body()).contains("\"language\"", "\"it\"", "\"en\"");
    String hash = packs.newest(pack("bari")).hash();
    assertThat(text("/packs/bari/it/" + "0".repeat(64)).statusCode()).isEqualTo(404);
    assertThat(text("/packs/bari/it/" + hash + "/from/" + "0".repeat(64)))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(404);
              assertThat(answer.body()).contains("take the whole pack");
            });
  }

  @Test
  void aServiceThatBecomesReservedLosesItsPlaceInThePackAndInEveryOldOne() throws Exception {
    ServiceId id = records.create(EDITOR, draft(Precision.EXACT));
    String exact = renewed("venezia", "Calle delle Ginestre 9");
    assertThat(line("venezia", id)).contains("45.43", "\"postcode\":\"30199\"", "Ginestre");

    records.write(EDITOR, id, records.find(id).orElseThrow().revision(), draft(Precision.HIDDEN));
    String hidden = renewed("venezia", "\"Casa Ginestra\"");

    assertThat(line("venezia", id)).doesNotContain("Ginestre", "45.43", "30199", "\"lat\"");
    assertThat(text("/packs/venezia/it/" + exact).statusCode()).isEqualTo(404);
    assertThat(text("/packs/venezia/it/" + exact + "/from/" + hidden).statusCode()).isEqualTo(404);
    HttpResponse<String> delta = text("/packs/venezia/it/" + hidden + "/from/" + exact);
    assertThat(delta.statusCode()).isEqualTo(200);
    assertThat(delta.body()).contains("Casa Ginestra").doesNotContain("Ginestre", "45.43");
    assertThat(stored("Calle delle Ginestre")).isZero();

    records.close(EDITOR, id, LocalDate.of(2026, 11, 1), LocalizedText.EMPTY);
    String closed = renewed("venezia", null);
    assertThat(
            JSON.readTree(text("/packs/venezia/it/" + closed + "/from/" + hidden).body())
                .get("gone")
                .toString())
        .contains("service:" + id.shortForm());
  }

  private static ServiceDraft draft(Precision precision) {
    return new ServiceDraft(
        new SourceRef("packs-test", "ginestra"),
        null,
        ServiceDetails.of(LocalizedText.of("it", "Casa Ginestra"), List.of("women-shelter")),
        new LocationDraft(
            new Address("Calle delle Ginestre 9", "30199", "Venezia", "VE"),
            new Point(45.4321, 12.3321),
            "027042",
            "venezia",
            precision,
            LocalizedText.EMPTY,
            List.of()));
  }

  private static PackId pack(String city) {
    return new PackId(city, org.capacitymetro.pages.Language.ITALIAN);
  }

  /// Keeps the packs up until the newest has these words, or another hash where they are null.
  private String renewed(String city, @Nullable String words) throws Exception {
    String before = packs.newest(pack(city)).hash();
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < end) {
      packs.keepUp();
      String hash = packs.newest(pack(city)).hash();
      if (words == null
          ? !hash.equals(before)
          : text("/packs/" + city + "/it/" + hash).body().contains(words)
              && (stored("Calle delle Ginestre") == 0) != words.contains("Calle")) {
        return hash;
      }
    }
    throw new AssertionError("the pack of " + city + " was not renewed");
  }

  private int stored(String words) {
    return jdbc.sql("select count(*) from pack_line where line like '%' || :words || '%'")
        .param("words", words)
        .query(Integer.class)
        .single();
  }

  private String line(String city, ServiceId id) throws Exception {
    return text("/packs/" + city + "/it/" + packs.newest(pack(city)).hash())
        .body()
        .lines()
        .filter(line -> line.contains("\"k\":\"service:" + id.shortForm() + "\""))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> text(String path, String... headers)
      throws IOException, InterruptedException {
    return http.send(request(path, headers), BodyHandlers.ofString());
  }

  private HttpResponse<byte[]> bytes(String path, String... headers)
      throws IOException, InterruptedException {
    return http.send(request(path, headers), BodyHandlers.ofByteArray());
  }

  private HttpRequest request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }
}
