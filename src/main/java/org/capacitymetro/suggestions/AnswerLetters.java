package org.capacitymetro.suggestions;

import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.mail.Letter;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.PublicAddress;
import org.springframework.stereotype.Component;

/// What a visitor who left a mail address is told once somebody has decided: in the language the
/// site was read in, without the name of whoever decided.
@Component
class AnswerLetters {
  private static final int LONGEST_NAME = 120;

  private final Directory directory;
  private final PublicAddress address;

  AnswerLetters(Directory directory, PublicAddress address) {
    this.directory = directory;
    this.address = address;
  }

  /// @param outcome key of what became of it: `applied`, `closed`, `refused`
  /// @param words for the visitor by whoever decided; may be empty
  Letter of(Suggestion suggestion, String outcome, String words) {
    Language language = Language.find(suggestion.language()).orElse(Language.ITALIAN);
    Messages messages = Messages.in(language);
    PublicService service =
        directory.followed(suggestion.service()).map(Lookup.Found::value).orElse(null);
    String name =
        service == null
            ? messages.get("suggestions.gone")
            : shortened(service.details().name().in(language.code()));
    Letter letter =
        Letter.of(language, messages.get("suggestions.letter", "service", name))
            .paragraph(messages.get("suggestions.letter." + outcome, "service", name));
    if (!words.isEmpty()) {
      letter = letter.paragraph(messages.get("suggestions.letter.words")).paragraph(words);
    }
    if (service != null) {
      letter =
          letter.link(
              name, address.of("/" + language.code() + Addresses.of(service, language.code())));
    }
    return letter.paragraph(messages.get("suggestions.letter.end"));
  }

  private static String shortened(String name) {
    String line = name.replaceAll("\\p{Cntrl}+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST_NAME
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)) + "…";
  }
}
