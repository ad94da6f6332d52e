package org.capacitymetro.editing;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.consolidation.FieldWords;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.SourceConflict;
import org.capacitymetro.directory.Version;
import org.capacitymetro.directory.WriteOutcome;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.RecordKind;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What a source says now about fields that people edited: somebody decides field by field. Also
/// the line of the desk that counts such services.
@Controller
class SourcePages implements DeskLine {
  private static final int MOST = 500;

  private final Records records;
  private final ServiceDrafts drafts;
  private final FieldWords words;
  private final Templates templates;

  SourcePages(Records records, ServiceDrafts drafts, FieldWords words, Templates templates) {
    this.records = records;
    this.drafts = drafts;
    this.words = words;
    this.templates = templates;
  }

  @Override
  public String key() {
    return "sources";
  }

  @Override
  public int position() {
    return 30;
  }

  @Override
  public Waiting waiting(Person person, Filter filter, int limit, Page page) {
    List<Entry> entries = new ArrayList<>();
    for (SourceConflict conflict : records.conflicts(MOST)) {
      ServiceId id = new ServiceId(conflict.record());
      Optional<Version<ServiceDraft>> version =
          conflict.kind() == RecordKind.SERVICE ? records.find(id) : Optional.empty();
      version
          .filter(found -> Policy.may(person, Action.EDIT, drafts.subject(id, found.draft())))
          .filter(found -> filter.city() == null || filter.city().equals(found.city()))
          .filter(
              found ->
                  filter.sector() == null
                      || found.draft().details().sectors().contains(filter.sector()))
          .ifPresent(found -> entries.add(entry(id, found.draft(), conflict, page)));
    }
    return new Waiting(entries.size(), Map.of(), Map.of(), entries.stream().limit(limit).toList());
  }

  private static Entry entry(ServiceId id, ServiceDraft draft, SourceConflict conflict, Page page) {
    LocalDate since = LocalDate.ofInstant(conflict.since(), Formats.ZONE);
    return new Entry(
        draft.details().name().in(page.order()),
        Addresses.edit(id) + "/source/" + conflict.id(),
        page.t(
            "desk.line.sources.since",
            "source",
            conflict.source(),
            "day",
            page.formats().date(since)),
        since);
  }

  /// One record with what its source says.
  private record Question(
      ServiceId id, Version<ServiceDraft> version, SourceConflict conflict, ServiceDraft said) {}

  @GetMapping("/{language}/desk/services/{id}/source/{conflict}")
  ResponseEntity<byte[]> ask(
      Page page, Person person, @PathVariable String id, @PathVariable long conflict) {
    return show(HttpStatus.OK, page, question(person, id, conflict), "");
  }

  @PostMapping("/{language}/desk/services/{id}/source/{conflict}")
  ResponseEntity<byte[]> decide(
      Page page,
      Person person,
      @PathVariable String id,
      @PathVariable long conflict,
      @RequestParam MultiValueMap<String, String> typed) {
    Question question = question(person, id, conflict);
    Fields fields = Typed.of(typed).fields();
    List<String> fromSource = new ArrayList<>();
    for (String field : question.conflict().fields()) {
      switch (fields.text("take." + field)) {
        case "left" -> {}
        case "right" -> fromSource.add(field);
        default -> {
          return show(HttpStatus.UNPROCESSABLE_CONTENT, page, question, page.t("merge.incomplete"));
        }
      }
    }
    ServiceDraft chosen =
        DraftFields.SERVICE.take(question.version().draft(), question.said(), fromSource);
    Directory.ChangeSetInfo info =
        new Directory.ChangeSetInfo(person.actor(), fields.text("reason"))
            .vouchedBy(drafts.verifier(person, chosen));
    if (!fromSource.isEmpty()
        && records.write(info, question.id(), Restoring.base(fields), chosen)
            instanceof WriteOutcome.Conflict<ServiceDraft>) {
      return show(
          HttpStatus.CONFLICT, page, question(person, id, conflict), page.t("merge.changed"));
    }
    records.settle(info, question.conflict());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(page.url(Addresses.edit(question.id())) + "?saved=yes"))
        .build();
  }

  private Question question(Person person, String shortForm, long number) {
    ServiceId id =
        ServiceId.parse(shortForm).orElseThrow(() -> new NotFound("service " + shortForm));
    Version<ServiceDraft> version =
        records.find(id).orElseThrow(() -> new NotFound("service " + shortForm));
    drafts.require(person, id, version.draft());
    SourceConflict conflict =
        records.conflicts(id).stream()
            .filter(one -> one.id() == number)
            .findFirst()
            .orElseThrow(() -> new NotFound("conflict " + number));
    return new Question(
        id,
        version,
        conflict,
        records.said(id, conflict).orElseThrow(() -> new NotFound("conflict " + number)));
  }

  private ResponseEntity<byte[]> show(
      HttpStatus status, Page page, Question question, String problem) {
    ServiceDraft now = question.version().draft();
    List<ChoiceView.Field> fields =
        question.conflict().fields().stream()
            .map(
                field ->
                    new ChoiceView.Field(
                        field,
                        FieldWords.label(field, page),
                        List.of(),
                        words.of(field, DraftFields.SERVICE.value(now, field), page),
                        words.of(field, DraftFields.SERVICE.value(question.said(), field), page),
                        ""))
            .toList();
    String title = page.t("source.title", "name", now.details().name().in(page.order()));
    return templates.page(
        status,
        "editing/choose",
        Restoring.framed(page, title).withScript("src/edit.ts"),
        new ChoiceView(
            title,
            page.t("source.lead", "source", question.conflict().source()),
            page.url(Addresses.edit(question.id()) + "/source/" + question.conflict().id()),
            page.t("source.ours"),
            page.t("source.theirs"),
            fields,
            List.of(),
            Map.of("base", List.of(Long.toString(question.version().revision()))),
            List.of(new ChoiceView.Button("decide", page.t("source.save"), true)),
            true,
            problem));
  }
}
