package org.capacitymetro.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.accounts.Action;
import org.capacitymetro.accounts.Person;
import org.capacitymetro.accounts.Policy;
import org.capacitymetro.directory.ServiceId;
import org.capacitymetro.geo.Point;
import org.capacitymetro.pages.Language;
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

/// `GET /api/v1/duplicates?name=&lat=&lon=&comune=&contact=&self=&lang=`: services that may be the
/// one being written, for people who may write. How they are scored: [Likeness].
@RestController
class DuplicatesApi {
  private static final Set<String> PARAMETERS =
      Set.of("name", "lat", "lon", "comune", "contact", "self", "lang");

  private final Duplicates duplicates;

  DuplicatesApi(Duplicates duplicates) {
    this.duplicates = duplicates;
  }

  record Answer(List<Item> items) {}

  /// @param score from 0 to 1
  /// @param why the reasons in words of the language asked for
  record Item(String id, String name, String url, double score, String why, List<Why> reasons) {}

  /// @param kind `same-name`, `similar-name`, `near`, `same-comune` or `same-contact`
  /// @param metres for `near`, else null
  record Why(String kind, @Nullable Integer metres) {}

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
    Likeness.Traits traits =
        new Likeness.Traits(
            name,
            lat == null || lon == null ? null : new Point(lat, lon),
            asked.fields().text("comune"),
            asked.fields().list("contact"));
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
        Math.round(found.likeness().score() * 100) / 100.0,
        Duplicates.why(found.likeness(), language),
        found.likeness().reasons().stream()
            .map(
                reason ->
                    new Why(
                        reason.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                        reason.kind() == Likeness.Reason.Kind.NEAR ? reason.metres() : null))
            .toList());
  }

  private static List<String> sorted() {
    return PARAMETERS.stream().sorted().toList();
  }
}
