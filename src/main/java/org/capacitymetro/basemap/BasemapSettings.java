package org.capacitymetro.basemap;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `capacity.basemap.*`.
///
/// @param styleUrl address of a MapLibre style of the operator's own; browsers then ask its host.
///   `{lang}` in it becomes the reader's language (BCP 47), `{theme}` becomes `light` or `dark`
/// @param hosts further hosts that style takes tiles, fonts or pictures from, e.g.
///   `https://tiles.example.org`; allowed by the Content-Security-Policy beside the style's own
/// @param areasAttribution whom the map thanks for imported area boundaries
@ConfigurationProperties("capacity.basemap")
record BasemapSettings(
    @Nullable String styleUrl, @Nullable List<String> hosts, @Nullable String areasAttribution) {

  /// @throws IllegalArgumentException where the setting is no address, so that the server refuses
  ///   to start instead of showing no map
  BasemapSettings {
    if (styleUrl != null && !styleUrl.isBlank()) {
      filled(styleUrl, "it", BasemapStyle.Theme.LIGHT);
    }
  }

  /// Where the operator's own style is; empty without one.
  Optional<URI> style(String language, BasemapStyle.Theme theme) {
    return Optional.ofNullable(styleUrl)
        .filter(address -> !address.isBlank())
        .map(address -> filled(address, language, theme));
  }

  private static URI filled(String address, String language, BasemapStyle.Theme theme) {
    try {
      URI uri =
          URI.create(
              address
                  .replace("{lang}", language)
                  .replace("{theme}", theme.name().toLowerCase(Locale.ROOT)));
      if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw refused(address, e);
    }
    throw refused(address, null);
  }

  private static IllegalArgumentException refused(String address, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "capacity.basemap.style-url: \""
            + address
            + "\" is not the address of a style: write it like https://tiles.example.org/{theme}/style.json.",
        cause);
  }
}
