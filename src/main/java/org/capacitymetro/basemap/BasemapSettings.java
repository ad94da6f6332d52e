package org.capacitymetro.basemap;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `capacity.basemap.*`.
///
/// @param styleUrl address of a MapLibre style of the operator's own; browsers then ask its host
/// @param hosts further hosts that style takes tiles, fonts or pictures from, e.g.
///   `https://tiles.example.org`; allowed by the Content-Security-Policy beside the style's own
/// @param areasAttribution whom the map thanks for imported area boundaries
@ConfigurationProperties("capacity.basemap")
record BasemapSettings(
    @Nullable URI styleUrl, @Nullable List<String> hosts, @Nullable String areasAttribution) {}
