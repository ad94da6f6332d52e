package org.capacitymetro.editing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.directory.WriteOutcome;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// The form of a service: opened, changed row by row, kept as a draft, saved. Whatever happens to
/// it, what was typed comes back.
@Controller
class ServiceEditPages {
  static final String NEW = "service:new";

  private final Records records;
  private final ServiceDrafts drafts;
  private final ServiceFormModel model;
  private final ConflictPage conflict;
  private final Editors editors;
  private final KeptForms kept;
  private final Restoring restoring;
  private final HeldPages holding;
  private final ProposedHours hours;
  private final Templates templates;

  ServiceEditPages(
      Records records,
      ServiceDrafts drafts,
      ServiceFormModel model,
      ConflictPage conflict,
      Editors editors,
      KeptForms kept,
      Restoring restoring,
      HeldPages holding,
      ProposedHours hours,
      Templates templates) {
    this.records = records;
    this.drafts = drafts;
    this.model = model;
    this.conflict = conflict;
    this.editors = editors;
    this.kept = kept;
    this.restoring = restoring;
    this.holding = holding;
    this.hours = hours;
    this.templates = templates;
  }

  @GetMapping("/{language}/desk/services/new")
  ResponseEntity<byte[]> blank(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String organization,
      @RequestParam(defaultValue = "") String held) {
    Policy.requireSomewhere(person, Action.EDIT);
    Fields blank = drafts.blank(person, organization);
    Restoring.Restored restored = restoring.of(person, NEW, held, blank, page);
    return show(
        HttpStatus.OK,
        opened(page, person, null, null),
        restored.fields(),
        List.of(),
        restored.notice(),
        "",
        null);
  }

  @PostMapping("/{language}/desk/services/new")
  ResponseEntity<?> create(
      Page page,
      HttpServletRequest request,
      @Nullable Person person,
      @RequestParam MultiValueMap<String, String> typed,
      @RequestHeader(name = "X-Requested-With", defaultValue = "") String by) {
    if (person == null) {
      return holding.hold(request, page, null, "/desk/services/new", NEW, typed);
    }
    Policy.requireSomewhere(person, Action.EDIT);
    Typed form = Typed.of(typed);
    return act(new Asked(page, person, null, null, form, by.equals("fetch")));
  }

  @GetMapping("/{language}/desk/services/{id}")
  ResponseEntity<byte[]> edit(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String held,
      @RequestParam(defaultValue = "") String saved) {
    ServiceId service = parse(id);
    Version<ServiceDraft> version = find(service);
    drafts.require(person, service, version.draft());
    Fields published =
        drafts.write(version.draft()).with("base", Long.toString(version.revision()));
    Restoring.Restored restored = restoring.of(person, target(service), held, published, page);
    ServiceFormView.Notice notice =
        restored.notice() == null && !saved.isEmpty()
            ? new ServiceFormView.Notice("saved", page.t("edit.saved"), false)
            : restored.notice();
    return show(
        HttpStatus.OK,
        opened(page, person, service, version),
        restored.fields(),
        List.of(),
        notice,
        "",
        null);
  }

  @PostMapping("/{language}/desk/services/{id}")
  ResponseEntity<?> change(
      Page page,
      HttpServletRequest request,
      @Nullable Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> typed,
      @RequestHeader(name = "X-Requested-With", defaultValue = "") String by) {
    ServiceId service = parse(id);
    if (person == null) {
      return holding.hold(request, page, null, Addresses.edit(service), target(service), typed);
    }
    Version<ServiceDraft> version = find(service);
    drafts.require(person, service, version.draft());
    return act(new Asked(page, person, service, version, Typed.of(typed), by.equals("fetch")));
  }

  /// One form that was sent in.
  ///
  /// @param id and `version`: the record as it is now, null for a new one
  /// @param byScript whether a script sent it that needs no page back
  private record Asked(
      Page page,
      Person person,
      @Nullable ServiceId id,
      @Nullable Version<ServiceDraft> version,
      Typed form,
      boolean byScript) {
    String target() {
      return id == null ? NEW : ServiceEditPages.target(id);
    }

    String address() {
      return page.url(id == null ? "/desk/services/new" : Addresses.edit(id));
    }
  }

  private static Asked opened(
      Page page, Person person, @Nullable ServiceId id, @Nullable Version<ServiceDraft> version) {
    return new Asked(page, person, id, version, new Typed(Fields.NONE, "", Duration.ZERO), false);
  }

  private ResponseEntity<?> act(Asked asked) {
    Fields fields = asked.form().fields();
    String action = asked.form().action();
    if (RowActions.isRowAction(action)) {
      RowActions.Changed changed = RowActions.apply(fields, action);
      return show(asked, changed.fields(), List.of(), "", changed.focus());
    }
    if (action.startsWith("find:")) {
      String field = action.substring("find:".length());
      return BodyChoice.FIELDS.contains(field)
          ? show(asked, fields.without(field + ".picked"), List.of(), field, field)
          : show(asked, fields, List.of(), "", null);
    }
    return switch (action) {
      case "keep" -> keep(asked, fields);
      case "discard" -> {
        kept.discard(asked.person().id(), asked.target());
        yield Redirect.to(asked.address());
      }
      case "open" -> held(asked, fields, "waits.opened", null);
      case "hours:use" ->
          held(asked, ProposedHours.used(fields), "edit.proposal.used", "hours.kind");
      case "hours:save" -> save(asked, ProposedHours.used(fields));
      case "hours:leave" -> {
        if (asked.id() != null) {
          hours.leave(asked.id(), asked.person().actor());
        }
        yield held(asked, fields, "edit.proposal.left", "hours.kind");
      }
      case "settle", "form" -> settle(asked, fields, action.equals("form"));
      default -> save(asked, fields);
    };
  }

  /// The form with what is not saved yet, and a sentence that says why.
  private ResponseEntity<byte[]> held(
      Asked asked, Fields fields, String key, @Nullable String focus) {
    return show(
        HttpStatus.OK,
        asked,
        fields,
        List.of(),
        new ServiceFormView.Notice("held", asked.page().t(key), false),
        "",
        focus);
  }

  private ResponseEntity<?> keep(Asked asked, Fields fields) {
    return switch (kept.keep(asked.person().id(), asked.target(), fields, asked.form().waited())) {
      case KEPT ->
          asked.byScript() ? ResponseEntity.noContent().build() : Redirect.to(asked.address());
      case OLDER -> ResponseEntity.status(HttpStatus.CONFLICT).build();
      case TOO_LONG ->
          asked.byScript()
              ? ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build()
              : save(asked, fields);
    };
  }

  private ResponseEntity<?> save(Asked asked, Fields typed) {
    Fields fields = drafts.resolved(typed);
    ServiceDraft before = before(asked, fields);
    ServiceForm.Read read = drafts.read(fields, before);
    ServiceDraft draft = read.draft();
    if (draft == null) {
      return show(asked, fields, read.problems(), "", null);
    }
    Optional<FieldProblem> outside = drafts.outside(asked.person(), asked.id(), draft);
    if (outside.isPresent()) {
      return show(HttpStatus.FORBIDDEN, asked, fields, List.of(outside.get()), "", null);
    }
    Directory.ChangeSetInfo info =
        new Directory.ChangeSetInfo(asked.person().actor(), fields.text("reason"))
            .vouchedBy(drafts.verifier(asked.person(), draft));
    ServiceId id = asked.id();
    if (id == null) {
      return saved(asked, records.create(info, draft));
    }
    return switch (records.write(info, id, Restoring.base(fields), draft)) {
      case WriteOutcome.Conflict<ServiceDraft> found ->
          templates.page(
              HttpStatus.CONFLICT,
              "editing/choose",
              Restoring.framed(asked.page(), asked.page().t("edit.conflict.title"))
                  .withScript("src/edit.ts"),
              conflict.of(
                  DraftFields.SERVICE,
                  fields,
                  found.base(),
                  draft,
                  found.current(),
                  editors.lastEditor(id, asked.page()),
                  asked.address(),
                  asked.page()));
      case WriteOutcome.Written<ServiceDraft> written -> saved(asked, id);
      case WriteOutcome.Unchanged<ServiceDraft> unchanged -> saved(asked, id);
    };
  }

  /// The second editor has chosen field by field; where a choice is missing the question comes
  /// again.
  private ResponseEntity<?> settle(Asked asked, Fields fields, boolean backToForm) {
    ServiceId id = asked.id();
    String origin = fields.text("origin");
    Fields typed = fields.without("origin").without("take").with("base", origin);
    ServiceDraft before = before(asked, typed);
    if (id == null || before == null) {
      return save(asked, typed);
    }
    ServiceDraft mine = drafts.read(drafts.resolved(typed), before).draft();
    Optional<ServiceDraft> theirs = records.at(id, Restoring.base(fields));
    if (mine == null || theirs.isEmpty()) {
      return save(asked, typed);
    }
    Optional<ServiceDraft> settled =
        ConflictPage.settled(DraftFields.SERVICE, fields, before, mine, theirs.get());
    if (settled.isEmpty()) {
      return save(asked, typed);
    }
    Fields merged =
        drafts
            .write(settled.get())
            .with("base", fields.text("base"))
            .with("reason", fields.text("reason"));
    if (backToForm) {
      return held(asked, merged, "edit.merged-not-saved", null);
    }
    return save(asked, merged);
  }

  private ResponseEntity<?> saved(Asked asked, ServiceId id) {
    kept.discard(asked.person().id(), asked.target());
    return Redirect.to(asked.page().url(Addresses.edit(id)) + "?saved=yes");
  }

  private @Nullable ServiceDraft before(Asked asked, Fields fields) {
    Version<ServiceDraft> version = asked.version();
    return version == null || asked.id() == null
        ? null
        : records.at(asked.id(), Restoring.base(fields)).orElse(version.draft());
  }

  private ResponseEntity<byte[]> show(
      Asked asked,
      Fields fields,
      List<FieldProblem> problems,
      String searching,
      @Nullable String focus) {
    return show(
        problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
        asked,
        fields,
        problems,
        searching,
        focus);
  }

  private ResponseEntity<byte[]> show(
      HttpStatus status,
      Asked asked,
      Fields fields,
      List<FieldProblem> problems,
      String searching,
      @Nullable String focus) {
    return show(status, asked, fields, problems, null, searching, focus);
  }

  private ResponseEntity<byte[]> show(
      HttpStatus status,
      Asked asked,
      Fields fields,
      List<FieldProblem> problems,
      ServiceFormView.@Nullable Notice notice,
      String searching,
      @Nullable String focus) {
    ServiceId id = asked.id();
    Version<ServiceDraft> version = asked.version();
    Page page = asked.page();
    ServiceDraft stored = id == null || version == null ? null : version.draft();
    String heading =
        stored == null
            ? page.t("edit.new")
            : page.t("edit.heading", "name", stored.details().name().in(page.order()));
    ServiceFormModel.State state =
        new ServiceFormModel.State(
            id,
            stored,
            id == null ? "/desk/services/new" : Addresses.edit(id),
            heading,
            page.t(stored == null ? "edit.new.lead" : "edit.lead"),
            fields,
            problems,
            Restoring.base(fields),
            notice,
            searching,
            focus,
            id == null || stored == null
                ? List.of()
                : drafts.also(asked.person(), id, stored, page));
    return templates.page(
        status,
        "editing/service",
        Restoring.framed(page, heading).withScript("src/edit.ts"),
        model.of(state, page));
  }

  private Version<ServiceDraft> find(ServiceId id) {
    return records.find(id).orElseThrow(() -> new NotFound("service " + id.shortForm()));
  }

  private static ServiceId parse(String id) {
    return ServiceId.parse(id).orElseThrow(() -> new NotFound("service " + id));
  }

  static String target(ServiceId id) {
    return "service:" + id.value();
  }
}
