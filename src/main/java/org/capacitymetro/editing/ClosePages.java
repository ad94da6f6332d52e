package org.capacitymetro.editing;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.capacitymetro.accounts.Person;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.ServiceDraft;
import org.capacitymetro.directory.ServiceId;
import org.capacitymetro.directory.Status;
import org.capacitymetro.directory.Version;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.text.LocalizedText;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A service that is no longer offered: with the day and the reason, out of the search, its page
/// kept. And back again.
@Controller
class ClosePages {
  static final int LONGEST_REASON = 300;

  private final Records records;
  private final ServiceDrafts drafts;
  private final Clock clock;
  private final Templates templates;

  ClosePages(Records records, ServiceDrafts drafts, Clock clock, Templates templates) {
    this.records = records;
    this.drafts = drafts;
    this.clock = clock;
    this.templates = templates;
  }

  @GetMapping("/{language}/desk/services/{id}/close")
  ResponseEntity<byte[]> ask(Page page, Person person, @PathVariable String id) {
    ServiceId service = parse(id);
    Version<ServiceDraft> version = require(person, service);
    String today = LocalDate.ofInstant(clock.instant(), Formats.ZONE).toString();
    return show(HttpStatus.OK, page, service, version, Fields.NONE.with("on", today), List.of());
  }

  @PostMapping("/{language}/desk/services/{id}/close")
  ResponseEntity<byte[]> close(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> typed) {
    ServiceId service = parse(id);
    Version<ServiceDraft> version = require(person, service);
    Typed form = Typed.of(typed);
    FormReading reading = new FormReading(form.fields());
    if (form.action().equals("reopen")) {
      records.reopen(new Directory.ChangeSetInfo(person.actor(), ""), service);
      return seeOther(page.url(Addresses.edit(service)) + "?saved=yes");
    }
    LocalDate on = reading.date("on");
    LocalizedText reason = reading.localized("why", LONGEST_REASON, LocalizedText.EMPTY);
    if (form.fields().text("on").isEmpty()) {
      reading.refuse("on", "day-missing");
    }
    if (reason.isEmpty() && reading.problems().isEmpty()) {
      reading.refuse("why.it", "why-missing");
    }
    if (on == null || !reading.problems().isEmpty()) {
      return show(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          service,
          version,
          form.fields(),
          reading.problems());
    }
    records.close(
        new Directory.ChangeSetInfo(person.actor(), reason.in(page.code())), service, on, reason);
    return seeOther(page.url(Addresses.of(service, version.draft().details().name(), page.code())));
  }

  private ResponseEntity<byte[]> show(
      HttpStatus status,
      Page page,
      ServiceId id,
      Version<ServiceDraft> version,
      Fields fields,
      List<FieldProblem> problems) {
    String name = version.draft().details().name().in(page.code());
    return templates.page(
        status,
        "editing/close",
        Restoring.framed(page, page.t("close.title")).withScript("src/edit.ts"),
        new CloseView(
            new FormView(page, fields, problems),
            page.t("close.lead", "name", name),
            page.url(Addresses.edit(id) + "/close"),
            version.status() instanceof Status.Closed
                || version.status() instanceof Status.Hidden));
  }

  private Version<ServiceDraft> require(Person person, ServiceId id) {
    Version<ServiceDraft> version =
        records.find(id).orElseThrow(() -> new NotFound("service " + id.shortForm()));
    drafts.require(person, id, version.draft());
    return version;
  }

  private static ServiceId parse(String id) {
    return ServiceId.parse(id).orElseThrow(() -> new NotFound("service " + id));
  }

  private static ResponseEntity<byte[]> seeOther(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
  }
}
