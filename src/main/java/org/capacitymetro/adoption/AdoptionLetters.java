package org.capacitymetro.adoption;

import org.capacitymetro.mail.Letter;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Post;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.PublicAddress;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.rights.Person;
import org.springframework.stereotype.Component;

/// What those who try a practice, and those who wrote it, are told by mail.
@Component
class AdoptionLetters {
  private static final int LONGEST_TITLE = 120;

  private final Post post;
  private final PublicAddress address;
  private final Practices practices;
  private final AdoptionNames names;

  AdoptionLetters(Post post, PublicAddress address, Practices practices, AdoptionNames names) {
    this.post = post;
    this.address = address;
    this.practices = practices;
    this.names = names;
  }

  /// Asks how it went after some months.
  void ask(Person to, Adoption adoption, int months, boolean again) {
    Language language = language(to);
    Messages words = Messages.in(language);
    String title = title(adoption, language);
    send(
        to,
        Letter.of(
                language,
                words.get(
                    again ? "adoption.letter.again" : "adoption.letter.ask",
                    "title",
                    title,
                    "months",
                    months))
            .paragraph(
                words.get(
                    "adoption.letter.ask.about",
                    "title",
                    title,
                    "months",
                    months,
                    "organization",
                    names.organization(adoption.organization(), language.code())))
            .paragraph(
                words.get(again ? "adoption.letter.again.about" : "adoption.letter.ask.honest"))
            .button(
                words.get("adoption.letter.tell"),
                address.of("/" + language.code() + OutcomePages.path(adoption.id()))));
  }

  /// Tells those who answer for the sheet that somebody tries it.
  void begun(Person to, Adoption adoption) {
    Language language = language(to);
    Messages words = Messages.in(language);
    String title = title(adoption, language);
    String organization = names.organization(adoption.organization(), language.code());
    send(
        to,
        Letter.of(language, words.get("adoption.letter.begun", "title", title))
            .paragraph(
                words.get(
                    "adoption.letter.begun.about",
                    "title",
                    title,
                    "organization",
                    organization,
                    "city",
                    names.city(adoption.city(), language.code())))
            .button(words.get("adoption.letter.read"), publicAddress(adoption, language)));
  }

  void hidden(Person to, Adoption adoption, String reason) {
    Language language = language(to);
    Messages words = Messages.in(language);
    String title = title(adoption, language);
    send(
        to,
        Letter.of(language, words.get("adoption.letter.hidden", "title", title))
            .paragraph(words.get("adoption.letter.hidden.about", "title", title))
            .paragraph(reason)
            .button(
                words.get("adoption.letter.open"),
                address.of("/" + language.code() + AdoptionEditPages.path(adoption.id()))));
  }

  private String publicAddress(Adoption adoption, Language language) {
    return address.of(
        "/"
            + language.code()
            + practices
                .find(adoption.practice())
                .map(practice -> FamilyPages.path(practice, adoption.id(), language.code()))
                .orElse("/practices"));
  }

  private String title(Adoption adoption, Language language) {
    String title =
        practices
            .find(adoption.practice())
            .map(practice -> practice.sheet().title().in(language.code()))
            .orElse("");
    return title.codePointCount(0, title.length()) <= LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
  }

  private static Language language(Person person) {
    return Language.find(person.language()).orElse(Language.ITALIAN);
  }

  private void send(Person to, Letter letter) {
    MailAddress.find(to.mail()).ifPresent(mail -> post.send(mail, letter));
  }
}
