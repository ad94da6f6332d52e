package org.capacitymetro.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.platform.PublicAddress;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.NotAllowed;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where administrators see who is trusted with what, invite, give and take roles, and switch
/// accounts off. An administrator of a city sees and changes what belongs to that city.
@Controller
class PeoplePages {
  private static final Set<String> DONE =
      Set.of("granted", "revoked", "disabled", "enabled", "invited", "sent", "withdrawn");

  private final People people;
  private final Invitations invitations;
  private final AccountMail mails;
  private final Links links;
  private final Outbox outbox;
  private final GrantWords words;
  private final PublicAddress address;
  private final Clock clock;
  private final Templates templates;

  PeoplePages(
      People people,
      Invitations invitations,
      AccountMail mails,
      Links links,
      Outbox outbox,
      GrantWords words,
      PublicAddress address,
      Clock clock,
      Templates templates) {
    this.people = people;
    this.invitations = invitations;
    this.mails = mails;
    this.links = links;
    this.outbox = outbox;
    this.words = words;
    this.address = address;
    this.clock = clock;
    this.templates = templates;
  }

  @GetMapping("/{language}/desk/people")
  ResponseEntity<byte[]> list(
      Page page, Person reader, @RequestParam(defaultValue = "") String done) {
    Policy.requireSomewhere(reader, Action.MANAGE_PEOPLE);
    String sentence = DONE.contains(done) ? page.t("people.done." + done) : null;
    return answer(HttpStatus.OK, page, reader, sentence, null, Map.of(), Map.of());
  }

  @PostMapping("/{language}/desk/people/invite")
  ResponseEntity<byte[]> invite(
      Page page,
      Person reader,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String mail,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String organization,
      @RequestParam(defaultValue = "") String language) {
    Policy.requireSomewhere(reader, Action.MANAGE_PEOPLE);
    Map<String, String> typed =
        Map.of(
            "name",
            name,
            "mail",
            mail,
            "role",
            role,
            "city",
            city,
            "organization",
            organization,
            "language",
            language);
    Map<String, String> problems = new LinkedHashMap<>();
    LinkPages.problem(page, name).ifPresent(sentence -> problems.put("name", sentence));
    if (!isMail(mail)) {
      problems.put("mail", page.t("people.mail.wrong"));
    }
    Optional<Grant> grant = grant(page, role, city, organization, problems);
    if (!problems.isEmpty() || grant.isEmpty()) {
      return answer(HttpStatus.UNPROCESSABLE_CONTENT, page, reader, null, null, typed, problems);
    }
    requireGrant(reader, grant.get());
    boolean written =
        mails.invite(
            reader.actor(),
            name,
            mail,
            Language.find(language).orElse(page.language()),
            Set.of(grant.get()));
    return Redirect.to(page.url("/desk/people?done=" + (written ? "invited" : "granted")));
  }

  @PostMapping("/{language}/desk/people/{id}/send")
  ResponseEntity<byte[]> send(Page page, Person reader, @PathVariable String id) {
    mails.inviteAgain(invited(reader, id));
    return Redirect.to(page.url("/desk/people?done=sent"));
  }

  /// Takes an invitation back: the account that waits for its person is gone with its link.
  @PostMapping("/{language}/desk/people/{id}/withdraw")
  ResponseEntity<byte[]> withdraw(Page page, Person reader, @PathVariable String id) {
    mails.delete(invited(reader, id));
    return Redirect.to(page.url("/desk/people?done=withdrawn"));
  }

  private Person invited(Person reader, String id) {
    Person person = managed(reader, id);
    if (person.state() != Person.State.INVITED) {
      throw new NotFound("invitation of " + id);
    }
    return person;
  }

  @PostMapping("/{language}/desk/people/{id}/link")
  ResponseEntity<byte[]> link(Page page, Person reader, @PathVariable String id) {
    Person person = managed(reader, id);
    if (person.state() == Person.State.DISABLED) {
      throw new NotFound("link of a disabled account");
    }
    return link(page, reader, invitations.link(person));
  }

  @PostMapping("/{language}/desk/people/{id}/revoke")
  ResponseEntity<byte[]> revoke(
      Page page,
      Person reader,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String grant) {
    Person person = person(id);
    Grant held =
        person.grants().stream()
            .filter(candidate -> value(candidate).equals(grant))
            .findFirst()
            .orElseThrow(() -> new NotFound("role " + grant));
    requireGrant(reader, held);
    if (held.equals(new Grant(Role.ADMINISTRATOR, new Scope.Everything()))
        && people.isLastAdministrator(person.id())) {
      return last(page, reader);
    }
    people.revoke(person.id(), held);
    return Redirect.to(page.url("/desk/people?done=revoked"));
  }

  @PostMapping("/{language}/desk/people/{id}/disable")
  ResponseEntity<byte[]> disable(Page page, Person reader, @PathVariable String id) {
    Person person = managed(reader, id);
    if (people.isLastAdministrator(person.id())) {
      return last(page, reader);
    }
    people.disable(person.id());
    return Redirect.to(page.url("/desk/people?done=disabled"));
  }

  @PostMapping("/{language}/desk/people/{id}/enable")
  ResponseEntity<byte[]> enable(Page page, Person reader, @PathVariable String id) {
    people.enable(managed(reader, id).id());
    return Redirect.to(page.url("/desk/people?done=enabled"));
  }

  private Optional<Grant> grant(
      Page page, String role, String city, String organization, Map<String, String> problems) {
    try {
      return Optional.of(words.parse(role, city, organization));
    } catch (IllegalArgumentException e) {
      boolean aboutOrganization = !organization.isBlank() || Role.CONTRIBUTOR.code().equals(role);
      problems.put(
          aboutOrganization ? "organization" : "role",
          page.t(aboutOrganization ? "people.organization.wrong" : "people.role.wrong"));
      return Optional.empty();
    }
  }

  private static boolean isMail(String mail) {
    try {
      People.checkMail(mail);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void requireGrant(Person reader, Grant grant) {
    if (!Policy.mayGrant(reader, grant)) {
      throw new NotAllowed(reader, Action.MANAGE_PEOPLE, Subject.of(grant.scope()));
    }
  }

  private Person person(String id) {
    return PersonId.parse(id).flatMap(people::find).orElseThrow(() -> new NotFound("person " + id));
  }

  private Person managed(Person reader, String id) {
    Person person = person(id);
    if (!manages(reader, person)) {
      throw new NotAllowed(reader, Action.MANAGE_PEOPLE, Subject.INSTALLATION);
    }
    return person;
  }

  /// The account as a whole is for those who could have given every role it has.
  private static boolean manages(Person reader, Person person) {
    return Policy.may(reader, Action.MANAGE_PEOPLE, Subject.INSTALLATION)
        || (!person.grants().isEmpty()
            && person.grants().stream().allMatch(grant -> Policy.mayGrant(reader, grant)));
  }

  private ResponseEntity<byte[]> last(Page page, Person reader) {
    return answer(
        HttpStatus.UNPROCESSABLE_CONTENT,
        page,
        reader,
        null,
        null,
        Map.of(),
        Map.of("people", page.t("people.last")));
  }

  private ResponseEntity<byte[]> link(Page page, Person reader, Invitations.Invited invited) {
    return answer(
        HttpStatus.OK,
        page,
        reader,
        page.t("people.link", "name", invited.person().name()),
        address.of(LinkPages.path(invited)),
        Map.of(),
        Map.of());
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status,
      Page page,
      Person reader,
      @Nullable String done,
      @Nullable String link,
      Map<String, String> typed,
      Map<String, String> problems) {
    page.titled(page.t("people.title"), page.t("people.lead"))
        .under(page.t("crumb.home"), "")
        .personal();
    List<Person> shown =
        people.list().stream()
            .filter(
                person ->
                    manages(reader, person)
                        || person.grants().stream()
                            .anyMatch(grant -> Policy.mayGrant(reader, grant)))
            .toList();
    List<Grant> grants = shown.stream().flatMap(person -> person.grants().stream()).toList();
    Map<UUID, LocalizedText> names = words.names(grants);
    return templates.page(
        status,
        "accounts/people",
        page,
        new PeopleView(
            rows(page, reader, shown, names),
            words.roles(page),
            words.places(reader, page),
            Language.all().stream()
                .map(language -> new GrantWords.Choice(language.code(), language.ownName()))
                .toList(),
            done,
            link,
            new HashMap<>(typed),
            problems));
  }

  private List<PeopleView.Row> rows(
      Page page, Person reader, List<Person> shown, Map<UUID, LocalizedText> names) {
    Map<PersonId, Instant> ends = links.invitationEnds();
    return shown.stream()
        .map(person -> row(page, reader, person, ends.get(person.id()), names))
        .toList();
  }

  private PeopleView.Row row(
      Page page,
      Person reader,
      Person person,
      @Nullable Instant end,
      Map<UUID, LocalizedText> names) {
    return new PeopleView.Row(
        person.id().shortForm(),
        person.name(),
        person.mail(),
        state(page, person, end),
        MailAddress.find(person.mail())
            .flatMap(outbox::findBounce)
            .map(bounce -> page.t("people.bounced", "reason", bounce.reason()))
            .orElse(null),
        person.state() == Person.State.INVITED,
        person.state() == Person.State.DISABLED,
        manages(reader, person),
        person.grants().stream()
            .map(
                grant ->
                    new PeopleView.Held(
                        words.of(grant, names, page), value(grant), Policy.mayGrant(reader, grant)))
            .sorted(Comparator.comparing(PeopleView.Held::words))
            .toList());
  }

  private String state(Page page, Person person, @Nullable Instant end) {
    if (person.state() != Person.State.INVITED) {
      return page.t("people.state." + person.state().name().toLowerCase(Locale.ROOT));
    }
    return end == null || end.isBefore(clock.instant())
        ? page.t("people.state.invited-expired")
        : page.t("people.state.invited", "until", AccountPages.when(end, page));
  }

  private static String value(Grant grant) {
    return grant.role().code()
        + switch (grant.scope()) {
          case Scope.Everything everything -> "";
          case Scope.City(String code) -> "@" + code;
          case Scope.Organization(UUID id) -> "@" + id;
        };
  }
}
