package org.capacitymetro.claims;

import java.util.Optional;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.mail.Letter;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Post;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.PublicAddress;
import org.capacitymetro.rights.Person;
import org.springframework.stereotype.Component;

/// The letters around claims. The one with a code says who asks, because whoever opens the mailbox
/// of an organization decides by it.
@Component
class ClaimLetters {
  private final Post post;
  private final PublicAddress address;

  ClaimLetters(Post post, PublicAddress address) {
    this.post = post;
    this.address = address;
  }

  void code(MailAddress to, Person person, Organization body, String code) {
    Messages words = words(person);
    post.send(
        to,
        begin(words, "claim.letter.code.subject")
            .paragraph(
                words.get("claim.letter.code", "person", person.name(), "name", name(body, words)))
            .heading(code)
            .paragraph(words.get("claim.letter.code.life", "days", Claims.CODE_LIFE.toDays()))
            .paragraph(words.get("claim.letter.code.else")));
  }

  void accepted(Person person, Organization body) {
    Messages words = words(person);
    to(person)
        .ifPresent(
            to ->
                post.send(
                    to,
                    begin(words, "claim.letter.answer.subject")
                        .paragraph(words.get("claim.letter.accepted", "name", name(body, words)))
                        .button(
                            words.get("claim.letter.desk"),
                            address.of("/" + person.language() + "/desk"))));
  }

  void refused(Person person, Organization body, String reason) {
    Messages words = words(person);
    to(person)
        .ifPresent(
            to ->
                post.send(
                    to,
                    begin(words, "claim.letter.answer.subject")
                        .paragraph(words.get("claim.letter.refused", "name", name(body, words)))
                        .paragraph(reason)));
  }

  private static Letter begin(Messages words, String subject) {
    return Letter.of(words.language(), words.get(subject))
        .paragraph(words.get("claim.letter.hello"));
  }

  private static Optional<MailAddress> to(Person person) {
    return MailAddress.find(person.mail());
  }

  private static String name(Organization body, Messages words) {
    return body.name().in(words.language().code());
  }

  private static Messages words(Person person) {
    return Messages.in(Language.find(person.language()).orElse(Language.ITALIAN));
  }
}
