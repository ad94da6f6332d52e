package org.capacitymetro.editing;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.accounts.Action;
import org.capacitymetro.accounts.Person;
import org.capacitymetro.accounts.Policy;
import org.capacitymetro.directory.Difference;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.ServiceDraft;
import org.capacitymetro.directory.ServiceId;
import org.capacitymetro.directory.Version;
import org.capacitymetro.directory.WriteOutcome;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Two services that are one: side by side, chosen field by field. The record of the address stays
/// and takes in the other, whose address leads to it from then on. Or the two are not the same, and
/// nobody is asked again.
@Controller
class MergePages {
  private final Records records;
  private final ServiceDrafts drafts;
  private final Duplicates duplicates;
  private final FieldWords words;
  private final Templates templates;

  MergePages(
      Records records,
      ServiceDrafts drafts,
      Duplicates duplicates,
      FieldWords words,
      Templates templates) {
    this.records = records;
    this.drafts = drafts;
    this.duplicates = duplicates;
    this.words = words;
    this.templates = templates;
  }

  /// Both records as they are shown, which is what a choice is about.
  private record Pair(
      ServiceId keep, Version<ServiceDraft> kept, ServiceId give, Version<ServiceDraft> given) {}

  /// Without `with` the records that look like this one, to choose from.
  @GetMapping("/{language}/desk/services/{id}/merge")
  ResponseEntity<byte[]> compare(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String with) {
    ServiceId keep = parse(id);
    Version<ServiceDraft> kept = find(keep);
    Policy.require(person, Action.MERGE, drafts.subject(keep, kept.draft()));
    if (with.isEmpty()) {
      return candidates(keep, kept.draft(), "", page);
    }
    return ServiceId.parse(MergePages.idOf(with))
        .filter(give -> !give.equals(keep) && records.find(give).isPresent())
        .map(give -> show(page, pair(person, keep, give), ""))
        .orElseGet(
            () -> candidates(keep, kept.draft(), page.t("merge.unknown", "value", with), page));
  }

  @PostMapping("/{language}/desk/services/{id}/merge")
  ResponseEntity<byte[]> merge(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam String with,
      @RequestParam MultiValueMap<String, String> typed) {
    Typed form = Typed.of(typed);
    Fields fields = form.fields();
    Pair pair = pair(person, parse(id), parse(with));
    Directory.ChangeSetInfo info =
        new Directory.ChangeSetInfo(person.actor(), fields.text("reason"));
    if (form.action().equals("apart")) {
      records.keepApart(info, pair.keep(), pair.give());
      return seeOther(page.url(Addresses.edit(pair.keep())));
    }
    List<String> fromOther = new ArrayList<>();
    for (Difference difference : differences(pair)) {
      String choice = fields.text("take." + difference.field());
      if (choice.isEmpty()) {
        return show(page, pair, page.t("merge.incomplete"));
      }
      if (choice.equals("right")) {
        fromOther.add(difference.field());
      }
    }
    ServiceDraft chosen =
        DraftFields.SERVICE.take(pair.kept().draft(), pair.given().draft(), fromOther);
    WriteOutcome<ServiceDraft> outcome =
        records.mergeServices(
            info,
            new Records.Side(pair.keep().value(), number(fields, "base")),
            new Records.Side(pair.give().value(), number(fields, "other")),
            chosen);
    return outcome instanceof WriteOutcome.Conflict<ServiceDraft>
        ? show(page, pair(person, pair.keep(), pair.give()), page.t("merge.changed"))
        : seeOther(page.url(Addresses.edit(pair.keep())) + "?saved=yes");
  }

  private Pair pair(Person person, ServiceId keep, ServiceId give) {
    Version<ServiceDraft> kept = find(keep);
    Version<ServiceDraft> given = find(give);
    Policy.require(person, Action.MERGE, drafts.subject(keep, kept.draft()));
    Policy.require(person, Action.MERGE, drafts.subject(give, given.draft()));
    return new Pair(keep, kept, give, given);
  }

  private static List<Difference> differences(Pair pair) {
    return DraftFields.SERVICE.between(pair.kept().draft(), pair.given().draft());
  }

  /// Where one record says nothing, what the other says is proposed.
  private ResponseEntity<byte[]> show(Page page, Pair pair, String problem) {
    List<ChoiceView.Field> fields =
        differences(pair).stream()
            .map(
                difference ->
                    new ChoiceView.Field(
                        difference.field(),
                        FieldWords.label(difference.field(), page),
                        List.of(),
                        words.of(difference.field(), difference.before(), page),
                        words.of(difference.field(), difference.after(), page),
                        difference.after().isEmpty()
                            ? "left"
                            : difference.before().isEmpty() ? "right" : ""))
            .toList();
    Map<String, List<String>> hidden = new LinkedHashMap<>();
    hidden.put("with", List.of(pair.give().shortForm()));
    hidden.put("base", List.of(Long.toString(pair.kept().revision())));
    hidden.put("other", List.of(Long.toString(pair.given().revision())));
    return templates.page(
        problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
        "editing/choose",
        Restoring.framed(page, page.t("merge.title")).withScript("src/edit.ts"),
        new ChoiceView(
            page.t("merge.title"),
            page.t("merge.lead"),
            page.url(Addresses.edit(pair.keep()) + "/merge"),
            page.t("merge.this", "name", pair.kept().draft().details().name().in(page.code())),
            page.t("merge.other", "name", pair.given().draft().details().name().in(page.code())),
            fields,
            List.of(),
            hidden,
            List.of(
                new ChoiceView.Button("merge", page.t("merge.save"), true),
                new ChoiceView.Button("apart", page.t("merge.apart"), false)),
            true,
            problem));
  }

  private ResponseEntity<byte[]> candidates(
      ServiceId keep, ServiceDraft draft, String problem, Page page) {
    List<ServiceFormView.Similar> alike =
        duplicates.views(
            duplicates.of(Duplicates.traits(drafts.asPublic(keep, draft), "it"), keep), page);
    return templates.page(
        problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
        "editing/merge",
        Restoring.framed(page, page.t("merge.title")).withScript("src/edit.ts"),
        new MergeView(
            draft.details().name().in(page.code()),
            page.url(Addresses.edit(keep) + "/merge"),
            alike,
            problem));
  }

  /// The short id in an address somebody pasted, or the id itself.
  private static String idOf(String pasted) {
    String path = pasted.strip().replaceFirst("[?#].*$", "").replaceFirst("/$", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.substring(last.lastIndexOf('-') + 1);
  }

  private Version<ServiceDraft> find(ServiceId id) {
    return records.find(id).orElseThrow(() -> new NotFound("service " + id.shortForm()));
  }

  private static ServiceId parse(String id) {
    return ServiceId.parse(id).orElseThrow(() -> new NotFound("service " + id));
  }

  private static long number(Fields fields, String name) {
    String number = fields.text(name);
    return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
  }

  private static ResponseEntity<byte[]> seeOther(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
  }
}
