package org.capacitymetro.practices;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.files.FileStore;
import org.capacitymetro.files.StoredFile;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.text.Folding;
import org.capacitymetro.text.LocalizedText;
import org.springframework.stereotype.Component;

/// The words of a sheet by which it is found: its texts in every language, the names of its
/// sectors, targets and cities, and what stands in its attachments.
@Component
class SheetWords {
  private static final int MOST_CHARACTERS = 400_000;

  private final FileStore files;
  private final Taxonomies taxonomies;
  private final Areas areas;

  SheetWords(FileStore files, Taxonomies taxonomies, Areas areas) {
    this.files = files;
    this.taxonomies = taxonomies;
    this.areas = areas;
  }

  /// Folded, as the question will be.
  String forSearch(Sheet sheet) {
    String words =
        Stream.of(
                sheet.texts().values().stream().flatMap(SheetWords::all),
                sheet.results().stream().flatMap(result -> all(result.what())),
                sheet.resources().stream().flatMap(resource -> all(resource.what())),
                sheet.keywords().stream(),
                terms(Vocabulary.SECTOR, sheet.sectors()),
                terms(Vocabulary.TARGET, sheet.targets()),
                sheet.cities().stream()
                    .flatMap(code -> areas.findCity(code).stream())
                    .flatMap(city -> all(city.name())),
                sheet.attachments().stream()
                    .flatMap(
                        attachment ->
                            Stream.concat(
                                all(attachment.title()),
                                files.find(attachment.hash()).stream().map(StoredFile::words))))
            .flatMap(part -> part)
            .collect(Collectors.joining(" "));
    String folded = Folding.words(words);
    return folded.length() <= MOST_CHARACTERS ? folded : folded.substring(0, MOST_CHARACTERS);
  }

  private Stream<String> terms(Vocabulary vocabulary, List<String> codes) {
    return codes.stream()
        .flatMap(code -> taxonomies.find(vocabulary, code).stream())
        .map(Term::name)
        .flatMap(SheetWords::all);
  }

  private static Stream<String> all(LocalizedText text) {
    return text.texts().values().stream().map(LocalizedText.Entry::text);
  }
}
