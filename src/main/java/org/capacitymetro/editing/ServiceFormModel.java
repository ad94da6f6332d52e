package org.capacitymetro.editing;

import java.text.Collator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.OsmOpeningHours;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.matching.Traits;
import org.capacitymetro.pages.Page;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns what is typed about a service into what the form shows.
@Component
class ServiceFormModel {
  private final Taxonomies taxonomies;
  private final Areas areas;
  private final BodyChoice bodies;
  private final Duplicates duplicates;
  private final ProposedHours hours;

  ServiceFormModel(
      Taxonomies taxonomies,
      Areas areas,
      BodyChoice bodies,
      Duplicates duplicates,
      ProposedHours hours) {
    this.taxonomies = taxonomies;
    this.areas = areas;
    this.bodies = bodies;
    this.duplicates = duplicates;
    this.hours = hours;
  }

  /// The state of one form.
  ///
  /// @param id of the record, null for a new one
  /// @param published the record as it is now, null for a new one
  /// @param action address after the language the form is sent to
  /// @param base the revision the form began with, 0 for a new one
  /// @param searching field whose list of bodies was asked for, empty for none
  /// @param focus field the reader goes on with, null for none
  record State(
      @Nullable ServiceId id,
      @Nullable ServiceDraft published,
      String action,
      String heading,
      String lead,
      Fields fields,
      List<FieldProblem> problems,
      long base,
      ServiceFormView.@Nullable Notice notice,
      String searching,
      @Nullable String focus,
      List<ServiceFormView.Link> also) {}

  ServiceFormView of(State state, Page page) {
    Fields fields = state.fields();
    FormView form = new FormView(page, fields, state.problems());
    ServiceId id = state.id();
    ServiceDraft published = state.published();
    return new ServiceFormView(
        id == null ? null : id.shortForm(),
        form,
        state.heading(),
        state.lead(),
        page.url(state.action()),
        page.url("/desk/preview") + (id == null ? "" : "?id=" + id.shortForm()),
        id == null || published == null
            ? null
            : page.url(Addresses.of(id, published.details().name(), page.code())),
        state.base(),
        state.notice(),
        notation(fields),
        hours.view(id, fields, page),
        bodies.view(fields, "provider", state.searching().equals("provider"), page),
        bodies.view(fields, "funder", state.searching().equals("funder"), page),
        sectors(page),
        answers(page),
        terms(Vocabulary.TARGET, page),
        languages(fields, page),
        accessibility(fields, page),
        areas.cities().stream()
            .map(city -> FormView.Option.of(city.code(), city.name().in(page.order())))
            .toList(),
        id == null && !state.problems().isEmpty() ? alike(fields, page) : List.of(),
        state.also(),
        state.focus() == null ? null : form.id(state.focus()));
  }

  /// Records that may be the one being written, for a page without script.
  List<ServiceFormView.Similar> alike(Fields fields, Page page) {
    String name =
        fields.text("name.it").isEmpty() ? fields.text("name.en") : fields.text("name.it");
    return name.isEmpty() || name.length() > ServiceForm.LONGEST_NAME
        ? List.of()
        : duplicates.views(duplicates.of(traits(name, fields), null), page);
  }

  private static Traits traits(String name, Fields fields) {
    FormReading reading = new FormReading(fields);
    Double lat = reading.degrees("place.lat", -90, 90);
    Double lon = reading.degrees("place.lon", -180, 180);
    List<String> contacts = new ArrayList<>();
    fields.rows("phones").forEach(row -> contacts.add(fields.text("phones." + row + ".number")));
    fields.text("emails").lines().map(String::strip).forEach(contacts::add);
    fields.text("websites").lines().map(String::strip).forEach(contacts::add);
    return Duplicates.written(
            name,
            new Address(
                fields.text("place.street"),
                fields.text("place.postcode"),
                fields.text("place.comune"),
                fields.text("place.province")),
            contacts)
        .withPoint(lat == null || lon == null ? null : new Point(lat, lon));
  }

  private static String notation(Fields fields) {
    FormReading reading = new FormReading(fields);
    Schedule schedule = ScheduleForm.read(reading, Schedule.UNKNOWN);
    return reading.problems().stream().anyMatch(problem -> problem.field().startsWith("week"))
        ? ""
        : OsmOpeningHours.format(schedule).orElse("");
  }

  /// Each first-level sector with those below it.
  private List<FormView.Group> sectors(Page page) {
    Map<String, List<FormView.Option>> groups = new LinkedHashMap<>();
    Map<String, String> labels = new LinkedHashMap<>();
    for (Term term : taxonomies.list(Vocabulary.SECTOR)) {
      String top = Optional.ofNullable(term.parent()).orElse(term.code());
      if (term.parent() == null) {
        labels.put(term.code(), term.name().in(page.order()));
      }
      groups
          .computeIfAbsent(top, code -> new ArrayList<>())
          .add(FormView.Option.of(term.code(), term.name().in(page.order())));
    }
    return groups.entrySet().stream()
        .map(
            group ->
                new FormView.Group(
                    labels.getOrDefault(group.getKey(), group.getKey()), group.getValue()))
        .toList();
  }

  private List<FormView.Option> terms(Vocabulary vocabulary, Page page) {
    return taxonomies.list(vocabulary).stream()
        .map(term -> FormView.Option.of(term.code(), term.name().in(page.order())))
        .toList();
  }

  /// The languages offered, and those chosen already.
  private static List<FormView.Option> languages(Fields fields, Page page) {
    return Stream.concat(LanguageNames.OFFERED.stream(), fields.list("languages").stream())
        .distinct()
        .map(code -> FormView.Option.of(code, page.formats().languageName(code)))
        .sorted(
            (one, two) ->
                Collator.getInstance(page.language().locale()).compare(one.label(), two.label()))
        .toList();
  }

  private static List<FormView.Option> accessibility(Fields fields, Page page) {
    return Stream.concat(
            PlaceForm.ACCESSIBILITY.stream(), fields.list("place.accessibility").stream())
        .distinct()
        .map(
            code ->
                FormView.Option.of(
                    code,
                    PlaceForm.ACCESSIBILITY.contains(code)
                        ? page.t("accessibility." + code)
                        : code))
        .toList();
  }

  private static Map<String, List<FormView.Option>> answers(Page page) {
    return Map.of(
        "mode",
            answers(page, "service.mode.", false, "WALK_IN", "APPOINTMENT", "REFERRAL", "UNKNOWN"),
        "permit", answers(page, "service.permit.", false, "NO", "YES", "UNKNOWN"),
        "anonymous", answers(page, "edit.anonymous.", false, "YES", "NO", "UNKNOWN"),
        "kind", answers(page, "edit.kind.", true, "WEEKLY", "ALWAYS", "BY_APPOINTMENT", "UNKNOWN"),
        "holidays", answers(page, "edit.holidays.", false, "CLOSED", "AS_USUAL", "UNKNOWN"),
        "precision",
            answers(page, "edit.precision.", true, "EXACT", "DISTRICT", "COMUNE", "HIDDEN"));
  }

  private static List<FormView.Option> answers(
      Page page, String keys, boolean explained, String... names) {
    return Stream.of(names)
        .map(
            name -> {
              String key = keys + name.toLowerCase(Locale.ROOT).replace('_', '-');
              return new FormView.Option(
                  name, page.t(key), explained ? page.t(key + ".about") : "");
            })
        .toList();
  }
}
