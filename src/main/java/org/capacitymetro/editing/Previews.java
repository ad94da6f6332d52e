package org.capacitymetro.editing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the public would see of a form that nobody saved yet, for the page that shows services.
@Component
public class Previews {
  private final Records records;
  private final ServiceDrafts drafts;

  Previews(Records records, ServiceDrafts drafts) {
    this.records = records;
    this.drafts = drafts;
  }

  /// @param service what the public would see; null when something cannot be shown yet
  /// @param problems why, in sentences
  public record Preview(@Nullable PublicService service, List<String> problems) {}

  /// @param id short id of the record, empty for a new one
  /// @param typed the form as it was sent
  public Preview of(Person person, String id, Map<String, List<String>> typed, Page page) {
    ServiceId service =
        id.isEmpty() ? null : ServiceId.parse(id).orElseThrow(() -> new NotFound("service " + id));
    ServiceDraft before = null;
    if (service == null) {
      Policy.requireSomewhere(person, Action.EDIT);
    } else {
      Optional<Version<ServiceDraft>> version = records.find(service);
      before = version.orElseThrow(() -> new NotFound("service " + id)).draft();
      drafts.require(person, service, before);
    }
    ServiceForm.Read read = drafts.read(drafts.resolved(Typed.of(typed).fields()), before);
    ServiceDraft draft = read.draft();
    return draft == null
        ? new Preview(
            null, read.problems().stream().map(problem -> problem.sentence(page.words())).toList())
        : new Preview(drafts.asPublic(service, draft), List.of());
  }
}
