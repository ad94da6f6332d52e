package org.capacitymetro.geocoding;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located.Precision;
import tools.jackson.databind.JsonNode;

/// Asks a Photon server (github.com/komoot/photon), the operator's own or a public one.
final class PhotonClient implements Geocoder {
  private static final String ITALY = "6.6,35.4,18.6,47.1";

  private final RemoteService service;
  private final String attribution;

  /// @param attribution what the answers' data asks to be said
  PhotonClient(RemoteService service, String attribution) {
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
            "/api?limit=5&bbox="
                + ITALY
                + "&q="
                + URLEncoder.encode(words, StandardCharsets.UTF_8));
    List<Suggestion> suggestions = new ArrayList<>();
    for (JsonNode feature : answer.path("features")) {
      JsonNode coordinates = feature.path("geometry").path("coordinates");
      JsonNode properties = feature.path("properties");
      if (coordinates.size() >= 2 && properties.path("countrycode").asString("IT").equals("IT")) {
        suggestions.add(
            suggestion(
                new Point(coordinates.path(1).asDouble(), coordinates.path(0).asDouble()),
                properties));
      }
    }
    return Suggestion.best(query, suggestions, "Photon, " + attribution);
  }

  private static Suggestion suggestion(Point point, JsonNode properties) {
    String type = properties.path("type").asString("");
    String name = properties.path("name").asString("");
    String street = properties.path("street").asString("");
    String number = properties.path("housenumber").asString("");
    String city = properties.path("city").asString("");
    Precision kind =
        switch (type) {
          case "house" -> Precision.HOUSE;
          case "street" -> Precision.STREET;
          case "city" -> Precision.COMUNE;
          default -> Precision.PLACE;
        };
    if (kind == Precision.HOUSE && (street.isEmpty() || number.isEmpty())) {
      kind = street.isEmpty() ? Precision.PLACE : Precision.STREET;
    }
    String of = type.equals("street") && street.isEmpty() ? name : street;
    String label =
        (of.isEmpty() ? name : (of + " " + number).strip()) + (city.isEmpty() ? "" : ", " + city);
    List<String> towns = new ArrayList<>(List.of(city, properties.path("district").asString("")));
    if (kind == Precision.COMUNE) {
      towns.add(name);
    }
    return new Suggestion(point, kind, of, number, towns, label);
  }
}
