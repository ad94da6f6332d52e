package org.capacitymetro.search;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.index.Analysis;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Says why a service was found when its name does not: the sector, the provider, the street or
/// another word of the record that met a word of the query.
final class MatchedWord {
  private final String typed;
  private final TextQuery query;
  private final Lexicon lexicon;
  private final String language;

  /// @param typed the query as the reader wrote it
  MatchedWord(String typed, TextQuery query, Lexicon lexicon, String language) {
    this.typed = typed;
    this.query = query;
    this.lexicon = lexicon;
    this.language = language;
  }

  /// Null when the name shows every word of the query.
  @Nullable String of(PublicService service) {
    String name = service.details().name().in(language);
    String plain = name.toLowerCase(Locale.ROOT);
    for (TextQuery.Unit unit : query.units()) {
      if (!isShown(unit, name, plain)) {
        return explain(unit, service);
      }
    }
    return null;
  }

  private static boolean isShown(TextQuery.Unit unit, String name, String plain) {
    if (unit.alternatives().getFirst().words().stream().allMatch(plain::contains)) {
      return true;
    }
    List<String> words = Analysis.words(name);
    return unit.alternatives().stream()
        .anyMatch(
            alternative ->
                alternative.words().stream()
                    .allMatch(word -> words.stream().anyMatch(other -> meets(word, other))));
  }

  /// Whether a reader sees the one word in the other: the same, a beginning, a stem or a slip.
  private static boolean meets(String word, String other) {
    if (other.startsWith(word)) {
      return true;
    }
    Analysis.Stems stems = Analysis.stems(word);
    Analysis.Stems otherStems = Analysis.stems(other);
    return stems.italian().equals(otherStems.italian())
        || stems.english().equals(otherStems.english())
        || (word.length() >= Spelling.MIN_LENGTH
            && word.charAt(0) == other.charAt(0)
            && Spelling.within(word, other, 1));
  }

  private String explain(TextQuery.Unit unit, PublicService service) {
    for (TextQuery.Alternative alternative : unit.alternatives()) {
      for (String word : alternative.words()) {
        String term = term(word, alternative, service);
        if (term != null) {
          return term;
        }
      }
      List<@Nullable String> written =
          alternative.words().stream().map(word -> written(word, service)).toList();
      if (written.stream().allMatch(Objects::nonNull)) {
        return String.join(" ", written);
      }
    }
    return unit.alternatives().getFirst().words().stream()
        .map(this::asTyped)
        .collect(Collectors.joining(" "));
  }

  /// A word of the query with the accents and letters the reader gave it.
  private String asTyped(String word) {
    return Stream.of(typed.split("[^\\p{L}\\p{M}\\p{N}]+"))
        .filter(candidate -> Analysis.words(candidate).contains(word))
        .findFirst()
        .orElse(word);
  }

  private @Nullable String term(
      String word, TextQuery.Alternative alternative, PublicService service) {
    for (Lexicon.Found found :
        lexicon.find(word, alternative.synonym(), alternative.beginning(), true)) {
      Lexicon.Entry entry = found.entry();
      if (carries(service, entry)) {
        return entry.name().in(language);
      }
    }
    return null;
  }

  private boolean carries(PublicService service, Lexicon.Entry entry) {
    String code = entry.code();
    return switch (entry.term()) {
      case SECTOR ->
          service.details().sectors().stream()
              .anyMatch(sector -> sector.equals(code) || lexicon.isParent(code, sector));
      case TARGET -> service.details().targets().contains(code);
      case AREA ->
          entry.facet() == null
              ? code.equals(service.place().city())
              : service.place().areas().contains(code);
    };
  }

  private @Nullable String written(String word, PublicService service) {
    LocalizedText provider =
        service.provider() == null ? LocalizedText.EMPTY : service.provider().name();
    ServiceDetails details = service.details();
    Stream<String> own =
        Stream.of(
            details.name().in(language),
            provider.in(language),
            service.place().address().comune(),
            service.place().address().street(),
            details.summary().in(language));
    Stream<String> inOtherLanguages =
        Stream.of(details.name(), provider, details.summary())
            .flatMap(text -> text.texts().values().stream().map(LocalizedText.Entry::text));
    return Stream.concat(own, inOtherLanguages)
        .flatMap(text -> Stream.of(text.split("[^\\p{L}\\p{M}\\p{N}]+")))
        .filter(
            candidate ->
                !candidate.isEmpty()
                    && Analysis.words(candidate).stream().anyMatch(other -> meets(word, other)))
        .findFirst()
        .orElse(null);
  }
}
