package org.capacitymetro.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TranslatableRecord;
import org.capacitymetro.text.Translatables;
import org.capacitymetro.text.Translation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The texts of services and bodies for translators. A text of a reserved place that the public
/// reads shortened is not among them: it goes neither to agencies nor to machines.
@Component
class DirectoryTexts implements Translatables {
  private static final String SERVICE = "service";
  private static final String ORGANIZATION = "organization";
  private static final int BATCH = 100;

  private final JdbcClient jdbc;
  private final ServiceShelf serviceShelf;
  private final OrganizationShelf organizationShelf;
  private final Directory directory;
  private final Editor editor;

  DirectoryTexts(
      JdbcClient jdbc,
      ServiceShelf serviceShelf,
      OrganizationShelf organizationShelf,
      Directory directory,
      Editor editor) {
    this.jdbc = jdbc;
    this.serviceShelf = serviceShelf;
    this.organizationShelf = organizationShelf;
    this.directory = directory;
    this.editor = editor;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(SERVICE, ORGANIZATION);
  }

  /// The number of the transaction that wrote the row last.
  @Override
  public Map<String, String> versions(String kind) {
    return jdbc
        .sql(
            kind.equals(SERVICE)
                ? "select id::text, xmin::text from service where status = 'ACTIVE'"
                : "select id::text, xmin::text from organization where status = 'ACTIVE'")
        .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public List<TranslatableRecord> list(String kind, Collection<String> ids) {
    List<UUID> uuids = ids.stream().flatMap(id -> parse(id).stream()).toList();
    return kind.equals(SERVICE) ? services(uuids) : organizations(uuids);
  }

  private static Optional<UUID> parse(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<TranslatableRecord> services(List<UUID> ids) {
    Map<UUID, Shelf.State<ServiceDraft>> exact = serviceShelf.current(ids);
    List<TranslatableRecord> found = new ArrayList<>();
    for (PublicService service : directory.list(ids.stream().map(ServiceId::new).toList())) {
      Shelf.State<ServiceDraft> state = exact.get(service.id().value());
      if (state != null) {
        LocalizedText name = service.details().name();
        ServiceDraft shown =
            new ServiceDraft(
                service.source(),
                null,
                service.details(),
                LocationDraft.arrivingAt(service.place().arrival()));
        found.add(
            new TranslatableRecord(
                SERVICE,
                service.id().value().toString(),
                service.place().city(),
                service.provider() == null ? null : service.provider().id().value(),
                name,
                Addresses.of(service, name.source()),
                everywhere(DraftTexts.of(state.draft()), DraftTexts.of(shown))));
      }
    }
    return found;
  }

  private List<TranslatableRecord> organizations(List<UUID> ids) {
    List<TranslatableRecord> found = new ArrayList<>();
    organizationShelf
        .current(ids)
        .forEach(
            (id, state) ->
                directory
                    .findOrganization(new OrganizationId(id))
                    .filter(body -> state.status() instanceof Status.Active)
                    .ifPresent(
                        body -> {
                          OrganizationDraft exact = state.draft();
                          Map<String, LocalizedText> shown = new LinkedHashMap<>();
                          shown.put("name", body.name());
                          shown.put("description", body.description());
                          found.add(
                              new TranslatableRecord(
                                  ORGANIZATION,
                                  id.toString(),
                                  state.city(),
                                  id,
                                  body.name(),
                                  Addresses.of(body, body.name().source()),
                                  everywhere(DraftTexts.of(exact), shown)));
                        }));
    return found;
  }

  /// The texts that everybody reads as they are written.
  private static Map<String, LocalizedText> everywhere(
      Map<String, LocalizedText> exact, Map<String, LocalizedText> shown) {
    Map<String, LocalizedText> same = new LinkedHashMap<>();
    exact.forEach(
        (field, text) -> {
          if (!text.isEmpty() && text.equals(shown.get(field))) {
            same.put(field, text);
          }
        });
    return same;
  }

  @Override
  public List<Translation> translate(String actor, String reason, List<Translation> translations) {
    Map<String, Map<UUID, List<Translation>>> byRecord = new TreeMap<>();
    Writing writing = new Writing(new Directory.ChangeSetInfo(actor, reason));
    translations.forEach(
        translation ->
            parse(translation.id())
                .ifPresentOrElse(
                    id ->
                        byRecord
                            .computeIfAbsent(translation.kind(), kind -> new TreeMap<>())
                            .computeIfAbsent(id, each -> new ArrayList<>())
                            .add(translation),
                    () -> writing.refused.add(translation)));
    byRecord.forEach(
        (kind, records) -> {
          if (kind.equals(SERVICE)) {
            writing.write(serviceShelf, records);
          } else {
            writing.write(organizationShelf, records);
          }
        });
    return writing.refused;
  }

  /// One change set, begun with the first record that changes.
  private final class Writing {
    private final Directory.ChangeSetInfo info;
    private final List<Translation> refused = new ArrayList<>();
    private @Nullable Long changeSet;

    Writing(Directory.ChangeSetInfo info) {
      this.info = info;
    }

    <D> void write(Shelf<D> shelf, Map<UUID, List<Translation>> records) {
      List<UUID> ids = List.copyOf(records.keySet());
      for (int from = 0; from < ids.size(); from += BATCH) {
        List<UUID> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
        editor.inOne(
            () -> {
              batch.forEach(id -> write(shelf, id, records.getOrDefault(id, List.of())));
              return batch;
            });
      }
    }

    private <D> void write(Shelf<D> shelf, UUID id, List<Translation> translations) {
      if (!shelf.current(List.of(id)).containsKey(id)) {
        refused.addAll(translations);
        return;
      }
      Editor.Held<D> held = editor.hold(shelf, id);
      List<Translation> open = new ArrayList<>(translations);
      D before = held.state().draft();
      D after =
          shelf.withTexts(
              before,
              (field, text) -> {
                LocalizedText now = text;
                for (Translation translation : translations) {
                  if (translation.field().equals(field)) {
                    LocalizedText then = translation.in(now).orElse(null);
                    if (then != null) {
                      now = then;
                      open.remove(translation);
                    }
                  }
                }
                return now;
              });
      refused.addAll(open);
      if (!shelf.json(after).equals(shelf.json(before))) {
        long begun = changeSet == null ? editor.begin(info) : changeSet;
        changeSet = begun;
        editor.put(shelf, begun, Revision.Action.CHANGED, held, after, null);
      }
    }
  }
}
