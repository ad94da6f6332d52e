package org.capacitymetro.practices;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.directory.ServiceId;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.platform.Refreshed;
import org.capacitymetro.text.Folding;
import org.springframework.stereotype.Component;

/// The sheets as the public may read them. Kept in memory; a change by another node is seen within
/// a third of a second.
@Component
public class Practices {
  private static final int MOST_WORDS = 12;

  private record Shelf(List<Published> listed, Map<PracticeId, Published> byId) {
    static Shelf of(List<Published> all) {
      return new Shelf(
          all.stream().filter(sheet -> sheet.state().isListed()).toList(),
          all.stream().collect(Collectors.toMap(Published::id, sheet -> sheet)));
    }
  }

  private final PracticeStore store;
  private final Refreshed<Shelf> shelf;

  Practices(PracticeStore store) {
    this.store = store;
    this.shelf = new Refreshed<>(store::generation, () -> Shelf.of(store.published()));
  }

  /// A sheet of the public, also one that is archived.
  public Optional<Published> find(PracticeId id) {
    return Optional.ofNullable(shelf.getNewest().byId().get(id));
  }

  /// The sheet of an address, which ends in `{slug}-{id}` or in the id alone.
  Published named(String slugAndId) {
    return PracticeId.parse(slugAndId.substring(slugAndId.lastIndexOf('-') + 1))
        .flatMap(this::find)
        .orElseThrow(() -> new NotFound("practice " + slugAndId));
  }

  /// All that are kept up, newest first.
  public List<Published> list() {
    return shelf.getNewest().listed();
  }

  /// The sheets of one service, newest first.
  public List<Published> of(ServiceId service) {
    return list().stream()
        .filter(
            published ->
                published.sheet().services().stream()
                    .anyMatch(link -> link.service().equals(service.value())))
        .toList();
  }

  /// Every service that has a sheet, for those who filter by it.
  public Set<ServiceId> servicesWithPractice() {
    return list().stream()
        .flatMap(published -> published.sheet().services().stream())
        .map(link -> new ServiceId(link.service()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Those of `among` in which all words stand, the text of attachments counted in; words may be
  /// begun only.
  List<Published> withWords(Collection<Published> among, String text) {
    List<String> words =
        Stream.of(Folding.words(text).split(" "))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .toList();
    if (words.isEmpty()) {
      return List.copyOf(among);
    }
    Set<PracticeId> found = store.findByWords(words);
    return among.stream().filter(published -> found.contains(published.id())).toList();
  }

  /// Changes whenever a sheet does.
  public long generation() {
    return shelf.version();
  }
}
