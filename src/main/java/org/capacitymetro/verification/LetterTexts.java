package org.capacitymetro.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.capacitymetro.mail.Letter;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.DataDirectory;
import org.springframework.stereotype.Component;

/// The words of the letters to bodies. An operator who wants other words puts a text file
/// `letters/KIND.LANGUAGE.txt` into the data directory: the subject in its first line, then
/// paragraphs parted by empty lines, in which `{body}` and `{until}` are filled in; a paragraph
/// `{services}` becomes the list of services, a paragraph `{link}` the button. Read anew for each
/// letter, so that a change needs no restart.
@Component
class LetterTexts {
  static final String FOLDER = "letters";

  /// Why a body is written to.
  enum Kind {
    ASK,
    REMINDER,
    SECOND_CONTACT,
    /// The project that pays ends.
    ENDING,
    /// What was said of free places is about to expire.
    PLACES;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /// @param services one line for each
  /// @param link absolute address of the page that answers
  /// @param until day the link expires, in words
  record Filling(String body, List<String> services, String link, String until) {}

  private final DataDirectory data;

  LetterTexts(DataDirectory data) {
    this.data = data;
  }

  Letter write(Kind kind, Language language, Filling filling) {
    Messages words = Messages.in(language);
    List<String> blocks = blocks(kind, words);
    Letter letter = Letter.of(language, oneLine(fill(blocks.getFirst(), filling)));
    boolean linked = false;
    for (String block : blocks.subList(1, blocks.size())) {
      letter =
          switch (block) {
            case "{services}" -> letter.items(filling.services());
            case "{link}" -> letter.button(words.get("confirm.letter.button"), filling.link());
            default -> letter.paragraph(fill(block, filling));
          };
      linked |= block.equals("{link}");
    }
    return linked ? letter : letter.button(words.get("confirm.letter.button"), filling.link());
  }

  private List<String> blocks(Kind kind, Messages words) {
    Path own =
        data.root().resolve(FOLDER).resolve(kind.code() + "." + words.language().code() + ".txt");
    String text = words.get("confirm.letter." + kind.code());
    if (Files.isRegularFile(own)) {
      try {
        text = Files.readString(own);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String[] subjectAndRest = text.strip().split("\\R", 2);
    String rest = subjectAndRest.length == 1 ? "" : subjectAndRest[1].strip();
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(subjectAndRest[0]),
            java.util.stream.Stream.of(rest.split("\\R\\s*\\R"))
                .map(String::strip)
                .filter(block -> !block.isEmpty()))
        .toList();
  }

  private static String fill(String text, Filling filling) {
    String filled = text;
    for (Map.Entry<String, String> each :
        Map.of("{body}", filling.body(), "{until}", filling.until()).entrySet()) {
      filled = filled.replace(each.getKey(), each.getValue());
    }
    return filled;
  }

  /// A subject holds 250 characters and no line break, whatever a body calls itself.
  private static String oneLine(String subject) {
    String line = subject.replaceAll("[\\p{Cntrl}]+", " ").strip();
    return line.length() > 200 ? line.substring(0, 200) : line;
  }
}
