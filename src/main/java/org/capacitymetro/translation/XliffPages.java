package org.capacitymetro.translation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.text.ShortId;
import org.capacitymetro.text.TranslatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Files to agencies and back: a file is read first, and written when somebody has seen what it
/// would do.
@Controller
class XliffPages {
  static final String PATH = QueuePages.PATH + "/xliff";
  private static final MediaType XLIFF = MediaType.parseMediaType("application/xliff+xml");
  private static final int MOST_ENTRIES = 50;

  private final Xliff xliff;
  private final XliffStore store;
  private final Texts texts;
  private final TextStore queue;
  private final Templates templates;
  private final Clock clock;

  XliffPages(
      Xliff xliff,
      XliffStore store,
      Texts texts,
      TextStore queue,
      Templates templates,
      Clock clock) {
    this.xliff = xliff;
    this.store = store;
    this.texts = texts;
    this.queue = queue;
    this.templates = templates;
    this.clock = clock;
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> form(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String into,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String state) {
    Policy.requireSomewhere(person, Action.TRANSLATE);
    texts.follow();
    return page(
        HttpStatus.OK, QueuePages.asked(into, city, kind, state, person.language()), "", page);
  }

  @GetMapping("/{language}" + PATH + "/file")
  ResponseEntity<byte[]> file(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String into,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "it") String source) {
    Policy.requireSomewhere(person, Action.TRANSLATE);
    texts.follow();
    QueuePages.Asked asked = QueuePages.asked(into, city, kind, state, person.language());
    if (source.equals(asked.into()) || !queue.sources().contains(source)) {
      throw new NotFound("texts in " + source);
    }
    Language target = Language.find(asked.into()).orElseThrow();
    String name =
        "capacity-"
            + (source.equals(Language.ITALIAN.code()) ? "" : source + "-")
            + target.code()
            + (city.matches("[a-z0-9-]{1,64}") ? "-" + city : "")
            + "-"
            + LocalDate.ofInstant(clock.instant(), Formats.ZONE)
            + ".xlf";
    return ResponseEntity.ok()
        .contentType(XLIFF)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(
            xliff.export(asked.by(person), source, target, page).getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping("/{language}" + PATH)
  ResponseEntity<byte[]> read(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String into,
      @RequestParam(required = false) @Nullable MultipartFile file) {
    Policy.requireSomewhere(person, Action.TRANSLATE);
    QueuePages.Asked asked = QueuePages.asked(into, "", "", "", person.language());
    if (file == null || file.isEmpty()) {
      return refused(asked, page.t("translation.xliff.refused.empty"), page);
    }
    if (file.getSize() > XliffReader.MOST_BYTES) {
      return refused(asked, page.t("translation.xliff.refused.large"), page);
    }
    try {
      XliffReader.File read = XliffReader.read(file.getBytes());
      Language target =
          Language.all().stream()
              .filter(
                  language ->
                      language.tag().equalsIgnoreCase(read.into())
                          || language.code().equalsIgnoreCase(read.into()))
              .findFirst()
              .orElse(null);
      if (target == null) {
        return refused(
            asked, page.t("translation.xliff.refused.target", "language", read.into()), page);
      }
      String name = file.getOriginalFilename();
      UUID id =
          store.add(
              person.id(),
              name == null || name.isBlank() ? "xliff" : name.strip(),
              target.code(),
              read);
      return Redirect.to(page.url(PATH + "/" + ShortId.encode(id)));
    } catch (XliffReader.Refused e) {
      return refused(asked, page.t("translation.xliff.refused." + e.code()), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GetMapping("/{language}" + PATH + "/{id}")
  ResponseEntity<byte[]> report(Page page, Person person, @PathVariable String id) {
    Policy.requireSomewhere(person, Action.TRANSLATE);
    XliffStore.Import found = find(person, id);
    Xliff.Report report =
        xliff.report(found.units(), found.language(), mine(person), author(found));
    Integer written = found.written();
    List<XliffView.Group> groups = new ArrayList<>();
    for (Xliff.Fate fate : Xliff.Fate.values()) {
      List<XliffUnit> units = report.fates().getOrDefault(fate, List.of());
      if (!units.isEmpty()) {
        boolean shown = fate == Xliff.Fate.CHANGED || fate == Xliff.Fate.NEWER;
        groups.add(
            group(
                units.size(),
                fate.name().toLowerCase(Locale.ROOT),
                shown
                    ? units.stream()
                        .limit(MOST_ENTRIES)
                        .map(unit -> entry(unit, found.language(), page))
                        .toList()
                    : fate == Xliff.Fate.UNKNOWN
                        ? units.stream()
                            .limit(MOST_ENTRIES)
                            .map(
                                unit -> new XliffView.Entry(unit.record() + "." + unit.field(), ""))
                            .toList()
                        : List.of(),
                page));
      }
    }
    if (!found.problems().isEmpty()) {
      groups.add(
          group(
              found.problems().size(),
              "broken",
              found.problems().stream()
                  .limit(MOST_ENTRIES)
                  .map(problem -> new XliffView.Entry(problem, ""))
                  .toList(),
              page));
    }
    int ready = report.translations().size();
    return shown(
        HttpStatus.OK,
        new XliffView(
            found.language(),
            "",
            null,
            "",
            "",
            written == null ? "" : page.t("translation.xliff.applied", "count", written),
            page.t("translation.xliff.report", "name", found.name()),
            groups,
            written == null && ready > 0 ? page.url(PATH + "/" + id + "/apply") : "",
            page.t("translation.xliff.apply", "count", ready)),
        page);
  }

  @PostMapping("/{language}" + PATH + "/{id}/apply")
  ResponseEntity<byte[]> apply(Page page, Person person, @PathVariable String id) {
    Policy.requireSomewhere(person, Action.TRANSLATE);
    XliffStore.Import found = find(person, id);
    if (store.begin(found.id())) {
      Xliff.Report report =
          xliff.report(found.units(), found.language(), mine(person), author(found));
      int refused =
          texts
              .write(
                  person.actor(),
                  page.t("translation.reason") + ": " + found.name(),
                  report.translations())
              .size();
      store.written(found.id(), report.translations().size() - refused);
      texts.follow();
    }
    return Redirect.to(page.url(PATH + "/" + id));
  }

  private static String author(XliffStore.Import found) {
    return "xliff:" + found.name();
  }

  private static Predicate<TranslatableRecord> mine(Person person) {
    return record ->
        Policy.may(person, Action.TRANSLATE, Subject.of(record.city(), record.organization()));
  }

  private static XliffView.Group group(
      int count, String what, List<XliffView.Entry> entries, Page page) {
    return new XliffView.Group(
        page.formats().number(count), page.t("translation.xliff.report." + what), entries);
  }

  private static XliffView.Entry entry(XliffUnit unit, String into, Page page) {
    return new XliffView.Entry(
        EditModel.label(unit.field(), page) + ": " + shortened(unit.source()),
        page.url(QueuePages.path(unit.kind(), unit.record()) + "?into=" + into));
  }

  private static String shortened(String words) {
    return words.length() <= 80 ? words : words.substring(0, 79) + "…";
  }

  private XliffStore.Import find(Person person, String id) {
    return ShortId.decode(id)
        .flatMap(found -> store.find(found, person.id()))
        .orElseThrow(() -> new NotFound("import " + id));
  }

  private ResponseEntity<byte[]> refused(QueuePages.Asked asked, String trouble, Page page) {
    return page(HttpStatus.UNPROCESSABLE_CONTENT, asked, trouble, page);
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status, QueuePages.Asked asked, String trouble, Page page) {
    return shown(
        status,
        new XliffView(
            asked.into(),
            page.t(
                "translation.xliff.export.about",
                "language",
                page.formats().languageName(asked.into())),
            export(asked, page),
            page.url(PATH),
            trouble,
            "",
            "",
            List.of(),
            "",
            ""),
        page);
  }

  private XliffView.Export export(QueuePages.Asked asked, Page page) {
    return new XliffView.Export(
        page.url(PATH + "/file"),
        asked.city(),
        asked.kind(),
        asked.state(),
        queue.sources().stream()
            .filter(source -> !source.equals(asked.into()))
            .map(
                source ->
                    new XliffView.Source(
                        source,
                        page.formats().languageName(source),
                        source.equals(Language.ITALIAN.code())))
            .toList());
  }

  private ResponseEntity<byte[]> shown(HttpStatus status, XliffView view, Page page) {
    page.titled(page.t("translation.xliff.title"), page.t("translation.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .under(page.t("translation.title"), QueuePages.PATH + "?into=" + view.into())
        .personal();
    return templates.page(status, "translation/xliff", page, view);
  }
}
