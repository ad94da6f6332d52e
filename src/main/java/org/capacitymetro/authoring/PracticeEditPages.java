package org.capacitymetro.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.files.FileRefused;
import org.capacitymetro.files.FileStore;
import org.capacitymetro.files.StoredFile;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Pressed;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.practices.Authors;
import org.capacitymetro.practices.KeptSheets;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.PracticeNames;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.practices.SheetProblem;
import org.capacitymetro.practices.SheetVersions;
import org.capacitymetro.rights.Person;
import org.capacitymetro.writing.Codes;
import org.capacitymetro.writing.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Where a sheet is written. One form holds everything; each of its buttons sends all of it, and
/// what was typed is kept before anything else happens, so that adding a picture or a row loses
/// nothing.
@Controller
class PracticeEditPages {
  private static final Pattern ADDRESS = Pattern.compile(".*?([1-9A-HJ-NP-Za-km-z]{15,22})/?$");

  private final Authors authors;
  private final SheetChanges changes;
  private final SheetVersions versions;
  private final KeptSheets kept;
  private final SheetReading reading;
  private final SheetFormModel model;
  private final PracticeDispute dispute;
  private final PracticeNames names;
  private final FileStore files;
  private final Templates templates;

  PracticeEditPages(
      Authors authors,
      SheetChanges changes,
      SheetVersions versions,
      KeptSheets kept,
      SheetReading reading,
      SheetFormModel model,
      PracticeDispute dispute,
      PracticeNames names,
      FileStore files,
      Templates templates) {
    this.authors = authors;
    this.changes = changes;
    this.versions = versions;
    this.kept = kept;
    this.reading = reading;
    this.model = model;
    this.dispute = dispute;
    this.names = names;
    this.files = files;
    this.templates = templates;
  }

  @GetMapping("/{language}" + Practice.DESK + "/{id}")
  ResponseEntity<byte[]> edit(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String done) {
    Practice practice = find(person, id);
    Optional<Typed> typed = kept.find(person.id(), practice.id());
    return page(
        HttpStatus.OK,
        practice,
        typed.orElseGet(() -> fresh(practice)),
        List.of(),
        new SheetFormModel.Said(
            typed.isPresent(),
            DONE.contains(done) ? page.t("practices.done." + done) : "",
            TROUBLE.contains(done) ? page.t("practices.trouble." + done) : "",
            done.equals("saved") || done.equals("merged")),
        person,
        page);
  }

  private static final List<String> DONE =
      List.of("saved", "merged", "taken", "invited", "left", "promoted", "restored", "discarded");
  private static final List<String> TROUBLE = List.of("nobody", "late", "unready", "no-reason");

  private static Typed fresh(Practice practice) {
    return SheetForm.of(practice.sheet()).with("version", Integer.toString(practice.version()));
  }

  @PostMapping("/{language}" + Practice.DESK + "/{id}")
  ResponseEntity<byte[]> act(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam(name = "new-picture", required = false) @Nullable MultipartFile picture,
      @RequestParam(name = "new-file", required = false) @Nullable MultipartFile file) {
    Practice practice = find(person, id);
    Authors.require(person, practice);
    Pressed pressed = Pressed.of(parameters, "new-picture", "new-file");
    if (!pressed.whole()) {
      return page(
          HttpStatus.BAD_REQUEST,
          practice,
          kept.find(person.id(), practice.id()).orElseGet(() -> fresh(practice)),
          List.of(),
          new SheetFormModel.Said(false, "", page.t("practices.trouble.cut"), false),
          person,
          page);
    }
    Typed typed = new Typed(pressed.values());
    String what = pressed.what();
    return switch (pressed.name()) {
      case "keep" -> keep(person, practice, typed);
      case "discard" -> {
        kept.discard(person.id(), practice.id());
        yield back(practice, "?done=discarded", page);
      }
      case "remove" -> change(person, practice, typed.without(what), "#" + anchor(what), page);
      case "add" -> change(person, practice, typed, "#f-" + what, page);
      case "link" -> link(person, practice, typed, page);
      case "picture" -> bring(person, practice, typed, picture, true, page);
      case "file" -> bring(person, practice, typed, file, false, page);
      default -> save(person, practice, typed, page);
    };
  }

  private ResponseEntity<byte[]> keep(Person person, Practice practice, Typed typed) {
    return ResponseEntity.status(
            kept.keep(person.id(), practice.id(), typed)
                ? HttpStatus.NO_CONTENT
                : HttpStatus.CONTENT_TOO_LARGE)
        .build();
  }

  private static String anchor(String row) {
    return "f-" + row.replaceFirst("[.][0-9]+$", "");
  }

  /// Keeps the form as it has become and shows it again.
  private ResponseEntity<byte[]> change(
      Person person, Practice practice, Typed changed, String anchor, Page page) {
    return kept.keep(person.id(), practice.id(), changed)
        ? back(practice, anchor, page)
        : page(
            HttpStatus.UNPROCESSABLE_CONTENT,
            practice,
            changed,
            reading.read(changed, practice.sheet()).problems(),
            SheetFormModel.Said.NOTHING,
            person,
            page);
  }

  private static ResponseEntity<byte[]> back(Practice practice, String tail, Page page) {
    return Redirect.to(page.url(practice.deskPath()) + tail);
  }

  /// Links the service whose address, or short id, was put in.
  private ResponseEntity<byte[]> link(Person person, Practice practice, Typed typed, Page page) {
    Matcher address = ADDRESS.matcher(typed.text("link"));
    PracticeNames.Service service =
        address.matches()
            ? ServiceId.parse(address.group(1))
                .flatMap(id -> names.service(id.value(), page))
                .orElse(null)
            : null;
    if (service == null) {
      return refused(person, practice, typed, SheetProblem.of("link", "service"), page);
    }
    String row = "services." + typed.nextRow("services");
    Typed changed =
        typed
            .without("link")
            .with(row + ".id", service.id().toString())
            .with(row + ".role", Codes.of(Sheet.Role.BORN_HERE));
    return change(person, practice, changed, "#f-services", page);
  }

  private ResponseEntity<byte[]> bring(
      Person person,
      Practice practice,
      Typed typed,
      @Nullable MultipartFile brought,
      boolean picture,
      Page page) {
    String field = picture ? "new-picture" : "new-file";
    if (brought == null || brought.isEmpty()) {
      return refused(person, practice, typed, SheetProblem.of(field, "no-file"), page);
    }
    String alt = typed.text("new-alt");
    if (picture && alt.isEmpty()) {
      return refused(person, practice, typed, SheetProblem.of("new-alt", "alt"), page);
    }
    String name = brought.getOriginalFilename() == null ? "" : brought.getOriginalFilename();
    try (InputStream content = brought.getInputStream()) {
      if (brought.getSize() > FileStore.MOST_BYTES) {
        return refused(person, practice, typed, refusal(field, "too-large", name), page);
      }
      StoredFile file = picture ? files.putPicture(content, name) : files.put(content, name);
      String list = picture ? "pictures" : "attachments";
      String row = list + "." + typed.nextRow(list);
      Typed changed = typed.with(row + ".hash", file.hash());
      changed =
          picture
              ? changed.with(row + ".alt", alt).without("new-alt")
              : changed
                  .with(row + ".name", name)
                  .with(row + ".title", typed.text("new-title"))
                  .without("new-title");
      return change(person, practice, changed, "#f-" + list, page);
    } catch (FileRefused e) {
      return refused(person, practice, typed, refusal(field, e.reason().code(), name), page);
    } catch (IOException e) {
      return refused(person, practice, typed, refusal(field, "broken", name), page);
    }
  }

  private static SheetProblem refusal(String field, String reason, String name) {
    return SheetProblem.of(
        field,
        "file-" + reason,
        "name",
        name.length() <= 80 ? name : name.substring(0, 80) + "…",
        "most",
        FileStore.MOST_BYTES >> 20);
  }

  private ResponseEntity<byte[]> refused(
      Person person, Practice practice, Typed typed, SheetProblem problem, Page page) {
    kept.keep(person.id(), practice.id(), typed);
    return page(
        HttpStatus.UNPROCESSABLE_CONTENT,
        practice,
        typed,
        List.of(problem),
        SheetFormModel.Said.NOTHING,
        person,
        page);
  }

  private ResponseEntity<byte[]> save(Person person, Practice practice, Typed typed, Page page) {
    int origin = typed.number("version");
    Sheet base = versions.find(practice.id(), origin).orElse(practice.sheet());
    SheetReading.Read read = reading.read(typed, base);
    List<SheetProblem> problems = new ArrayList<>(read.problems());
    String reason = typed.text("reason");
    if (reason.length() > Sheet.LONGEST_LINE) {
      problems.add(
          SheetProblem.of(
              "reason", "characters", "most", Sheet.LONGEST_LINE, "typed", reason.length()));
    }
    if (read.sheet() == null || !problems.isEmpty()) {
      kept.keep(person.id(), practice.id(), typed);
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          practice,
          typed,
          problems,
          SheetFormModel.Said.NOTHING,
          person,
          page);
    }
    Saved saved =
        changes.save(
            person,
            practice.id(),
            origin,
            typed.number("shown"),
            base,
            read.sheet(),
            PracticeDispute.takes(typed),
            reason);
    return switch (saved) {
      case Saved.Disputed disputed -> {
        kept.keep(person.id(), practice.id(), typed);
        yield dispute.page(disputed, typed, page);
      }
      case Saved.Done done -> {
        kept.discard(person.id(), practice.id());
        yield back(practice, done.merged() ? "?done=merged" : "?done=saved", page);
      }
      case Saved.Unchanged unchanged -> {
        kept.discard(person.id(), practice.id());
        yield back(practice, "?done=saved", page);
      }
    };
  }

  private Practice find(Person person, String id) {
    return PracticeId.parse(id)
        .flatMap(practice -> authors.find(person, practice))
        .orElseThrow(() -> new NotFound("practice " + id));
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status,
      Practice practice,
      Typed typed,
      List<SheetProblem> problems,
      SheetFormModel.Said said,
      Person person,
      Page page) {
    page.titled(practice.sheet().title().in(page.order()), page.t("practices.desk.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("practices.desk.title"), Practice.DESK)
        .withScript("src/practice.ts")
        .personal();
    int version = typed.number("version") == 0 ? practice.version() : typed.number("version");
    return templates.page(
        status,
        "authoring/edit",
        page,
        model.of(practice, version, typed, problems, said, person, page));
  }
}
