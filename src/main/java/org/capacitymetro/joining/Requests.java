package org.capacitymetro.joining;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.accounts.AccountMail;
import org.capacitymetro.accounts.People;
import org.capacitymetro.accounts.PersonalData;
import org.capacitymetro.mail.Letter;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Post;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.PublicAddress;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Requests for an account. Answering one forgets it: what stays of an approved one is the account
/// and who gave it its role, of a refused one nothing.
@Component
class Requests implements PersonalData {
  private final RequestStore store;
  private final People people;
  private final AccountMail accounts;
  private final Post post;
  private final PublicAddress address;
  private final JoiningSettings settings;
  private final Clock clock;

  Requests(
      RequestStore store,
      People people,
      AccountMail accounts,
      Post post,
      PublicAddress address,
      JoiningSettings settings,
      Clock clock) {
    this.store = store;
    this.people = people;
    this.accounts = accounts;
    this.post = post;
    this.address = address;
    this.settings = settings;
    this.clock = clock;
  }

  void ask(AccountRequest request) {
    store.add(request);
  }

  /// Those this person may answer, oldest first.
  List<AccountRequest> list(Person reader) {
    return store.list().stream().filter(request -> mayAnswer(reader, request)).toList();
  }

  Optional<AccountRequest> find(Person reader, UUID id) {
    return store.find(id).filter(request -> mayAnswer(reader, request));
  }

  private static boolean mayAnswer(Person reader, AccountRequest request) {
    return Policy.may(reader, Action.MANAGE_PEOPLE, subject(request));
  }

  static Subject subject(AccountRequest request) {
    String city = request.city();
    return city == null ? Subject.INSTALLATION : Subject.ofCity(city);
  }

  /// Gives the person a role, and an invitation by mail where there is no account yet.
  ///
  /// @return false where somebody else answered already
  @Transactional
  boolean approve(Person by, AccountRequest request, Grant grant) {
    if (!store.remove(request.id())) {
      return false;
    }
    Language language = language(request);
    if (!accounts.invite(by.actor(), request.name(), request.mail(), language, Set.of(grant))) {
      Messages words = Messages.in(language);
      post.send(
          MailAddress.parse(request.mail()),
          begin(words, request, "joining.letter.approved")
              .button(
                  words.get("joining.letter.sign-in"),
                  address.of("/" + language.code() + "/sign-in")));
    }
    return true;
  }

  /// @param reason in the administrator's words, for the person
  @Transactional
  boolean refuse(AccountRequest request, String reason) {
    if (!store.remove(request.id())) {
      return false;
    }
    Messages words = Messages.in(language(request));
    post.send(
        MailAddress.parse(request.mail()),
        begin(words, request, "joining.letter.refused")
            .paragraph(reason)
            .paragraph(words.get("joining.letter.forgotten")));
    return true;
  }

  long forgetOld() {
    return store.removeBefore(clock.instant().minus(settings.requestsKept()));
  }

  private static Letter begin(Messages words, AccountRequest request, String what) {
    return Letter.of(words.language(), words.get("joining.letter.subject"))
        .paragraph(words.get("joining.letter.hello", "name", request.name()))
        .paragraph(words.get(what));
  }

  private static Language language(AccountRequest request) {
    return Language.find(request.language()).orElse(Language.ITALIAN);
  }

  @Override
  public String part() {
    return "account_requests";
  }

  @Override
  public Object of(PersonId id) {
    return people.find(id).flatMap(person -> store.findByMail(person.mail())).stream()
        .map(
            request ->
                Map.of(
                    "asked", request.at(),
                    "workplace", request.workplace(),
                    "reason", request.reason()))
        .toList();
  }
}
