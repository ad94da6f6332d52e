package org.capacitymetro.geocoding;

import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.capacitymetro.platform.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a geocoding service on the web for JSON: not faster than its operator allows, however many
/// threads ask; each question once, since answers are kept on disk; never longer than the timeout.
/// What was asked stays out of every message.
final class RemoteService {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_BYTES = 1 << 20;
  private static final Duration REST = Duration.ofMinutes(1);

  /// @param url where the service is; the operator chose it, so it may be on this machine
  /// @param perSecond requests a second; below 1 for one in several seconds
  /// @param userAgent says who asks, as Nominatim's usage policy demands
  record Settings(URI url, double perSecond, Duration timeout, String userAgent) {
    Settings {
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (!web || url.getHost() == null || url.getRawQuery() != null) {
        throw new UsageException(
            "The address of a geocoding service is http(s)://HOST[/PATH], not \"" + url + "\".");
      }
      if (!(perSecond > 0 && perSecond <= 1000)) {
        throw new UsageException(
            "capacity.geocoding.per-second is " + perSecond + "; allowed is more than 0 to 1000.");
      }
    }

    URI resolve(String pathAndQuery) {
      return URI.create(url.toString().replaceFirst("/+$", "") + pathAndQuery);
    }
  }

  private final Settings settings;
  private final AnswerCache cache;
  private final HttpClient client;
  private final Bucket bucket;
  private final AtomicLong restUntil = new AtomicLong(Long.MIN_VALUE);

  RemoteService(Settings settings, AnswerCache cache) {
    this.settings = settings;
    this.cache = cache;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    Duration period = Duration.ofNanos((long) (1e9 / settings.perSecond()));
    this.bucket =
        Bucket.builder().addLimit(limit -> limit.capacity(1).refillIntervally(1, period)).build();
  }

  /// @throws GeocodingException where the service does not answer, or wants to be left alone
  JsonNode get(String pathAndQuery) {
    URI address = settings.resolve(pathAndQuery);
    Optional<String> kept = cache.find(address);
    if (kept.isPresent()) {
      return parse(kept.get());
    }
    if (System.nanoTime() < restUntil.get()) {
      throw new GeocodingException(host() + " asked to be left alone for a while");
    }
    try {
      bucket.asBlocking().consume(1);
      HttpResponse<InputStream> answer =
          client.send(
              HttpRequest.newBuilder(address)
                  .timeout(settings.timeout())
                  .header("User-Agent", settings.userAgent())
                  .header("Accept", "application/json")
                  .build(),
              BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() == 429 || answer.statusCode() == 503) {
          rest(answer.headers().firstValue("Retry-After").orElse(""));
        }
        if (answer.statusCode() != 200) {
          throw new GeocodingException(host() + " answered " + answer.statusCode());
        }
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new GeocodingException(host() + " answered with more than a megabyte");
        }
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        JsonNode json = parse(text);
        cache.put(address, text);
        return json;
      }
    } catch (IOException e) {
      throw new GeocodingException(
          host() + " cannot be reached (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GeocodingException("Asking " + host() + " was interrupted");
    }
  }

  private void rest(String retryAfter) {
    Duration pause =
        retryAfter.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(retryAfter)) : REST;
    restUntil.set(System.nanoTime() + pause.toNanos());
  }

  private JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new GeocodingException(host() + " answered with something that is not JSON");
    }
  }

  private String host() {
    return settings.url().getHost();
  }
}
