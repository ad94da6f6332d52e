package org.capacitymetro.practices;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.platform.Refreshed;
import org.springframework.stereotype.Component;

/// The sheets as the public may read them. Kept in memory; a change by another node is seen within
/// a third of a second.
@Component
public class Practices {
  /// @param byService those that are kept up, by the service that a linked one went on in
  private record Shelf(
      List<Published> listed,
      Map<PracticeId, Published> byId,
      Map<ServiceId, List<Published>> byService) {}

  private final PracticeStore store;
  private final SheetWords words;
  private final Directory directory;
  private final Refreshed<Shelf> shelf;

  Practices(PracticeStore store, SheetWords words, Directory directory) {
    this.store = store;
    this.words = words;
    this.directory = directory;
    this.shelf = new Refreshed<>(this::version, this::read);
  }

  private long version() {
    return store.generation() + directory.countMerged();
  }

  private Shelf read() {
    List<Published> all = store.published();
    List<Published> listed = all.stream().filter(sheet -> sheet.state().isListed()).toList();
    Map<ServiceId, ServiceId> current =
        directory.current(listed.stream().flatMap(Practices::linked).distinct().toList());
    Map<ServiceId, List<Published>> byService = new HashMap<>();
    for (Published published : listed) {
      linked(published)
          .map(service -> current.getOrDefault(service, service))
          .distinct()
          .forEach(
              service ->
                  byService.computeIfAbsent(service, one -> new ArrayList<>()).add(published));
    }
    return new Shelf(
        listed,
        all.stream().collect(Collectors.toMap(Published::id, sheet -> sheet)),
        Collections.unmodifiableMap(byService));
  }

  private static Stream<ServiceId> linked(Published published) {
    return published.sheet().services().stream().map(link -> new ServiceId(link.service()));
  }

  /// A sheet of the public, also one that is archived.
  public Optional<Published> find(PracticeId id) {
    return Optional.ofNullable(shelf.getNewest().byId().get(id));
  }

  /// The sheet of an address, which ends in `{slug}-{id}` or in the id alone.
  public Published named(String slugAndId) {
    return PracticeId.parse(slugAndId.substring(slugAndId.lastIndexOf('-') + 1))
        .flatMap(this::find)
        .orElseThrow(() -> new NotFound("practice " + slugAndId));
  }

  /// All that are kept up, newest first.
  public List<Published> list() {
    return shelf.getNewest().listed();
  }

  /// The sheets of one service, newest first; also those that name a service which went on in it.
  public List<Published> of(ServiceId service) {
    return byService().getOrDefault(service, List.of());
  }

  /// The sheets of every service that has one; the same map until a sheet changes.
  public Map<ServiceId, List<Published>> byService() {
    return shelf.getNewest().byService();
  }

  /// The words of a sheet beside its title and summary, the text of its attachments counted in.
  public String words(Published published) {
    return words.of(published.sheet());
  }

  /// Changes whenever a sheet does.
  public long generation() {
    return shelf.version();
  }
}
