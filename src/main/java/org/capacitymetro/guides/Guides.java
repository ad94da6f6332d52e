package org.capacitymetro.guides;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.platform.Refreshed;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.text.Folding;
import org.springframework.stereotype.Component;

/// The guides as the public may read them. Kept in memory; a change by another node is seen within
/// a third of a second.
@Component
public class Guides {
  /// After the language.
  static final String PATH = "/guides";

  private static final int MOST_WORDS = 12;

  /// @param words folded, of all languages
  private record Shelf(
      List<PublishedGuide> listed,
      Map<GuideId, PublishedGuide> byId,
      Map<GuideId, List<String>> words) {
    static Shelf of(List<PublishedGuide> all) {
      return new Shelf(
          all.stream().filter(guide -> guide.state() == GuideState.PUBLISHED).toList(),
          all.stream().collect(Collectors.toMap(PublishedGuide::id, guide -> guide)),
          all.stream().collect(Collectors.toMap(PublishedGuide::id, Shelf::words)));
    }

    private static List<String> words(PublishedGuide guide) {
      return guide.content().textsByName().values().stream()
          .flatMap(text -> text.texts().values().stream())
          .flatMap(entry -> Stream.of(Folding.words(entry.text()).split(" ")))
          .distinct()
          .toList();
    }
  }

  private final Refreshed<Shelf> shelf;

  Guides(GuideStore store) {
    this.shelf = new Refreshed<>(store::generation, () -> Shelf.of(store.published()));
  }

  /// A guide of the public, also one that is archived.
  public Optional<PublishedGuide> find(GuideId id) {
    return Optional.ofNullable(shelf.getNewest().byId().get(id));
  }

  /// The guide of an address, which ends in `{slug}-{id}` or in the id alone.
  PublishedGuide named(String slugAndId) {
    return GuideId.parse(slugAndId.substring(slugAndId.lastIndexOf('-') + 1))
        .flatMap(this::find)
        .orElseThrow(() -> new NotFound("guide " + slugAndId));
  }

  /// All that are kept up, newest first; their addresses are [PublishedGuide#path].
  public List<PublishedGuide> list() {
    return shelf.getNewest().listed();
  }

  /// The guides that the editors of a city keep, newest first.
  public List<PublishedGuide> ofCity(String city) {
    return list().stream().filter(guide -> city.equals(guide.city())).toList();
  }

  /// The guides that hold a sheet, newest first.
  public List<PublishedGuide> of(PracticeId practice) {
    return list().stream()
        .filter(
            guide ->
                guide.content().sheets().stream()
                    .anyMatch(ref -> ref.practice().equals(practice.value())))
        .toList();
  }

  /// Those of all that are kept up in which all words stand, in any language; words may be begun
  /// only.
  List<PublishedGuide> withWords(String text) {
    Shelf all = shelf.getNewest();
    List<String> sought =
        Stream.of(Folding.words(text).split(" "))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .toList();
    return all.listed().stream()
        .filter(
            guide ->
                sought.stream()
                    .allMatch(
                        word ->
                            all.words().getOrDefault(guide.id(), List.of()).stream()
                                .anyMatch(each -> each.startsWith(word))))
        .toList();
  }

  /// Changes whenever a guide does.
  public long generation() {
    return shelf.version();
  }
}
