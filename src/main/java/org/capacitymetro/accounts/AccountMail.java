package org.capacitymetro.accounts;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.mail.Letter;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.mail.Post;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.PublicAddress;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The letters that bring people to their accounts. Each carries a link that works once; only the
/// person's mailbox and, until then, the outbox know it.
@Component
public class AccountMail {
  private final People people;
  private final Invitations invitations;
  private final Links links;
  private final Post post;
  private final Outbox outbox;
  private final PublicAddress address;

  AccountMail(
      People people,
      Invitations invitations,
      Links links,
      Post post,
      Outbox outbox,
      PublicAddress address) {
    this.people = people;
    this.invitations = invitations;
    this.links = links;
    this.post = post;
    this.outbox = outbox;
    this.address = address;
  }

  /// Gives somebody roles, and an account where there is none. Whoever has not chosen a password
  /// yet gets a letter with a link for seven days.
  ///
  /// @param by actor who answers for it
  /// @param mail an address that [MailAddress#find] reads
  /// @return whether a letter was sent; false where the person can sign in already
  /// @throws IllegalArgumentException naming the field that is wrong
  @Transactional
  public boolean invite(String by, String name, String mail, Language language, Set<Grant> grants) {
    Optional<Invitations.Invited> invited =
        invitations.invite(by, name, mail, language.code(), grants);
    invited.ifPresent(this::write);
    return invited.isPresent();
  }

  /// Writes once more to somebody who was invited; the earlier link no longer works.
  @Transactional
  void inviteAgain(Person person) {
    write(invitations.link(person));
  }

  /// A link for whoever forgot the password; whoever was invited and never came is invited again.
  /// Nothing happens for an address nobody has, and for accounts that are switched off: the caller
  /// gives one answer to all.
  @Transactional
  void forgotten(String mail) {
    people
        .findByMail(mail)
        .filter(person -> person.state() != Person.State.DISABLED)
        .filter(person -> MailAddress.find(person.mail()).isPresent())
        .ifPresent(person -> write(invitations.link(person)));
  }

  /// Asks for a proof that a new address is the person's, and tells the old one. An address that
  /// somebody has already gets no letter; the caller gives one answer to both.
  @Transactional
  void askNewMail(Person person, MailAddress fresh) {
    Messages words = words(person);
    String hidden = fresh.value().charAt(0) + "…@" + fresh.domain();
    MailAddress.find(person.mail())
        .ifPresent(
            old ->
                post.send(
                    old,
                    letter(words, "letter.old-mail.subject")
                        .paragraph(words.get("letter.hello", "name", person.name()))
                        .paragraph(words.get("letter.old-mail.what", "mail", hidden))
                        .paragraph(words.get("letter.old-mail.else"))
                        .link(
                            words.get("letter.old-mail.link"),
                            address.of("/" + person.language() + "/account"))));
    if (people.findByMail(fresh.value()).isPresent()) {
      return;
    }
    String secret = links.create(Links.Purpose.MAIL, person.id(), fresh.value());
    links.posted(
        secret,
        post.send(
            fresh,
            letter(words, "letter.new-mail.subject")
                .paragraph(words.get("letter.hello", "name", person.name()))
                .paragraph(words.get("letter.new-mail.what"))
                .button(
                    words.get("letter.new-mail.link"),
                    address.of("/" + person.language() + "/account/mail?key=" + secret))
                .paragraph(words.get("letter.hours", "hours", Links.Purpose.MAIL.life().toHours()))
                .paragraph(words.get("letter.not-you"))));
  }

  /// Forgets a person with all mails that were sent to the address.
  @Transactional
  void delete(Person person) {
    people.delete(person.id());
    MailAddress.find(person.mail()).ifPresent(outbox::forget);
  }

  private void write(Invitations.Invited invited) {
    Person person = invited.person();
    MailAddress to = MailAddress.parse(person.mail());
    links.posted(
        invited.secret(),
        post.send(
            to, person.state() == Person.State.INVITED ? invitation(invited) : forgotten(invited)));
  }

  private Letter invitation(Invitations.Invited invited) {
    Messages words = words(invited.person());
    Duration life = Links.Purpose.INVITATION.life();
    return letter(words, "letter.invitation.subject")
        .paragraph(words.get("letter.hello", "name", invited.person().name()))
        .paragraph(words.get("letter.invitation.what"))
        .button(words.get("letter.invitation.link"), address.of(LinkPages.path(invited)))
        .paragraph(words.get("letter.days", "days", life.toDays()))
        .paragraph(words.get("letter.not-you"));
  }

  private Letter forgotten(Invitations.Invited invited) {
    Messages words = words(invited.person());
    Duration life = Links.Purpose.PASSWORD.life();
    return letter(words, "letter.password.subject")
        .paragraph(words.get("letter.hello", "name", invited.person().name()))
        .paragraph(words.get("letter.password.what"))
        .button(words.get("letter.password.link"), address.of(LinkPages.path(invited)))
        .paragraph(words.get("letter.hours", "hours", life.toHours()))
        .paragraph(words.get("letter.password.not-you"));
  }

  private static Letter letter(Messages words, String subject) {
    return Letter.of(words.language(), words.get(subject));
  }

  private static Messages words(Person person) {
    return Messages.in(Language.find(person.language()).orElse(Language.ITALIAN));
  }
}
