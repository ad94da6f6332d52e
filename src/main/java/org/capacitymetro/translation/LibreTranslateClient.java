package org.capacitymetro.translation;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.capacitymetro.pages.Language;
import org.capacitymetro.platform.PublicHosts;
import org.capacitymetro.platform.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a server that speaks the interface of LibreTranslate. What was asked stays out of every
/// message.
final class LibreTranslateClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int MOST_BYTES = 1 << 20;

  /// @param url the operator chose it, so it may be on this machine or in its network; one on the
  ///   public web must be `https`, since texts and key go there
  /// @param key empty where none is needed
  record Settings(URI url, String key) {
    Settings {
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (!web || url.getHost() == null || url.getRawQuery() != null || url.getUserInfo() != null) {
        throw new UsageException(
            "capacity.translation.libretranslate.url is http(s)://HOST[/PATH], not \""
                + url
                + "\".");
      }
    }

    URI resolve(String path) {
      return URI.create(url.toString().replaceFirst("/+$", "") + path);
    }
  }

  /// The server did not translate; the message is for operators.
  static final class Outage extends Exception {
    Outage(String message) {
      super(message);
    }
  }

  private final Settings settings;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  LibreTranslateClient(Settings settings) {
    this.settings = settings;
  }

  /// The codes the server has for the languages it translates an Italian text into.
  Map<Language, String> languages() throws Outage {
    JsonNode answer = send(HttpRequest.newBuilder(settings.resolve("/languages")).GET());
    Set<String> targets = new TreeSet<>();
    for (JsonNode language : answer) {
      if (language.path("code").asString("").equals(Language.ITALIAN.code())) {
        language.path("targets").forEach(target -> targets.add(target.asString("")));
      }
    }
    Map<Language, String> codes = new LinkedHashMap<>();
    for (Language language : TargetLanguages.ofItalian()) {
      if (targets.contains(language.tag())) {
        codes.put(language, language.tag());
      } else if (targets.contains(language.code())) {
        codes.put(language, language.code());
      }
    }
    return codes;
  }

  /// @param from and `into`: codes of the server
  String translate(String words, String from, String into) throws Outage {
    Map<String, String> question = new LinkedHashMap<>();
    question.put("q", words);
    question.put("source", from);
    question.put("target", into);
    question.put("format", "text");
    if (!settings.key().isEmpty()) {
      question.put("api_key", settings.key());
    }
    JsonNode answer =
        send(
            HttpRequest.newBuilder(settings.resolve("/translate"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(question))));
    String translated = answer.path("translatedText").asString("");
    if (translated.isBlank()) {
      throw new Outage(host() + " answered without a translation");
    }
    return translated;
  }

  private JsonNode send(HttpRequest.Builder request) throws Outage {
    checkHost();
    try {
      HttpResponse<InputStream> answer =
          client.send(
              request.timeout(TIMEOUT).header("Accept", "application/json").build(),
              BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new Outage(host() + " answered " + answer.statusCode());
        }
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new Outage(host() + " answered with more than a megabyte");
        }
        return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (JacksonException e) {
      throw new Outage(host() + " did not answer with JSON");
    } catch (IOException e) {
      throw new Outage(host() + " cannot be reached (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Outage("Asking " + host() + " was interrupted");
    }
  }

  /// Without encryption nothing leaves the operator's own network.
  private void checkHost() throws Outage {
    if ("https".equals(settings.url().getScheme())) {
      return;
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(settings.url().getHost())) {
        if (PublicHosts.isPublic(address)) {
          throw new Outage(host() + " is on the public web and must be asked by https");
        }
      }
    } catch (UnknownHostException e) {
      throw new Outage(host() + " is not known");
    }
  }

  private String host() {
    return settings.url().getHost();
  }
}
