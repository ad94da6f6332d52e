package org.capacitymetro.editing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Person;
import org.springframework.stereotype.Component;

/// The line of the desk for what somebody began to write and did not save.
@Component
class OwnDrafts implements DeskLine {
  private final KeptForms kept;

  OwnDrafts(KeptForms kept) {
    this.kept = kept;
  }

  @Override
  public String key() {
    return "drafts";
  }

  @Override
  public int position() {
    return 20;
  }

  @Override
  public Waiting waiting(Person person, Filter filter, int limit, Page page) {
    if (filter.city() != null || filter.sector() != null) {
      return Waiting.NOTHING;
    }
    List<Entry> entries =
        kept.list(person.id()).stream().flatMap(draft -> entry(draft, page).stream()).toList();
    return new Waiting(entries.size(), Map.of(), Map.of(), entries.stream().limit(limit).toList());
  }

  private static Optional<Entry> entry(KeptForms.Kept draft, Page page) {
    LocalDate day = LocalDate.ofInstant(draft.at(), Formats.ZONE);
    String name = draft.fields().text("name." + page.code());
    String title = name.isEmpty() ? draft.fields().text("name.it") : name;
    return address(draft.target())
        .map(
            address ->
                new Entry(
                    title.isEmpty() ? page.t("desk.line.drafts.nameless") : title,
                    address,
                    page.t("desk.line.drafts.since", "day", page.formats().date(day)),
                    day));
  }

  private static Optional<String> address(String target) {
    return switch (target) {
      case ServiceEditPages.NEW -> Optional.of("/desk/services/new");
      case OrganizationEditPages.NEW -> Optional.of("/desk/organizations/new");
      default -> {
        UUID id = UUID.fromString(target.substring(target.indexOf(':') + 1));
        yield Optional.of(
            target.startsWith("service:")
                ? Addresses.edit(new ServiceId(id))
                : Addresses.edit(new OrganizationId(id)));
      }
    };
  }
}
