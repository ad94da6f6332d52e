package org.capacitymetro.editing;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.FreshnessWords;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Whether a service takes new people in: one button for each answer. The answer goes by itself
/// after [Availability#DAYS] days.
@Controller
class PlacesPages {
  private final Records records;
  private final ServiceDrafts drafts;
  private final Clock clock;
  private final Templates templates;

  PlacesPages(Records records, ServiceDrafts drafts, Clock clock, Templates templates) {
    this.records = records;
    this.drafts = drafts;
    this.clock = clock;
    this.templates = templates;
  }

  @GetMapping("/{language}/desk/services/{id}/places")
  ResponseEntity<byte[]> ask(Page page, Person person, @PathVariable String id) {
    ServiceId service = parse(id);
    Version<ServiceDraft> version = require(person, service);
    return show(HttpStatus.OK, page, service, version, Fields.NONE, List.of());
  }

  @PostMapping("/{language}/desk/services/{id}/places")
  ResponseEntity<byte[]> say(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> typed) {
    ServiceId service = parse(id);
    Version<ServiceDraft> version = require(person, service);
    Typed form = Typed.of(typed);
    FormReading reading = new FormReading(form.fields());
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    @Nullable Availability said =
        switch (form.action()) {
          case "free" -> new Availability.Free(today);
          case "waiting" -> waiting(reading, today);
          case "closed" -> closed(reading, today);
          default -> null;
        };
    if (!reading.problems().isEmpty()) {
      return show(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          service,
          version,
          form.fields(),
          reading.problems());
    }
    records.availability(new Directory.ChangeSetInfo(person.actor(), ""), service, said);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(
            URI.create(
                page.url(Addresses.of(service, version.draft().details().name(), page.code()))))
        .build();
  }

  private static @Nullable Availability waiting(FormReading reading, LocalDate today) {
    String weeks = reading.text("weeks", 20);
    if (weeks.matches("[0-9]{1,3}")) {
      int number = Integer.parseInt(weeks);
      if (number >= 1 && number <= Availability.MOST_WEEKS) {
        return new Availability.Waiting(today, number);
      }
    }
    reading.refuse("weeks", "weeks", "value", weeks, "max", Availability.MOST_WEEKS);
    return null;
  }

  private static @Nullable Availability closed(FormReading reading, LocalDate today) {
    LocalDate until = reading.date("until");
    if (until != null && until.isAfter(today)) {
      return new Availability.Closed(today, until);
    }
    if (reading.problems().isEmpty()) {
      reading.refuse("until", "later-day");
    }
    return null;
  }

  private ResponseEntity<byte[]> show(
      HttpStatus status,
      Page page,
      ServiceId id,
      Version<ServiceDraft> version,
      Fields fields,
      List<FieldProblem> problems) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    Availability said = version.draft().details().availability();
    String now =
        said == null || !said.holdsOn(today)
            ? ""
            : page.t(
                "availability.badge",
                "places",
                FreshnessWords.places(said, page.words()),
                "said",
                FreshnessWords.said(said, today, page.words()));
    return templates.page(
        status,
        "editing/places",
        Restoring.framed(page, page.t("places.title")).withScript("src/edit.ts"),
        new PlacesView(
            new FormView(page, fields, problems),
            page.t("places.lead", "name", version.draft().details().name().in(page.order())),
            page.url(Addresses.edit(id) + "/places"),
            now));
  }

  private Version<ServiceDraft> require(Person person, ServiceId id) {
    Version<ServiceDraft> version =
        records.find(id).orElseThrow(() -> new NotFound("service " + id.shortForm()));
    Policy.require(person, Action.STATE_PLACES, drafts.subject(id, version.draft()));
    return version;
  }

  private static ServiceId parse(String id) {
    return ServiceId.parse(id).orElseThrow(() -> new NotFound("service " + id));
  }
}
