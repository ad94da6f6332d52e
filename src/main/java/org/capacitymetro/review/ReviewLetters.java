package org.capacitymetro.review;

import org.capacitymetro.mail.Letter;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Post;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.PublicAddress;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.rights.Person;
import org.springframework.stereotype.Component;

/// What reviewers, authors and those who decide are told by mail.
@Component
class ReviewLetters {
  private static final int LONGEST_TITLE = 120;

  private final Post post;
  private final PublicAddress address;

  ReviewLetters(Post post, PublicAddress address) {
    this.post = post;
    this.address = address;
  }

  /// @param what key of the words, behind `review.letter.`
  /// @param path of the page to open, after the language
  void send(Person to, Practice practice, String what, String path) {
    Language language = Language.find(to.language()).orElse(Language.ITALIAN);
    Messages words = Messages.in(language);
    String title = shortened(practice.sheet().title().in(language.code()));
    Letter letter =
        Letter.of(language, words.get("review.letter." + what, "title", title))
            .paragraph(words.get("review.letter." + what + ".about", "title", title))
            .button(words.get("review.letter.open"), address.of("/" + language.code() + path));
    MailAddress.find(to.mail()).ifPresent(mail -> post.send(mail, letter));
  }

  private static String shortened(String title) {
    return title.codePointCount(0, title.length()) <= LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
  }
}
