package org.capacitymetro.adoption;

import java.util.List;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Pressed;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.rights.Person;
import org.capacitymetro.writing.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where an adoption is written. Every button of its one form sends all of it, and what was typed
/// is kept before anything else happens, so that a new row or a mistake loses nothing.
@Controller
class AdoptionEditPages {
  /// The last field of the form: without it something was cut off on the way.

  private static final List<String> DONE =
      List.of("begun", "saved", "merged", "published", "discarded");

  private final Adopters adopters;
  private final AdoptionStore store;
  private final KeptAdoptions kept;
  private final AdoptionFormModel model;
  private final Practices practices;
  private final Templates templates;

  AdoptionEditPages(
      Adopters adopters,
      AdoptionStore store,
      KeptAdoptions kept,
      AdoptionFormModel model,
      Practices practices,
      Templates templates) {
    this.adopters = adopters;
    this.store = store;
    this.kept = kept;
    this.model = model;
    this.practices = practices;
    this.templates = templates;
  }

  /// Its address; after the language.
  static String path(AdoptionId id) {
    return DeskAdoptionPages.PATH + "/" + id.shortForm();
  }

  @GetMapping("/{language}" + DeskAdoptionPages.PATH + "/{id}")
  ResponseEntity<byte[]> edit(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String done) {
    Adoption adoption = find(person, id);
    Optional<Typed> typed = kept.find(person.id(), adoption.id());
    return page(
        HttpStatus.OK,
        adoption,
        typed.orElseGet(() -> fresh(adoption)),
        List.of(),
        new AdoptionFormModel.Said(
            typed.isPresent(),
            DONE.contains(done) ? page.t("adoption.done." + done) : "",
            "",
            List.of()),
        page);
  }

  private static Typed fresh(Adoption adoption) {
    return AdoptionForm.of(adoption.details())
        .with("version", Integer.toString(adoption.version()));
  }

  @PostMapping("/{language}" + DeskAdoptionPages.PATH + "/{id}")
  ResponseEntity<byte[]> act(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> parameters) {
    Adoption adoption = find(person, id);
    Pressed pressed = Pressed.of(parameters);
    if (!pressed.whole()) {
      return page(
          HttpStatus.BAD_REQUEST,
          adoption,
          kept.find(person.id(), adoption.id()).orElseGet(() -> fresh(adoption)),
          List.of(),
          new AdoptionFormModel.Said(false, "", page.t("practices.trouble.cut"), List.of()),
          page);
    }
    Typed typed = new Typed(pressed.values());
    String what = pressed.what();
    return switch (pressed.name()) {
      case "keep" ->
          ResponseEntity.status(
                  kept.keep(person.id(), adoption.id(), typed)
                      ? HttpStatus.NO_CONTENT
                      : HttpStatus.CONTENT_TOO_LARGE)
              .build();
      case "discard" -> {
        kept.discard(person.id(), adoption.id());
        yield back(adoption, "?done=discarded", page);
      }
      case "drop" ->
          adopters.drop(person, adoption.id())
              ? Redirect.to(page.url(DeskAdoptionPages.PATH) + "?done=dropped")
              : back(adoption, "", page);
      case "remove" -> change(person, adoption, typed.without(what), "#f-" + list(what), page);
      case "add" -> add(person, adoption, typed, what, page);
      default -> save(person, adoption, typed, pressed.name().equals("publish"), page);
    };
  }

  private static String list(String row) {
    return row.replaceFirst("[.].*$", "").replaceAll("[^a-z]", "");
  }

  private ResponseEntity<byte[]> add(
      Person person, Adoption adoption, Typed typed, String what, Page page) {
    if (!what.equals(AdoptionForm.CHANGES)) {
      return change(person, adoption, typed, "#f-" + list(what), page);
    }
    int row = typed.nextRow(what);
    return change(
        person,
        adoption,
        typed.with(what + "." + row + ".fidelity", "unknown"),
        "#f-" + what + "-" + row,
        page);
  }

  /// Keeps the form as it has become and shows it again.
  private ResponseEntity<byte[]> change(
      Person person, Adoption adoption, Typed changed, String anchor, Page page) {
    return kept.keep(person.id(), adoption.id(), changed)
        ? back(adoption, anchor, page)
        : page(
            HttpStatus.UNPROCESSABLE_CONTENT,
            adoption,
            changed,
            read(adoption, changed, false, page).problems(),
            AdoptionFormModel.Said.NOTHING,
            page);
  }

  private AdoptionForm.Read read(Adoption adoption, Typed typed, boolean whole, Page page) {
    return AdoptionForm.read(typed, adoption.details(), model.services(adoption), whole, page);
  }

  private ResponseEntity<byte[]> save(
      Person person, Adoption adoption, Typed written, boolean publishes, Page page) {
    int origin = written.number("version");
    Typed typed = written;
    boolean merged = origin != adoption.version();
    if (merged) {
      Details base = store.findVersion(adoption.id(), origin).orElse(adoption.details());
      AdoptionMerge.Merged result =
          AdoptionMerge.merge(AdoptionForm.of(base), written, AdoptionForm.of(adoption.details()));
      typed = result.typed().with("version", Integer.toString(adoption.version()));
      if (!result.disputed().isEmpty()) {
        return disputed(person, adoption, typed, result.disputed(), page);
      }
    }
    boolean whole = publishes || adoption.state() != Adoption.State.DRAFT;
    AdoptionForm.Read read = read(adoption, typed, whole, page);
    if (read.details() == null) {
      kept.keep(person.id(), adoption.id(), typed);
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          adoption,
          typed,
          read.problems(),
          AdoptionFormModel.Said.NOTHING,
          page);
    }
    return switch (adopters.save(
        person, adoption.id(), adoption.version(), read.details(), publishes)) {
      case DONE ->
          back(
              adoption,
              publishes && adoption.state() == Adoption.State.DRAFT
                  ? "?done=published"
                  : merged ? "?done=merged" : "?done=saved",
              page);
      // Somebody saved between reading and locking: what both wrote is put together once more.
      case LATE -> save(person, find(person, adoption.id().shortForm()), typed, publishes, page);
      case UNREADY -> back(adoption, "", page);
    };
  }

  private ResponseEntity<byte[]> disputed(
      Person person, Adoption adoption, Typed typed, List<String> fields, Page page) {
    kept.keep(person.id(), adoption.id(), typed);
    return page(
        HttpStatus.CONFLICT,
        adoption,
        typed,
        List.of(),
        new AdoptionFormModel.Said(
            false,
            "",
            page.t("adoption.trouble.late"),
            fields.stream().map(field -> model.theirs(adoption.details(), field, page)).toList()),
        page);
  }

  private static ResponseEntity<byte[]> back(Adoption adoption, String tail, Page page) {
    return Redirect.to(page.url(path(adoption.id())) + tail);
  }

  private Adoption find(Person person, String id) {
    return AdoptionId.parse(id)
        .flatMap(adoption -> adopters.find(person, adoption))
        .orElseThrow(() -> new NotFound("adoption " + id));
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status,
      Adoption adoption,
      Typed typed,
      List<Problem> problems,
      AdoptionFormModel.Said said,
      Page page) {
    String title =
        practices
            .find(adoption.practice())
            .map(practice -> practice.sheet().title().in(page.order()))
            .orElse("");
    page.titled(page.t("adoption.edit.title", "title", title), page.t("adoption.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("adoption.desk.title"), DeskAdoptionPages.PATH)
        .withScript("src/practice.ts")
        .personal();
    int version = typed.number("version") == 0 ? adoption.version() : typed.number("version");
    return templates.page(
        status, "adoption/edit", page, model.of(adoption, version, typed, problems, said, page));
  }
}
