package org.capacitymetro.accounts;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.pages.Language;
import org.capacitymetro.platform.Command;
import org.capacitymetro.platform.PublicAddress;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `./capacity user add|list|link|disable|enable`: people without a mail server, and the first
/// administrator.
@Component
class UserCommand implements Command {
  private static final String ACTOR = "command:user";
  private static final String USAGE =
      "Write: ./capacity user add --role ROLE --mail ADDRESS [--city CODE | --organization ID]"
          + " [--name NAME] [--language it|en]; user list; user link, user disable or user enable"
          + " --mail ADDRESS.";
  private static final Set<String> OPTIONS =
      Set.of("--role", "--mail", "--city", "--organization", "--name", "--language");

  private final People people;
  private final Invitations invitations;
  private final GrantWords grants;
  private final PublicAddress address;

  UserCommand(People people, Invitations invitations, GrantWords grants, PublicAddress address) {
    this.people = people;
    this.invitations = invitations;
    this.grants = grants;
    this.address = address;
  }

  @Override
  public String name() {
    return "user";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    if (arguments.isEmpty()) {
      throw new UsageException(USAGE);
    }
    Map<String, String> options = options(arguments.subList(1, arguments.size()));
    switch (arguments.getFirst()) {
      case "add" -> add(options, out);
      case "list" -> people.list().forEach(person -> out.println(line(person)));
      case "link" -> link(named(options), out);
      case "disable" -> {
        Person person = named(options);
        if (people.isLastAdministrator(person.id())) {
          throw new UsageException(
              person.mail() + " is the last administrator of everything: add another one first.");
        }
        people.disable(person.id());
        out.printf("%s can no longer sign in.%n", person.mail());
      }
      case "enable" -> {
        Person person = named(options);
        people.enable(person.id());
        out.printf("%s can sign in again.%n", person.mail());
      }
      default -> throw new UsageException(arguments.getFirst() + " is not understood. " + USAGE);
    }
    return 0;
  }

  private void add(Map<String, String> options, PrintStream out) {
    try {
      String mail = People.checkMail(required(options, "--mail"));
      Grant grant =
          grants.parse(
              required(options, "--role"),
              options.getOrDefault("--city", ""),
              options.getOrDefault("--organization", ""));
      String language = options.getOrDefault("--language", Language.ITALIAN.code());
      if (Language.find(language).isEmpty()) {
        throw new UsageException("--language must be it or en, not \"" + language + "\".");
      }
      String name = options.getOrDefault("--name", mail.substring(0, mail.indexOf('@')));
      Optional<Invitations.Invited> invited =
          invitations.invite(ACTOR, name, mail, language, Set.of(grant));
      if (invited.isPresent()) {
        show(invited.get(), out);
      } else {
        out.printf("%s has the role now.%n", mail);
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("This cannot be: " + e.getMessage() + ".", e);
    }
  }

  private void link(Person person, PrintStream out) {
    if (person.state() == Person.State.DISABLED) {
      throw new UsageException(person.mail() + " is disabled: enable the account first.");
    }
    show(invitations.link(person), out);
  }

  private void show(Invitations.Invited invited, PrintStream out) {
    out.printf(
        "Give this link to %s. It works once, for %s:%n%s%n",
        invited.person().mail(),
        invited.person().state() == Person.State.INVITED ? "7 days" : "2 hours",
        address.of(LinkPages.path(invited)));
  }

  private static String line(Person person) {
    return "%-40s %-9s %s"
        .formatted(
            person.mail(),
            person.state().name().toLowerCase(java.util.Locale.ROOT),
            person.grants().stream()
                .map(UserCommand::words)
                .sorted()
                .collect(java.util.stream.Collectors.joining(", ")));
  }

  private static String words(Grant grant) {
    return grant.role().code()
        + switch (grant.scope()) {
          case Scope.Everything everything -> "";
          case Scope.City(String code) -> " of " + code;
          case Scope.Organization(java.util.UUID id) -> " of organization " + id;
        };
  }

  private Person named(Map<String, String> options) {
    String mail = required(options, "--mail");
    return people
        .findByMail(mail)
        .orElseThrow(
            () -> new UsageException("Nobody has the address " + mail + ": see user list."));
  }

  private static String required(Map<String, String> options, String option) {
    @Nullable String value = options.get(option);
    if (value == null || value.isBlank()) {
      throw new UsageException(option + " is missing. " + USAGE);
    }
    return value;
  }

  private static Map<String, String> options(List<String> arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (!OPTIONS.contains(option) || i + 1 == arguments.size()) {
        throw new UsageException(option + " is not understood. " + USAGE);
      }
      options.put(option, arguments.get(i + 1));
    }
    return options;
  }
}
