package org.capacitymetro.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.SpokenLanguages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A service as the fields of a form, and back. What the form does not show (verification, source)
/// stays as it was.
@Component
class ServiceForm {
  static final int LONGEST_NAME = 200;
  static final int LONGEST_SUMMARY = 300;
  static final int LONGEST_TEXT = 10_000;

  private static final int LONGEST_ROW = 500;
  private static final Pattern PHONE = Pattern.compile("[+(]?[0-9][0-9 ()/.*#-]{1,30}");

  /// A record read from a form.
  ///
  /// @param draft null when there are problems
  record Read(@Nullable ServiceDraft draft, List<FieldProblem> problems) {}

  private final Taxonomies taxonomies;
  private final Areas areas;

  ServiceForm(Taxonomies taxonomies, Areas areas) {
    this.taxonomies = taxonomies;
    this.areas = areas;
  }

  Fields write(ServiceDraft draft) {
    ServiceDetails details = draft.details();
    FormWriting form = new FormWriting();
    form.put("name", details.name());
    form.put("summary", details.summary());
    form.put("description", details.description());
    form.put("outcome", details.outcome());
    form.put("sectors", details.sectors());
    form.put("targets", details.targets());
    form.put("languages", details.languages());
    form.put("howTo", details.howTo());
    write(details.access(), form);
    ScheduleForm.write(details.schedule(), form);
    write(details.contacts(), form);
    PlaceForm.write(draft.location(), form);
    OrganizationId provider = draft.provider();
    form.put("provider", provider == null ? null : provider.shortForm());
    OrganizationId funder = details.funding().funder();
    form.put("funder", funder == null ? null : funder.shortForm());
    form.put("project", details.funding().projectCode());
    form.put(
        "endsOn",
        details.funding().endsOn() == null ? null : details.funding().endsOn().toString());
    int row = 0;
    for (Map.Entry<String, String> fact : sorted(details.attributes()).entrySet()) {
      form.put("attributes." + row + ".label", fact.getKey());
      form.put("attributes." + row + ".value", fact.getValue());
      row++;
    }
    return form.fields();
  }

  /// A form with nothing in it.
  Fields blank() {
    FormWriting form = new FormWriting();
    form.put("mode", Access.Mode.UNKNOWN);
    form.put("permit", Answer.UNKNOWN);
    form.put("anonymous", Answer.UNKNOWN);
    ScheduleForm.write(Schedule.UNKNOWN, form);
    PlaceForm.write(null, form);
    return form.fields();
  }

  /// @param before the record as it was when the form was opened; null for a new one
  /// @param source who the record belongs to
  Read read(Fields fields, @Nullable ServiceDraft before, SourceRef source) {
    FormReading form = new FormReading(fields);
    ServiceDetails old =
        before == null
            ? ServiceDetails.of(LocalizedText.of("it", "?"), List.of())
            : before.details();
    LocalizedText name =
        form.localized("name", LONGEST_NAME, before == null ? LocalizedText.EMPTY : old.name());
    if (name.isEmpty() && form.problems().isEmpty()) {
      form.refuse("name.it", "name-missing");
    }
    List<String> sectors = codes(form, "sectors", Vocabulary.SECTOR);
    if (sectors.isEmpty()) {
      form.refuse("sectors", "sector-missing");
    }
    ServiceDetails details =
        new ServiceDetails(
            name.isEmpty() ? LocalizedText.of("it", "?") : name,
            form.localized("summary", LONGEST_SUMMARY, old.summary()),
            form.localized("description", LONGEST_TEXT, old.description()),
            form.localized("howTo", LONGEST_TEXT, old.howTo()),
            form.localized("outcome", LONGEST_TEXT, old.outcome()),
            sectors,
            codes(form, "targets", Vocabulary.TARGET),
            languages(form),
            access(form, old.access()),
            ScheduleForm.read(form, old.schedule()),
            contacts(form, old.contacts()),
            new Funding(
                organization(form, "funder"), form.orNull("project", 60), form.date("endsOn")),
            attributes(form),
            old.verification(),
            old.availability(),
            old.demonstration());
    ServiceDraft draft =
        new ServiceDraft(
            source,
            organization(form, "provider"),
            details,
            PlaceForm.read(form, before == null ? null : before.location(), areas));
    return new Read(form.problems().isEmpty() ? draft : null, form.problems());
  }

  private static void write(Access access, FormWriting form) {
    form.put("mode", access.mode());
    form.put("permit", access.residencePermit());
    form.put("anonymous", access.anonymous());
    for (int i = 0; i < access.documents().size(); i++) {
      form.put("documents." + i + ".text", access.documents().get(i));
    }
    for (int i = 0; i < access.costs().size(); i++) {
      Access.CostOption cost = access.costs().get(i);
      form.put(
          "costs." + i + ".amount",
          cost.amount() == null ? null : cost.amount().toPlainString().replace('.', ','));
      form.put("costs." + i + ".text", cost.text());
    }
  }

  private static void write(Contacts contacts, FormWriting form) {
    for (int i = 0; i < contacts.phones().size(); i++) {
      form.put("phones." + i + ".number", contacts.phones().get(i).number());
      form.put("phones." + i + ".note", contacts.phones().get(i).note());
    }
    form.put("emails", String.join("\n", contacts.emails()));
    form.put("websites", String.join("\n", contacts.websites()));
  }

  private List<String> codes(FormReading form, String field, Vocabulary vocabulary) {
    List<String> codes = new ArrayList<>();
    for (String code : form.fields().list(field)) {
      if (taxonomies.find(vocabulary, code).isPresent()) {
        codes.add(code);
      } else {
        form.refuse(field, "code", "value", code);
      }
    }
    return codes.stream().distinct().toList();
  }

  private static List<String> languages(FormReading form) {
    Set<String> languages = new LinkedHashSet<>();
    form.fields().list("languages").stream()
        .flatMap(tag -> SpokenLanguages.canonical(tag).stream())
        .forEach(languages::add);
    for (String typed : form.text("languages.other", LONGEST_ROW).split("[,;\n]")) {
      String word = typed.strip();
      if (!word.isEmpty()) {
        Optional<String> tag = LanguageNames.find(word);
        tag.ifPresentOrElse(
            languages::add, () -> form.refuse("languages.other", "language", "value", word));
      }
    }
    languages.remove("it");
    return List.copyOf(languages);
  }

  private static Access access(FormReading form, Access before) {
    List<Access.CostOption> costs = new ArrayList<>();
    List<LocalizedText> costsBefore = before.costs().stream().map(Access.CostOption::text).toList();
    for (int number : form.fields().rows("costs")) {
      String row = "costs." + number;
      LocalizedText text =
          form.localized(row + ".text", LONGEST_ROW, form.rowBefore(row + ".text", costsBefore));
      var amount = form.amount(row + ".amount");
      if (!text.isEmpty() || amount != null) {
        costs.add(new Access.CostOption(text, amount));
      }
    }
    List<LocalizedText> documents = new ArrayList<>();
    for (int number : form.fields().rows("documents")) {
      String row = "documents." + number + ".text";
      LocalizedText text =
          form.localized(row, LONGEST_ROW, form.rowBefore(row, before.documents()));
      if (!text.isEmpty()) {
        documents.add(text);
      }
    }
    return new Access(
        form.choice("mode", Access.Mode.class, Access.Mode.UNKNOWN),
        form.choice("permit", Answer.class, Answer.UNKNOWN),
        form.choice("anonymous", Answer.class, Answer.UNKNOWN),
        costs,
        documents);
  }

  private static Contacts contacts(FormReading form, Contacts before) {
    List<LocalizedText> notes = before.phones().stream().map(Contacts.Phone::note).toList();
    List<Contacts.Phone> phones = new ArrayList<>();
    for (int number : form.fields().rows("phones")) {
      String row = "phones." + number;
      String phone = form.text(row + ".number", 40);
      LocalizedText note =
          form.localized(row + ".note", LONGEST_ROW, form.rowBefore(row + ".note", notes));
      if (phone.isEmpty()) {
        if (!note.isEmpty()) {
          form.refuse(row + ".number", "number-missing");
        }
      } else if (PHONE.matcher(phone).matches()) {
        phones.add(new Contacts.Phone(phone, note));
      } else {
        form.refuse(row + ".number", "phone", "value", phone);
      }
    }
    return new Contacts(
        phones, Reachable.emails(form, "emails"), Reachable.websites(form, "websites"));
  }

  private static Map<String, String> attributes(FormReading form) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int number : form.fields().rows("attributes")) {
      String row = "attributes." + number;
      String label = form.text(row + ".label", 100);
      String value = form.text(row + ".value", 1_000);
      if (label.isEmpty() != value.isEmpty()) {
        form.refuse(row + (label.isEmpty() ? ".label" : ".value"), "half-attribute");
      } else if (!label.isEmpty() && attributes.putIfAbsent(label, value) != null) {
        form.refuse(row + ".label", "twice", "value", label);
      }
    }
    return attributes;
  }

  /// By now the id of a body: the controller has turned a typed name into it.
  static @Nullable OrganizationId organization(FormReading form, String field) {
    String id = form.fields().text(field);
    Optional<OrganizationId> found = OrganizationId.parse(id);
    if (!id.isEmpty() && found.isEmpty()) {
      form.refuse(field, "organization", "value", id);
    }
    return found.orElse(null);
  }

  private static Map<String, String> sorted(Map<String, String> attributes) {
    Map<String, String> sorted = new LinkedHashMap<>();
    attributes.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                (one, two) -> one.toLowerCase(Locale.ROOT).compareTo(two.toLowerCase(Locale.ROOT))))
        .forEach(fact -> sorted.put(fact.getKey(), fact.getValue()));
    return sorted;
  }
}
