package org.capacitymetro.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Role x action x scope as a table. A person holds one role; a cell names every record the person
/// may do the action to:
///
/// - `o` of the own organization, in the own city
/// - `c` of another organization in the own city
/// - `x` of another organization in another city
/// - `i` the installation itself
///
/// Columns are roles with their scope: `@org` the own organization, `@city` the own city, `@all`
/// everything.
class PolicyTest {
  private static final String MATRIX =
      """
                        | reader      | contributor | editor      | verifier    | moderator   | translator  | planner     | administrator |
                        | org city all| org         | city all    | city all    | city all    | city all    | city all    | city all      |
      READ_DESK         | o   oc   *  | o           | oc   *      | oc   *      | oc   *      | oc   *      | oc   *      | oc   *        |
      SEE_EXACT_PLACE   | -   -    -  | o           | oc   *      | -    -      | -    -      | -    -      | -    -      | oc   *        |
      EDIT              | -   -    -  | o           | oc   *      | -    -      | -    -      | -    -      | -    -      | oc   *        |
      REVERT            | -   -    -  | o           | oc   *      | -    -      | -    -      | -    -      | -    -      | oc   *        |
      MERGE             | -   -    -  | -           | oc   *      | -    -      | -    -      | -    -      | -    -      | oc   *        |
      REVIEW_PAIR       | -   -    -  | -           | oc   *      | oc   *      | -    -      | -    -      | -    -      | oc   *        |
      VERIFY            | -   -    -  | o           | oc   *      | oc   *      | -    -      | -    -      | -    -      | oc   *        |
      STATE_PLACES      | -   -    -  | o           | oc   *      | oc   *      | -    -      | -    -      | -    -      | oc   *        |
      REVIEW_SUGGESTION | -   -    -  | -           | oc   *      | -    -      | oc   *      | -    -      | -    -      | oc   *        |
      MODERATE          | -   -    -  | -           | -    -      | -    -      | oc   *      | -    -      | -    -      | oc   *        |
      RUN_CAMPAIGN      | -   -    -  | -           | oc   *      | -    -      | -    -      | -    -      | -    -      | oc   *        |
      DECIDE_CLAIM      | -   -    -  | -           | oc   *      | -    -      | -    -      | -    -      | -    -      | oc   *        |
      WRITE_PRACTICE    | -   -    -  | o           | oc   *      | oc   *      | oc   *      | -    -      | oc   *      | oc   *        |
      PUBLISH_PRACTICE  | -   -    -  | -           | oc   *      | -    -      | -    -      | -    -      | -    -      | oc   *        |
      REVIEW_PRACTICE   | -   -    -  | -           | oc   *      | oc   *      | oc   *      | -    -      | oc   *      | oc   *        |
      EDIT_GUIDE        | -   -    -  | -           | oc   *      | -    -      | -    -      | -    -      | -    -      | oc   *        |
      ADOPT_PRACTICE    | -   -    -  | o           | oc   *      | oc   *      | oc   *      | -    -      | oc   *      | oc   *        |
      TRANSLATE         | -   -    -  | -           | oc   *      | -    -      | oc   *      | oc   *      | -    -      | oc   *        |
      READ_STATISTICS   | -   -    -  | -           | oc   *      | -    -      | -    -      | -    -      | oc   *      | oc   *        |
      EXPORT            | -   -    -  | -           | -    -      | -    -      | -    -      | -    -      | oc   *      | oc   *        |
      MANAGE_PEOPLE     | -   -    -  | -           | -    -      | -    -      | -    -      | -    -      | -    -      | oc   *        |
      OPERATE           | -   -    -  | -           | -    -      | -    -      | -    -      | -    -      | -    -      | -    *        |
      """;

  private static final UUID OWN = UUID.fromString("01900000-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("01900000-0000-7000-8000-000000000002");
  private static final Map<String, Scope> SCOPES =
      Map.of(
          "org", new Scope.Organization(OWN),
          "city", new Scope.City("torino"),
          "all", new Scope.Everything());
  private static final Map<Character, Subject> SUBJECTS =
      new TreeMap<>(
          Map.of(
              'o', Subject.of("torino", OWN),
              'c', Subject.of("torino", OTHER),
              'x', Subject.of("bari", OTHER),
              'i', Subject.INSTALLATION));

  record Case(Role role, String scope, Action action, String allowed) {}

  @ParameterizedTest
  @MethodSource("cases")
  void everyRoleMayDoWhatTheMatrixSaysAndNothingElse(Case expected) {
    Person person = person(new Grant(expected.role(), scope(expected.scope())));

    String allowed =
        SUBJECTS.entrySet().stream()
            .filter(subject -> Policy.may(person, expected.action(), subject.getValue()))
            .map(subject -> subject.getKey().toString())
            .collect(Collectors.joining());

    assertThat(allowed.chars().sorted().toArray())
        .isEqualTo(expected.allowed().chars().sorted().toArray());
    assertThat(Policy.maySomewhere(person, expected.action()))
        .isEqualTo(!expected.allowed().isEmpty());
  }

  @Test
  void theMatrixIsComplete() {
    assertThat(cases().map(Case::action).distinct()).containsExactlyInAnyOrder(Action.values());
    for (Role role : Role.values()) {
      for (Map.Entry<String, Scope> scope : SCOPES.entrySet()) {
        assertThat(
                cases()
                    .filter(row -> row.role() == role && row.scope().equals(scope.getKey()))
                    .count())
            .as(role + " of " + scope.getKey())
            .isEqualTo(role.takes(scope.getValue()) ? Action.values().length : 0);
      }
    }
  }

  @Test
  void aRoleIsOnlyGivenWhereItMakesSense() {
    assertThatThrownBy(() -> new Grant(Role.CONTRIBUTOR, new Scope.Everything()))
        .hasMessageContaining("belongs to an organization");
    assertThatThrownBy(() -> new Grant(Role.EDITOR, new Scope.Organization(OWN)))
        .hasMessageContaining("editor");
  }

  @Test
  void severalRolesAddUp() {
    Person person =
        person(
            new Grant(Role.EDITOR, new Scope.City("torino")),
            new Grant(Role.VERIFIER, new Scope.City("bari")));

    assertThat(Policy.may(person, Action.EDIT, Subject.ofCity("torino"))).isTrue();
    assertThat(Policy.may(person, Action.EDIT, Subject.ofCity("bari"))).isFalse();
    assertThat(Policy.may(person, Action.VERIFY, Subject.ofCity("bari"))).isTrue();
    assertThat(Policy.scopes(person, Action.VERIFY))
        .containsExactlyInAnyOrder(new Scope.City("torino"), new Scope.City("bari"));
    assertThat(Policy.scopes(person, Action.EXPORT)).isEmpty();
  }

  @Test
  void nobodyButAnActivePersonHasRights() {
    for (Person.State state : List.of(Person.State.INVITED, Person.State.DISABLED)) {
      Person person = person(state, new Grant(Role.ADMINISTRATOR, new Scope.Everything()));

      assertThat(Policy.may(person, Action.READ_DESK, Subject.INSTALLATION)).isFalse();
      assertThat(Policy.scopes(person, Action.READ_DESK)).isEmpty();
    }
    assertThat(Policy.maySomewhere(person(), Action.READ_DESK)).isFalse();
  }

  @Test
  void nobodyGivesARoleThatReachesFurtherThanTheOwn() {
    Person ofTorino = person(new Grant(Role.ADMINISTRATOR, new Scope.City("torino")));
    Person ofAll = person(new Grant(Role.ADMINISTRATOR, new Scope.Everything()));
    Person editor = person(new Grant(Role.EDITOR, new Scope.Everything()));
    Grant inTorino = new Grant(Role.EDITOR, new Scope.City("torino"));
    Grant everywhere = new Grant(Role.READER, new Scope.Everything());
    Grant ofOrganization = new Grant(Role.CONTRIBUTOR, new Scope.Organization(OWN));

    assertThat(Policy.mayGrant(ofTorino, inTorino)).isTrue();
    assertThat(Policy.mayGrant(ofTorino, everywhere)).isFalse();
    assertThat(Policy.mayGrant(ofTorino, ofOrganization)).isFalse();
    assertThat(Policy.mayGrant(ofAll, everywhere)).isTrue();
    assertThat(Policy.mayGrant(ofAll, ofOrganization)).isTrue();
    assertThat(Policy.mayGrant(editor, inTorino)).isFalse();
  }

  @Test
  void requireNamesWhatIsMissing() {
    Person reader = person(new Grant(Role.READER, new Scope.Everything()));

    assertThatThrownBy(() -> Policy.require(reader, Action.EDIT, Subject.ofCity("bari")))
        .isInstanceOfSatisfying(
            NotAllowed.class, refusal -> assertThat(refusal.action()).isEqualTo(Action.EDIT));
    Policy.require(reader, Action.READ_DESK, Subject.ofCity("bari"));
  }

  static Stream<Case> cases() {
    List<List<String>> lines =
        MATRIX
            .lines()
            .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
            .toList();
    List<List<String>> scopes = lines.get(1).stream().map(PolicyTest::words).toList();
    return lines.stream()
        .skip(2)
        .flatMap(
            line ->
                Stream.iterate(1, column -> column < line.size(), column -> column + 1)
                    .flatMap(
                        column -> {
                          List<String> cells = words(line.get(column));
                          return Stream.iterate(0, i -> i < cells.size(), i -> i + 1)
                              .map(
                                  i ->
                                      new Case(
                                          Role.parse(lines.getFirst().get(column)).orElseThrow(),
                                          scopes.get(column).get(i),
                                          Action.valueOf(line.getFirst()),
                                          MEANING.apply(cells.get(i))));
                        }));
  }

  private static final Function<String, String> MEANING =
      cell -> cell.equals("*") ? "ocxi" : cell.replace("-", "");

  private static List<String> words(String cell) {
    return Arrays.stream(cell.split(" +")).filter(word -> !word.isEmpty()).toList();
  }

  private static Scope scope(String word) {
    return java.util.Objects.requireNonNull(SCOPES.get(word));
  }

  private static Person person(Grant... grants) {
    return person(Person.State.ACTIVE, grants);
  }

  private static Person person(Person.State state, Grant... grants) {
    return new Person(
        new PersonId(OTHER), "Ada Esempio", "ada@example.org", "it", state, Set.of(grants));
  }
}
