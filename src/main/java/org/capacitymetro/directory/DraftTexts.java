package org.capacitymetro.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.text.LocalizedText;

/// The texts of a draft by name, `documents.0` for those in lists: for reading all of them and for
/// changing one.
final class DraftTexts {

  /// Changes one text.
  interface Change {
    LocalizedText of(String field, LocalizedText text);
  }

  private DraftTexts() {}

  static Map<String, LocalizedText> of(ServiceDraft draft) {
    Map<String, LocalizedText> texts = new LinkedHashMap<>();
    withService(draft, (field, text) -> kept(texts, field, text));
    return texts;
  }

  static Map<String, LocalizedText> of(OrganizationDraft draft) {
    Map<String, LocalizedText> texts = new LinkedHashMap<>();
    withOrganization(draft, (field, text) -> kept(texts, field, text));
    return texts;
  }

  private static LocalizedText kept(
      Map<String, LocalizedText> texts, String field, LocalizedText text) {
    texts.put(field, text);
    return text;
  }

  static ServiceDraft withService(ServiceDraft draft, Change change) {
    ServiceDetails details = draft.details();
    Access access = details.access();
    Contacts contacts = details.contacts();
    LocationDraft place = draft.location();
    LocalizedText name = change.of("name", details.name());
    LocalizedText summary = change.of("summary", details.summary());
    LocalizedText description = change.of("description", details.description());
    LocalizedText howTo = change.of("how-to", details.howTo());
    List<LocalizedText> documents = new ArrayList<>();
    for (LocalizedText document : access.documents()) {
      documents.add(change.of("documents." + documents.size(), document));
    }
    List<Access.CostOption> costs = new ArrayList<>();
    for (Access.CostOption cost : access.costs()) {
      costs.add(
          new Access.CostOption(change.of("costs." + costs.size(), cost.text()), cost.amount()));
    }
    LocalizedText outcome = change.of("outcome", details.outcome());
    List<Contacts.Phone> phones = new ArrayList<>();
    for (Contacts.Phone phone : contacts.phones()) {
      phones.add(
          new Contacts.Phone(phone.number(), change.of("phones." + phones.size(), phone.note())));
    }
    LocationDraft arriving =
        place == null ? null : place.withArrival(change.of("arrival", place.arrival()));
    return new ServiceDraft(
        draft.source(),
        draft.provider(),
        new ServiceDetails(
            name,
            summary,
            description,
            howTo,
            outcome,
            details.sectors(),
            details.targets(),
            details.languages(),
            new Access(
                access.mode(), access.residencePermit(), access.anonymous(), costs, documents),
            details.schedule(),
            new Contacts(phones, contacts.emails(), contacts.websites()),
            details.funding(),
            details.attributes(),
            details.verification(),
            details.availability(),
            details.demonstration()),
        arriving);
  }

  static OrganizationDraft withOrganization(OrganizationDraft draft, Change change) {
    return new OrganizationDraft(
        draft.source(),
        change.of("name", draft.name()),
        change.of("description", draft.description()),
        draft.type(),
        draft.taxCode(),
        draft.areaCode(),
        draft.emails(),
        draft.websites(),
        draft.demonstration());
  }
}
