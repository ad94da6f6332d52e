package org.capacitymetro.editing;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
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

/// One record that is two services: the second one is written beginning with a copy of the first,
/// which stays as it is and is edited afterwards.
@Controller
class SplitPages {
  private final Records records;
  private final ServiceDrafts drafts;
  private final ServiceFormModel model;
  private final Templates templates;

  SplitPages(Records records, ServiceDrafts drafts, ServiceFormModel model, Templates templates) {
    this.records = records;
    this.drafts = drafts;
    this.model = model;
    this.templates = templates;
  }

  @GetMapping("/{language}/desk/services/{id}/split")
  ResponseEntity<byte[]> copy(Page page, Person person, @PathVariable String id) {
    ServiceId service = parse(id);
    Version<ServiceDraft> version = require(person, service);
    Fields copy = drafts.write(version.draft()).with("base", Long.toString(version.revision()));
    return show(HttpStatus.OK, page, service, version, copy, List.of(), "", null);
  }

  @PostMapping("/{language}/desk/services/{id}/split")
  ResponseEntity<byte[]> split(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> typed) {
    ServiceId service = parse(id);
    Version<ServiceDraft> version = require(person, service);
    Typed form = Typed.of(typed);
    Fields fields = form.fields();
    if (RowActions.isRowAction(form.action())) {
      RowActions.Changed changed = RowActions.apply(fields, form.action());
      return show(
          HttpStatus.OK, page, service, version, changed.fields(), List.of(), "", changed.focus());
    }
    if (form.action().startsWith("find:")) {
      String field = form.action().substring("find:".length());
      return show(HttpStatus.OK, page, service, version, fields, List.of(), field, field);
    }
    Fields resolved = drafts.resolved(fields);
    ServiceForm.Read read = drafts.read(resolved, version.draft());
    ServiceDraft part = read.draft();
    List<FieldProblem> problems = read.problems();
    if (part != null && part.details().name().equals(version.draft().details().name())) {
      problems = List.of(FieldProblem.of("name.it", "same-name"));
      part = null;
    }
    if (part == null) {
      return show(
          HttpStatus.UNPROCESSABLE_CONTENT, page, service, version, resolved, problems, "", null);
    }
    Optional<FieldProblem> outside = drafts.outside(person, null, part);
    if (outside.isPresent()) {
      return show(
          HttpStatus.FORBIDDEN, page, service, version, resolved, List.of(outside.get()), "", null);
    }
    Records.Split<ServiceDraft> split =
        records.split(
            new Directory.ChangeSetInfo(person.actor(), fields.text("reason")),
            new Records.Side(service.value(), version.revision()),
            version.draft(),
            List.of(part));
    ServiceId next = split.parts().isEmpty() ? service : split.parts().getFirst();
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(page.url(Addresses.edit(next)) + "?saved=yes"))
        .build();
  }

  private ResponseEntity<byte[]> show(
      HttpStatus status,
      Page page,
      ServiceId id,
      Version<ServiceDraft> version,
      Fields fields,
      List<FieldProblem> problems,
      String searching,
      @Nullable String focus) {
    String heading =
        page.t("split.title", "name", version.draft().details().name().in(page.order()));
    return templates.page(
        status,
        "editing/service",
        Restoring.framed(page, heading).withScript("src/edit.ts"),
        model.of(
            new ServiceFormModel.State(
                id,
                version.draft(),
                Addresses.edit(id) + "/split",
                heading,
                page.t("split.lead"),
                fields,
                problems,
                Restoring.base(fields),
                null,
                searching,
                focus,
                List.of()),
            page));
  }

  private Version<ServiceDraft> require(Person person, ServiceId id) {
    Version<ServiceDraft> version =
        records.find(id).orElseThrow(() -> new NotFound("service " + id.shortForm()));
    Policy.require(person, Action.MERGE, drafts.subject(id, version.draft()));
    return version;
  }

  private static ServiceId parse(String id) {
    return ServiceId.parse(id).orElseThrow(() -> new NotFound("service " + id));
  }
}
