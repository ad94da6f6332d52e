package org.capacitymetro.mail;

import java.util.Map;
import java.util.stream.Collectors;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.platform.PublicAddress;
import org.springframework.stereotype.Component;

/// Makes the two forms of a letter: plain text, and HTML by the template `mail/letter`.
@Component
class LetterWriter {
  private final Templates templates;
  private final PublicAddress address;

  LetterWriter(Templates templates, PublicAddress address) {
    this.templates = templates;
    this.address = address;
  }

  Mail write(MailAddress to, Letter letter) {
    Messages words = Messages.in(letter.language());
    String home = address.of("/" + letter.language().code() + "/");
    return new Mail(
        to,
        letter.language(),
        letter.subject(),
        text(letter, words, home),
        templates.render("mail/letter", Map.of("letter", letter, "words", words, "home", home)),
        headers(letter));
  }

  /// With these two, mail programs show a button of their own that unsubscribes (RFC 8058).
  private static Map<String, String> headers(Letter letter) {
    String unsubscribe = letter.unsubscribe();
    return unsubscribe == null
        ? Map.of()
        : Map.of(
            "List-Unsubscribe",
            "<" + unsubscribe + ">",
            "List-Unsubscribe-Post",
            "List-Unsubscribe=One-Click");
  }

  private static String text(Letter letter, Messages words, String home) {
    String body =
        letter.parts().stream().map(LetterWriter::text).collect(Collectors.joining("\n\n"));
    StringBuilder text = new StringBuilder(body);
    text.append("\n\n-- \n").append(words.get("mail.sender")).append("\n").append(home);
    if (letter.unsubscribe() != null) {
      text.append("\n\n").append(words.get("mail.unsubscribe")).append(":\n");
      text.append(letter.unsubscribe());
    }
    return text.append("\n").toString();
  }

  private static String text(Letter.Part part) {
    return switch (part) {
      case Letter.Paragraph(String text) -> text.strip();
      case Letter.Heading(String text) -> text.strip() + "\n" + "=".repeat(text.strip().length());
      case Letter.Items(var texts) ->
          texts.stream().map(text -> "- " + text.strip()).collect(Collectors.joining("\n"));
      case Letter.Link(String label, String url, boolean main) -> label.strip() + ":\n" + url;
    };
  }
}
