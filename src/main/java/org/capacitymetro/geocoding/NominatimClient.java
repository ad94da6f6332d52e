package org.capacitymetro.geocoding;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located.Precision;
import tools.jackson.databind.JsonNode;

/// Asks a Nominatim server. For the public one its usage policy holds
/// (operations.osmfoundation.org/policies/nominatim): one request a second, a telling user agent,
/// no heavy use.
final class NominatimClient implements Geocoder {
  private static final Set<String> COMUNI = Set.of("city", "town", "village", "municipality");

  private final RemoteService service;
  private final String attribution;

  /// @param attribution used where the answer carries no licence of its own
  NominatimClient(RemoteService service, String attribution) {
    this.service = service;
    this.attribution = attribution;
  }

  @Override
  public Optional<Located> find(Query query) {
    String words = Suggestion.words(query);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    JsonNode answer =
        service.get(
            "/search?format=jsonv2&addressdetails=1&limit=5&countrycodes=it&accept-language=it&q="
                + URLEncoder.encode(words, StandardCharsets.UTF_8));
    List<Suggestion> suggestions = new ArrayList<>();
    String licence = attribution;
    for (JsonNode found : answer) {
      double lat = found.path("lat").asDouble(Double.NaN);
      double lon = found.path("lon").asDouble(Double.NaN);
      if (lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180) {
        suggestions.add(suggestion(new Point(lat, lon), found));
        licence = found.path("licence").asString(attribution);
      }
    }
    return Suggestion.best(query, suggestions, "Nominatim, " + licence);
  }

  private static Suggestion suggestion(Point point, JsonNode found) {
    JsonNode address = found.path("address");
    String type = found.path("addresstype").asString("");
    String road = address.path("road").asString(address.path("pedestrian").asString(""));
    String number = address.path("house_number").asString("");
    Precision kind =
        !number.isEmpty() && !road.isEmpty()
            ? Precision.HOUSE
            : !road.isEmpty()
                ? Precision.STREET
                : COMUNI.contains(type) ? Precision.COMUNE : Precision.PLACE;
    List<String> towns = new ArrayList<>();
    for (String level : List.of("city", "town", "village", "municipality", "hamlet", "suburb")) {
      towns.add(address.path(level).asString(""));
    }
    return new Suggestion(
        point, kind, road, number, towns, found.path("display_name").asString(""));
  }
}
