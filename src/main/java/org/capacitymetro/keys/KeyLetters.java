package org.capacitymetro.keys;

import java.util.Optional;
import org.capacitymetro.mail.Letter;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Post;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.PublicAddress;
import org.capacitymetro.rights.Person;
import org.springframework.stereotype.Component;

/// Tells people by mail that a way into their account has changed, so that whoever did not do it
/// hears of it.
@Component
class KeyLetters {
  private final Post post;
  private final PublicAddress address;

  KeyLetters(Post post, PublicAddress address) {
    this.post = post;
    this.address = address;
  }

  /// @param what ends the key of the sentence: `code-on`, `passkey-added` and so on
  void tell(Person person, String what) {
    Optional<MailAddress> to = MailAddress.find(person.mail());
    Messages words = Messages.in(Language.find(person.language()).orElse(Language.ITALIAN));
    to.ifPresent(
        found ->
            post.send(
                found,
                Letter.of(words.language(), words.get("keys.letter.subject"))
                    .paragraph(words.get("keys.letter.hello", "name", person.name()))
                    .paragraph(words.get("keys.letter." + what))
                    .paragraph(words.get("keys.letter.else"))
                    .link(
                        words.get("keys.letter.link"),
                        address.of("/" + person.language() + "/account"))));
  }
}
