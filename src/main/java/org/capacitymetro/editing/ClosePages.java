package org.capacitymetro.editing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.text.LocalizedText;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A service that is no longer offered, or a body that is no more: with the day and the reason, out
/// of the search, its page kept. And back again. The services of a closed body stay as they are.
@Controller
class ClosePages {
  static final int LONGEST_REASON = 300;

  private static final String ADDRESS = "/{language}/desk/{kind:services|organizations}/{id}/close";

  private final Records records;
  private final ServiceDrafts drafts;
  private final BodySubjects bodies;
  private final Clock clock;
  private final Templates templates;

  ClosePages(
      Records records,
      ServiceDrafts drafts,
      BodySubjects bodies,
      Clock clock,
      Templates templates) {
    this.records = records;
    this.drafts = drafts;
    this.bodies = bodies;
    this.clock = clock;
    this.templates = templates;
  }

  /// What is to be closed.
  private sealed interface Target {
    Status status();

    LocalizedText name();

    /// Where it is edited, after the language.
    String edited();

    record Service(ServiceId id, Version<ServiceDraft> version) implements Target {
      @Override
      public Status status() {
        return version.status();
      }

      @Override
      public LocalizedText name() {
        return version.draft().details().name();
      }

      @Override
      public String edited() {
        return Addresses.edit(id);
      }
    }

    record Body(OrganizationId id, Version<OrganizationDraft> version) implements Target {
      @Override
      public Status status() {
        return version.status();
      }

      @Override
      public LocalizedText name() {
        return version.draft().name();
      }

      @Override
      public String edited() {
        return Addresses.edit(id);
      }
    }
  }

  @GetMapping(ADDRESS)
  ResponseEntity<byte[]> ask(
      Page page, Person person, @PathVariable String kind, @PathVariable String id) {
    Target target = require(person, kind, id);
    String today = LocalDate.ofInstant(clock.instant(), Formats.ZONE).toString();
    return show(HttpStatus.OK, page, target, Fields.NONE.with("on", today), List.of());
  }

  @PostMapping(ADDRESS)
  ResponseEntity<byte[]> close(
      Page page,
      Person person,
      @PathVariable String kind,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> typed) {
    Target target = require(person, kind, id);
    Typed form = Typed.of(typed);
    FormReading reading = new FormReading(form.fields());
    if (form.action().equals("reopen")) {
      reopen(target, new Directory.ChangeSetInfo(person.actor(), ""));
      return Redirect.to(page.url(target.edited()) + "?saved=yes");
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
          HttpStatus.UNPROCESSABLE_CONTENT, page, target, form.fields(), reading.problems());
    }
    Directory.ChangeSetInfo info =
        new Directory.ChangeSetInfo(person.actor(), reason.in(page.order()));
    return Redirect.to(page.url(closed(target, info, on, reason, page)));
  }

  /// @return the public page, which says so from now on
  private String closed(
      Target target, Directory.ChangeSetInfo info, LocalDate on, LocalizedText reason, Page page) {
    return switch (target) {
      case Target.Service service -> {
        records.close(info, service.id(), on, reason);
        yield Addresses.of(service.id(), service.name(), page.code());
      }
      case Target.Body body -> {
        records.close(info, body.id(), on, reason);
        yield Addresses.of(body.id(), body.name(), page.code());
      }
    };
  }

  private void reopen(Target target, Directory.ChangeSetInfo info) {
    switch (target) {
      case Target.Service service -> records.reopen(info, service.id());
      case Target.Body body -> records.reopen(info, body.id());
    }
  }

  private ResponseEntity<byte[]> show(
      HttpStatus status, Page page, Target target, Fields fields, List<FieldProblem> problems) {
    boolean isBody = target instanceof Target.Body;
    return templates.page(
        status,
        "editing/close",
        Restoring.framed(page, page.t(isBody ? "close.body.title" : "close.title"))
            .withScript("src/edit.ts"),
        new CloseView(
            new FormView(page, fields, problems),
            page.t(isBody ? "close.body.title" : "close.title"),
            page.t(
                isBody ? "close.body.lead" : "close.lead", "name", target.name().in(page.order())),
            page.url(target.edited() + "/close"),
            target.status() instanceof Status.Closed || target.status() instanceof Status.Hidden));
  }

  private Target require(Person person, String kind, String id) {
    return kind.equals("services") ? service(person, id) : body(person, id);
  }

  private Target service(Person person, String shortForm) {
    ServiceId id =
        ServiceId.parse(shortForm).orElseThrow(() -> new NotFound("service " + shortForm));
    Version<ServiceDraft> version =
        records.find(id).orElseThrow(() -> new NotFound("service " + shortForm));
    drafts.require(person, id, version.draft());
    return new Target.Service(id, version);
  }

  private Target body(Person person, String shortForm) {
    OrganizationId id =
        OrganizationId.parse(shortForm)
            .orElseThrow(() -> new NotFound("organization " + shortForm));
    Version<OrganizationDraft> version =
        records.find(id).orElseThrow(() -> new NotFound("organization " + shortForm));
    Policy.require(person, Action.EDIT, bodies.of(id, version.draft()));
    return new Target.Body(id, version);
  }
}
