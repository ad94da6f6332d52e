package org.capacitymetro.editing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.directory.Lookups;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.directory.WriteOutcome;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.SourceRef;
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
import org.springframework.web.bind.annotation.ResponseBody;

/// The form of a body that manages or funds services, and the list of bodies found while typing.
@Controller
class OrganizationEditPages {
  private static final int MOST_FOUND = 12;
  static final String NEW = "organization:new";
  private static final SourceRef OWN = new SourceRef(Records.OWN_SOURCE, "new");

  private final Records records;
  private final Lookups lookups;
  private final OrganizationForm form;
  private final BodySubjects subjects;
  private final ConflictPage conflict;
  private final Editors editors;
  private final KeptForms kept;
  private final Restoring restoring;
  private final HeldPages holding;
  private final Templates templates;

  OrganizationEditPages(
      Records records,
      Lookups lookups,
      OrganizationForm form,
      BodySubjects subjects,
      ConflictPage conflict,
      Editors editors,
      KeptForms kept,
      Restoring restoring,
      HeldPages holding,
      Templates templates) {
    this.records = records;
    this.lookups = lookups;
    this.form = form;
    this.subjects = subjects;
    this.conflict = conflict;
    this.editors = editors;
    this.kept = kept;
    this.restoring = restoring;
    this.holding = holding;
    this.templates = templates;
  }

  record Found(String id, String name) {}

  @GetMapping("/{language}/desk/organizations.json")
  @ResponseBody
  List<Found> found(Page page, Person person, @RequestParam(defaultValue = "") String q) {
    Policy.requireSomewhere(person, Action.READ_DESK);
    return lookups.organizationsNamed(q, MOST_FOUND).stream()
        .map(body -> new Found(body.id().shortForm(), body.name().in(page.order())))
        .toList();
  }

  /// One form asked for or sent in.
  private record Asked(
      Page page,
      Person person,
      @Nullable OrganizationId id,
      @Nullable Version<OrganizationDraft> version) {
    String target() {
      return id == null ? NEW : OrganizationEditPages.target(id);
    }

    String address() {
      return page.url(id == null ? "/desk/organizations/new" : Addresses.edit(id));
    }
  }

  @GetMapping("/{language}/desk/organizations/new")
  ResponseEntity<byte[]> blank(
      Page page, Person person, @RequestParam(defaultValue = "") String held) {
    subjects.requireNew(person);
    return open(new Asked(page, person, null, null), held, "");
  }

  @PostMapping("/{language}/desk/organizations/new")
  ResponseEntity<byte[]> create(
      Page page,
      HttpServletRequest request,
      @Nullable Person person,
      @RequestParam MultiValueMap<String, String> typed,
      @RequestHeader(name = "X-Requested-With", defaultValue = "") String by) {
    if (person == null) {
      return holding.hold(request, page, null, "/desk/organizations/new", NEW, typed);
    }
    subjects.requireNew(person);
    return act(new Asked(page, person, null, null), Typed.of(typed), by.equals("fetch"));
  }

  @GetMapping("/{language}/desk/organizations/{id}")
  ResponseEntity<byte[]> edit(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String held,
      @RequestParam(defaultValue = "") String saved) {
    return open(asked(page, person, id), held, saved);
  }

  @PostMapping("/{language}/desk/organizations/{id}")
  ResponseEntity<byte[]> change(
      Page page,
      HttpServletRequest request,
      @Nullable Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> typed,
      @RequestHeader(name = "X-Requested-With", defaultValue = "") String by) {
    if (person == null) {
      OrganizationId body = parse(id);
      return holding.hold(request, page, null, Addresses.edit(body), target(body), typed);
    }
    return act(asked(page, person, id), Typed.of(typed), by.equals("fetch"));
  }

  private Asked asked(Page page, Person person, String shortForm) {
    OrganizationId id = parse(shortForm);
    Version<OrganizationDraft> version =
        records.find(id).orElseThrow(() -> new NotFound("organization " + shortForm));
    Policy.require(person, Action.EDIT, subjects.of(id, version.draft()));
    return new Asked(page, person, id, version);
  }

  private ResponseEntity<byte[]> open(Asked asked, String held, String saved) {
    Version<OrganizationDraft> version = asked.version();
    Fields published =
        version == null
            ? Fields.NONE
            : form.write(version.draft()).with("base", Long.toString(version.revision()));
    Restoring.Restored restored =
        restoring.of(asked.person(), asked.target(), held, published, asked.page());
    ServiceFormView.Notice notice =
        restored.notice() == null && !saved.isEmpty()
            ? new ServiceFormView.Notice("saved", asked.page().t("edit.saved"), false)
            : restored.notice();
    return show(HttpStatus.OK, asked, restored.fields(), List.of(), notice);
  }

  private ResponseEntity<byte[]> act(Asked asked, Typed typed, boolean byScript) {
    Fields fields = typed.fields();
    return switch (typed.action()) {
      case "keep" -> {
        KeptForms.Outcome outcome =
            kept.keep(asked.person().id(), asked.target(), fields, typed.waited());
        yield switch (outcome) {
          case KEPT -> byScript ? ResponseEntity.noContent().build() : Redirect.to(asked.address());
          case OLDER -> ResponseEntity.status(HttpStatus.CONFLICT).build();
          case TOO_LONG -> save(asked, fields);
        };
      }
      case "open" ->
          show(
              HttpStatus.OK,
              asked,
              fields,
              List.of(),
              new ServiceFormView.Notice("held", asked.page().t("waits.opened"), false));
      case "discard" -> {
        kept.discard(asked.person().id(), asked.target());
        yield Redirect.to(asked.address());
      }
      case "settle", "form" -> settle(asked, fields, typed.action().equals("form"));
      default -> save(asked, fields);
    };
  }

  private ResponseEntity<byte[]> save(Asked asked, Fields fields) {
    OrganizationForm.Read read = read(asked, fields);
    OrganizationDraft draft = read.draft();
    if (draft == null) {
      return show(HttpStatus.UNPROCESSABLE_CONTENT, asked, fields, read.problems(), null);
    }
    Optional<FieldProblem> outside = subjects.outside(asked.person(), asked.id(), draft);
    if (outside.isPresent()) {
      return show(HttpStatus.FORBIDDEN, asked, fields, List.of(outside.get()), null);
    }
    Directory.ChangeSetInfo info =
        new Directory.ChangeSetInfo(asked.person().actor(), fields.text("reason"));
    OrganizationId id = asked.id();
    if (id == null) {
      return saved(asked, records.create(info, draft));
    }
    return switch (records.write(info, id, Restoring.base(fields), draft)) {
      case WriteOutcome.Conflict<OrganizationDraft> found ->
          templates.page(
              HttpStatus.CONFLICT,
              "editing/choose",
              Restoring.framed(asked.page(), asked.page().t("edit.conflict.title"))
                  .withScript("src/edit.ts"),
              conflict.of(
                  DraftFields.ORGANIZATION,
                  fields,
                  found.base(),
                  draft,
                  found.current(),
                  editors.lastEditor(id, asked.page()),
                  asked.address(),
                  asked.page()));
      case WriteOutcome.Written<OrganizationDraft> written -> saved(asked, id);
      case WriteOutcome.Unchanged<OrganizationDraft> unchanged -> saved(asked, id);
    };
  }

  private ResponseEntity<byte[]> settle(Asked asked, Fields fields, boolean backToForm) {
    OrganizationId id = asked.id();
    Fields typed = fields.without("origin").without("take").with("base", fields.text("origin"));
    OrganizationDraft mine = read(asked, typed).draft();
    if (id == null || mine == null) {
      return save(asked, typed);
    }
    Optional<OrganizationDraft> before = records.at(id, Restoring.base(typed));
    Optional<OrganizationDraft> theirs = records.at(id, Restoring.base(fields));
    Optional<OrganizationDraft> settled =
        before.isEmpty() || theirs.isEmpty()
            ? Optional.empty()
            : ConflictPage.settled(
                DraftFields.ORGANIZATION, fields, before.get(), mine, theirs.get());
    if (settled.isEmpty()) {
      return save(asked, typed);
    }
    Fields merged =
        form.write(settled.get())
            .with("base", fields.text("base"))
            .with("reason", fields.text("reason"));
    return backToForm
        ? show(
            HttpStatus.OK,
            asked,
            merged,
            List.of(),
            new ServiceFormView.Notice("held", asked.page().t("edit.merged-not-saved"), false))
        : save(asked, merged);
  }

  private OrganizationForm.Read read(Asked asked, Fields fields) {
    Version<OrganizationDraft> version = asked.version();
    OrganizationDraft before =
        version == null || asked.id() == null
            ? null
            : records.at(asked.id(), Restoring.base(fields)).orElse(version.draft());
    return form.read(fields, before, before == null ? OWN : before.source());
  }

  private ResponseEntity<byte[]> saved(Asked asked, OrganizationId id) {
    kept.discard(asked.person().id(), asked.target());
    return Redirect.to(asked.page().url(Addresses.edit(id)) + "?saved=yes");
  }

  private ResponseEntity<byte[]> show(
      HttpStatus status,
      Asked asked,
      Fields fields,
      List<FieldProblem> problems,
      ServiceFormView.@Nullable Notice notice) {
    Page page = asked.page();
    Version<OrganizationDraft> version = asked.version();
    OrganizationId id = asked.id();
    String heading =
        version == null
            ? page.t("edit.body.new")
            : page.t("edit.heading", "name", version.draft().name().in(page.order()));
    return templates.page(
        status,
        "editing/organization",
        Restoring.framed(page, heading).withScript("src/edit.ts"),
        new OrganizationFormView(
            new FormView(page, fields, problems),
            heading,
            page.t(version == null ? "edit.body.new.lead" : "edit.body.lead"),
            asked.address(),
            version == null || id == null
                ? null
                : page.url(Addresses.of(id, version.draft().name(), page.code())),
            Restoring.base(fields),
            notice,
            Stream.of(Organization.ProviderType.values())
                .map(
                    type ->
                        FormView.Option.of(
                            type.name(),
                            page.t(
                                "organization.type."
                                    + type.name().toLowerCase(Locale.ROOT).replace('_', '-'))))
                .toList(),
            form.areas(fields).stream()
                .map(area -> FormView.Option.of(area.code(), area.name().in(page.order())))
                .toList(),
            version == null || id == null ? List.of() : also(asked, id, version.draft())));
  }

  /// The other things one can do with a body.
  private List<ServiceFormView.Link> also(Asked asked, OrganizationId id, OrganizationDraft draft) {
    Page page = asked.page();
    List<ServiceFormView.Link> links = new ArrayList<>();
    links.add(
        new ServiceFormView.Link(
            page.t("edit.body.add-service"),
            page.url("/desk/services/new") + "?organization=" + id.shortForm()));
    links.add(new ServiceFormView.Link(page.t("close.body.title"), asked.address() + "/close"));
    if (Policy.may(asked.person(), Action.MERGE, subjects.of(id, draft))) {
      links.add(new ServiceFormView.Link(page.t("merge.link"), asked.address() + "/merge"));
    }
    return links;
  }

  private static OrganizationId parse(String shortForm) {
    return OrganizationId.parse(shortForm)
        .orElseThrow(() -> new NotFound("organization " + shortForm));
  }

  static String target(OrganizationId id) {
    return "organization:" + id.value();
  }
}
