package org.capacitymetro.platform;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The address people reach this installation under (`capacity.public-url`), for links that leave
/// it: in mails and feeds. Never taken from a request, whose `Host` header anybody may forge.
@Component
public class PublicAddress {
  private final Environment environment;
  private final @Nullable URI configured;

  PublicAddress(Environment environment) {
    this.environment = environment;
    String url = environment.getProperty("capacity.public-url", "").strip();
    this.configured = url.isEmpty() ? null : parse(url);
  }

  /// The absolute form of a path of this site: `of("/it/services")`.
  public String of(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "A path of this site begins with /, unlike \"" + path + "\"");
    }
    return origin() + path;
  }

  /// The host name alone, in ASCII.
  public String host() {
    return configured == null ? "localhost" : configured.getHost();
  }

  /// Without configuration people can only be on this machine.
  private String origin() {
    if (configured != null) {
      return configured.toString();
    }
    String port =
        environment.getProperty(
            "local.server.port", environment.getProperty("server.port", "8080"));
    return "http://localhost:" + port;
  }

  private static URI parse(String url) {
    try {
      URI uri = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getRawPath().isEmpty()
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw refused(url, e);
    }
    throw refused(url, null);
  }

  private static UsageException refused(String url, @Nullable Exception cause) {
    String sentence =
        "capacity.public-url must be the address people reach this installation under, such as"
            + " https://map.example.org, not \""
            + url
            + "\".";
    return cause == null ? new UsageException(sentence) : new UsageException(sentence, cause);
  }
}
