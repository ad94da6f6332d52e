package org.capacitymetro.practices;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.files.FileStore;
import org.capacitymetro.files.StoredFile;
import org.capacitymetro.text.LocalizedText;
import org.springframework.stereotype.Component;

/// What a sheet says in rows and lists, and what stands in its attachments: words by which it is
/// found beside its texts.
@Component
class SheetWords {
  private static final int MOST_CHARACTERS = 400_000;

  private final FileStore files;

  SheetWords(FileStore files) {
    this.files = files;
  }

  String of(Sheet sheet) {
    String words =
        Stream.of(
                sheet.results().stream().flatMap(result -> all(result.what())),
                sheet.resources().stream().flatMap(resource -> all(resource.what())),
                sheet.keywords().stream(),
                sheet.attachments().stream()
                    .flatMap(
                        attachment ->
                            Stream.concat(
                                all(attachment.title()),
                                files.find(attachment.hash()).stream().map(StoredFile::words))))
            .flatMap(part -> part)
            .collect(Collectors.joining("\n"));
    return words.length() <= MOST_CHARACTERS ? words : words.substring(0, MOST_CHARACTERS);
  }

  private static Stream<String> all(LocalizedText text) {
    return text.texts().values().stream().map(LocalizedText.Entry::text);
  }
}
