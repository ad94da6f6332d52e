package org.capacitymetro.services;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.Page;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Describes a service to search engines in the vocabulary of schema.org (`GovernmentService` has
/// no place of its own, so a `Service` with an available channel).
@Component
class ServiceData {
  private static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  private final JsonMapper json;

  ServiceData(JsonMapper json) {
    this.json = json;
  }

  /// JSON-LD that may stand inside an HTML script element.
  String of(PublicService service, Page page) {
    String language = page.code();
    Map<String, Object> thing = new LinkedHashMap<>();
    thing.put("@context", "https://schema.org");
    thing.put("@type", "Service");
    thing.put("url", page.canonical());
    thing.put("name", service.details().name().in(language));
    if (!service.details().summary().isEmpty()) {
      thing.put("description", service.details().summary().in(language));
    }
    if (service.provider() != null) {
      thing.put(
          "provider",
          Map.of("@type", "Organization", "name", service.provider().name().in(language)));
    }
    Map<String, Object> channel = new LinkedHashMap<>();
    channel.put("@type", "ServiceChannel");
    channel.put("availableLanguage", service.details().languages());
    if (!service.details().contacts().phones().isEmpty()) {
      channel.put(
          "servicePhone",
          Map.of(
              "@type",
              "ContactPoint",
              "telephone",
              service.details().contacts().phones().getFirst().number()));
    }
    if (service.place().precision() == Precision.EXACT) {
      channel.put("serviceLocation", place(service));
    }
    thing.put("availableChannel", channel);
    return json.writeValueAsString(thing).replace("<", "\\u003c");
  }

  private static Map<String, Object> place(PublicService service) {
    Place place = service.place();
    Address address = place.address();
    Map<String, Object> postal = new LinkedHashMap<>();
    postal.put("@type", "PostalAddress");
    postal.put("streetAddress", address.street());
    postal.put("addressLocality", address.comune());
    if (address.postcode() != null) {
      postal.put("postalCode", address.postcode());
    }
    postal.put("addressCountry", "IT");
    Map<String, Object> thing = new LinkedHashMap<>();
    thing.put("@type", "Place");
    thing.put("address", postal);
    if (place.point() != null && place.pinned()) {
      thing.put(
          "geo",
          Map.of(
              "@type",
              "GeoCoordinates",
              "latitude",
              place.point().lat(),
              "longitude",
              place.point().lon()));
    }
    List<Map<String, String>> hours =
        service.details().schedule().slots().stream()
            .filter(slot -> slot.season() == null)
            .map(ServiceData::hours)
            .toList();
    if (!hours.isEmpty()) {
      thing.put("openingHoursSpecification", hours);
    }
    return thing;
  }

  private static Map<String, String> hours(Schedule.Slot slot) {
    return Map.of(
        "@type",
        "OpeningHoursSpecification",
        "dayOfWeek",
        "https://schema.org/" + DAYS.get(slot.day().ordinal()),
        "opens",
        slot.opens().toString(),
        "closes",
        slot.closes().toString());
  }
}
