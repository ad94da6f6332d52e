package org.capacitymetro.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class UserCommandTest extends RunningApplication {
  @Autowired UserCommand command;
  @Autowired People people;

  private final String mail = UUID.randomUUID() + "@example.org";

  @Test
  void theFirstAdministratorGetsALinkThatOpens() {
    String words = run("add", "--role", "administrator", "--mail", mail, "--name", "Ada Rossi");

    assertThat(words).contains("once, for 7 days");
    String path = words.lines().toList().getLast().replaceAll("^https?://[^/]+", "");
    assertThat(path).startsWith("/it/invitation?key=");
    assertThat(new Visitor(this::address).get(path).body()).contains("Ada Rossi", mail);
    assertThat(people.findByMail(mail).orElseThrow().grants())
        .containsExactly(new Grant(Role.ADMINISTRATOR, new Scope.Everything()));
  }

  @Test
  void peopleAreListedDisabledAndEnabled() {
    run("add", "--role", "editor", "--city", "torino", "--mail", mail);

    run("disable", "--mail", mail);
    assertThat(line()).contains("disabled", "editor of torino");
    assertThatThrownBy(() -> run("link", "--mail", mail)).hasMessageContaining("enable");
    run("enable", "--mail", mail);
    assertThat(line()).contains("invited");
    assertThat(run("link", "--mail", mail)).contains("/it/invitation?key=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "remove --mail a@example.org",
        "add --mail a@example.org",
        "add --role editor",
        "add --role king --mail a@example.org",
        "add --role editor --mail nonsense",
        "add --role editor --city roma --mail a@example.org",
        "add --role contributor --mail a@example.org",
        "add --role contributor --organization nonsense --mail a@example.org",
        "add --role editor --language xx --mail a@example.org",
        "add --role editor --city torino --organization x --mail a@example.org",
        "disable --mail nobody@example.org",
        "list --all"
      })
  void whatCannotBeIsSaidInOneSentence(String words) {
    assertThatThrownBy(() -> run(words.isEmpty() ? new String[0] : words.split(" ")))
        .isInstanceOf(UsageException.class)
        .message()
        .hasLineCount(1);
    assertThat(people.findByMail("a@example.org")).isEmpty();
  }

  private String line() {
    return run("list").lines().filter(line -> line.startsWith(mail)).findFirst().orElseThrow();
  }

  private String run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(command.run(List.of(words), new PrintStream(out))).isZero();
    return out.toString();
  }
}
