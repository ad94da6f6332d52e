package org.capacitymetro.practices;

import org.capacitymetro.mail.Letter;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Post;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.PublicAddress;
import org.capacitymetro.rights.Person;
import org.springframework.stereotype.Component;

/// What authors and editors are told by mail about a sheet.
@Component
class PracticeLetters {
  private static final int LONGEST_TITLE = 120;

  private final Post post;
  private final PublicAddress address;

  PracticeLetters(Post post, PublicAddress address) {
    this.post = post;
    this.address = address;
  }

  void invited(Person to, Practice practice, Person by) {
    send(to, practice, "invited", by.name(), "");
  }

  void submitted(Person to, Practice practice) {
    send(to, practice, "submitted", "", "");
  }

  void decided(Person to, Practice practice, Step step, String reason) {
    send(to, practice, step.code(), "", reason);
  }

  void askWhetherTrue(Person to, Practice practice) {
    send(to, practice, "ask", "", "");
  }

  /// @param what key of the words, behind `practices.letter.`
  private void send(Person to, Practice practice, String what, String who, String reason) {
    Language language = Language.find(to.language()).orElse(Language.ITALIAN);
    Messages words = Messages.in(language);
    String title = shortened(practice.sheet().title().in(language.code()));
    Letter letter =
        Letter.of(language, words.get("practices.letter." + what, "title", title, "who", who))
            .paragraph(
                words.get("practices.letter." + what + ".about", "title", title, "who", who));
    if (!reason.isBlank()) {
      letter = letter.paragraph(words.get("practices.letter.reason")).paragraph(reason);
    }
    Letter whole =
        letter.button(
            words.get("practices.letter.open"),
            address.of("/" + language.code() + practice.deskPath()));
    MailAddress.find(to.mail()).ifPresent(mail -> post.send(mail, whole));
  }

  private static String shortened(String title) {
    return title.codePointCount(0, title.length()) <= LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
  }
}
