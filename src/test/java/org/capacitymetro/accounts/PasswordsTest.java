package org.capacitymetro.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.text.TimeOrderedId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {
  private static final String GOOD = "cavallo giusto batteria graffetta";

  private final PersonStore store = new PersonStore(TestDatabase.fresh().jdbc());
  private final Passwords passwords = new Passwords(store, settings(64));

  @ParameterizedTest
  @CsvSource({
    "short, SHORT",
    "password1, STOLEN",
    "qwertyuiop, STOLEN",
    "Iloveyou, STOLEN",
    "passwordpassword, GUESSABLE",
    "ada.rossi@example.org, GUESSABLE",
    "123456789012345, GUESSABLE",
    "aaaaaaaaaaaaaaaaaaaa, GUESSABLE",
  })
  void whatThievesTryFirstIsRefused(String password, Passwords.Flaw flaw) {
    assertThat(Passwords.flaw(password, "Ada Rossi", "ada.rossi@example.org")).hasValue(flaw);
  }

  @Test
  void aLongPasswordOfWordsIsGoodAndAnEndlessOneIsNot() {
    assertThat(Passwords.flaw(GOOD, "Ada", "ada@example.org")).isEmpty();
    assertThat(Passwords.flaw(GOOD.repeat(10), "Ada", "ada@example.org"))
        .hasValue(Passwords.Flaw.LONG);
  }

  @Test
  void onlyTheRightPasswordMatchesHoweverItIsTyped() {
    PersonId ada = person();
    passwords.change(ada, "perché così lontano oggi");

    assertThat(passwords.matches(ada, "perche\u0301 cosi\u0300 lontano oggi")).isTrue();
    assertThat(passwords.matches(ada, "perche così lontano oggi")).isFalse();
    assertThat(passwords.matches(null, "perché così lontano oggi")).isFalse();
    assertThat(passwords.matches(person(), "")).isFalse();
    assertThat(passwords.matches(ada, "x".repeat(100_000))).isFalse();
  }

  @Test
  void isKeptAsArgon2idAndStrengthenedWhenTheCostGrows() {
    PersonId ada = person();
    passwords.change(ada, GOOD);
    assertThat(store.findPassword(ada).orElseThrow()).startsWith("$argon2id$v=19$m=64,t=1,p=1$");

    assertThat(new Passwords(store, settings(128)).matches(ada, GOOD)).isTrue();

    assertThat(store.findPassword(ada).orElseThrow()).contains("m=128");
    assertThat(passwords.matches(ada, GOOD)).isTrue();
  }

  private PersonId person() {
    PersonId id = new PersonId(TimeOrderedId.next());
    store.insert(
        new Person(id, "Ada", id.shortForm() + "@example.org", "it", Person.State.ACTIVE, Set.of()),
        Instant.now());
    return id;
  }

  private static AccountSettings settings(int memory) {
    return new AccountSettings(
        new AccountSettings.Argon2(memory, 1),
        new AccountSettings.Attempts(3, 100, Duration.ofMinutes(15)));
  }
}
