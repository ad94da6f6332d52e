package org.capacitymetro.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.consolidation.Consolidation;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.matching.Evidence;
import org.capacitymetro.matching.Traits;
import org.capacitymetro.pages.Language;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/v1/duplicates?name=&lat=&lon=&street=&comune=&contact=&self=&lang=`: services that may
/// be the one being written, for people who may write. How they are scored:
/// [org.capacitymetro.matching.Matcher#compare].
@RestController
class DuplicatesApi {
  private static final Set<String> PARAMETERS =
      Set.of("name", "lat", "lon", "street", "comune", "contact", "self", "lang");

  private final Duplicates duplicates;

  DuplicatesApi(Duplicates duplicates) {
    this.duplicates = duplicates;
  }

  record Answer(List<Item> items) {}

  /// @param score from 0 to 1
  /// @param why the reasons in words of the language asked for
  record Item(String id, String name, String url, double score, String why, List<Why> reasons) {}

  /// @param kind in small letters: [Evidence.Kind]
  /// @param speaksFor whether it speaks for one service, not for two
  /// @param metres for `distance`, else null
  record Why(String kind, boolean speaksFor, @Nullable Integer metres) {}

  @GetMapping(value = "/api/v1/duplicates", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> duplicates(
      Person person, @RequestParam MultiValueMap<String, String> parameters) {
    Policy.requireSomewhere(person, Action.EDIT);
    Map<String, List<String>> given = new LinkedHashMap<>(parameters);
    FormReading asked = new FormReading(new Fields(given));
    List<String> wrong = new ArrayList<>();
    given.keySet().stream()
        .filter(name -> !PARAMETERS.contains(name))
        .forEach(name -> wrong.add(name + ": unknown; allowed: " + String.join(", ", sorted())));
    String name = asked.fields().text("name");
    if (name.isEmpty() || name.length() > ServiceForm.LONGEST_NAME) {
      wrong.add(
          "name: give 1 to " + ServiceForm.LONGEST_NAME + " characters, not " + name.length());
    }
    Double lat = asked.degrees("lat", -90, 90);
    Double lon = asked.degrees("lon", -180, 180);
    if (!asked.problems().isEmpty() || (lat == null) != (lon == null)) {
      wrong.add("lat and lon: give both in degrees, lat from -90 to 90 and lon from -180 to 180");
    }
    String tag = asked.fields().text("lang").isEmpty() ? "it" : asked.fields().text("lang");
    Language language = Language.find(tag).orElse(Language.ITALIAN);
    if (!language.code().equals(tag)) {
      wrong.add(
          "lang: \""
              + tag
              + "\" is not one of "
              + Language.all().stream().map(Language::code).collect(Collectors.joining(", ")));
    }
    if (!wrong.isEmpty()) {
      return ResponseEntity.badRequest()
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.join(". ", wrong)));
    }
    Address address =
        new Address(asked.fields().text("street"), null, asked.fields().text("comune"), "");
    Traits traits =
        Duplicates.written(name, address, asked.fields().list("contact"))
            .withPoint(lat == null || lon == null ? null : new Point(lat, lon));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Answer(
                duplicates
                    .of(traits, ServiceId.parse(asked.fields().text("self")).orElse(null))
                    .stream()
                    .map(found -> item(found, language))
                    .toList()));
  }

  private static Item item(Duplicates.Found found, Language language) {
    String code = language.code();
    return new Item(
        found.service().id().shortForm(),
        found.service().details().name().in(code),
        "/" + code + Addresses.of(found.service(), code),
        Math.round(found.pair().score() * 100) / 100.0,
        Consolidation.words(found.pair().why(), language),
        found.pair().why().stream()
            .map(
                reason ->
                    new Why(
                        reason.kind().name().toLowerCase(Locale.ROOT),
                        reason.speaksFor(),
                        reason.kind() == Evidence.Kind.DISTANCE
                            ? (int) Math.round(reason.value())
                            : null))
            .toList());
  }

  private static List<String> sorted() {
    return PARAMETERS.stream().sorted().toList();
  }
}
