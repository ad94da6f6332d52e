package org.capacitymetro.rights;

import static org.capacitymetro.rights.Action.*;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The one place that decides who may do what. A person may do something to a record when one of
/// the person's roles includes the action and reaches what the record belongs to.
///
/// Who changes what a record belongs to (its city, its organization) needs the right before and
/// after: ask for both subjects.
public final class Policy {
  private Policy() {}

  /// What a role includes, wherever it is held.
  public static Set<Action> actions(Role role) {
    return switch (role) {
      case READER -> EnumSet.of(READ_DESK);
      case CONTRIBUTOR ->
          EnumSet.of(
              READ_DESK,
              SEE_EXACT_PLACE,
              EDIT,
              REVERT,
              VERIFY,
              STATE_PLACES,
              WRITE_PRACTICE,
              ADOPT_PRACTICE);
      case EDITOR ->
          EnumSet.of(
              READ_DESK,
              SEE_EXACT_PLACE,
              EDIT,
              REVERT,
              MERGE,
              REVIEW_PAIR,
              VERIFY,
              STATE_PLACES,
              REVIEW_SUGGESTION,
              RUN_CAMPAIGN,
              DECIDE_CLAIM,
              WRITE_PRACTICE,
              PUBLISH_PRACTICE,
              REVIEW_PRACTICE,
              EDIT_GUIDE,
              ADOPT_PRACTICE,
              TRANSLATE,
              READ_STATISTICS);
      case VERIFIER ->
          EnumSet.of(
              READ_DESK,
              REVIEW_PAIR,
              VERIFY,
              STATE_PLACES,
              WRITE_PRACTICE,
              REVIEW_PRACTICE,
              ADOPT_PRACTICE);
      case MODERATOR ->
          EnumSet.of(
              READ_DESK,
              REVIEW_SUGGESTION,
              MODERATE,
              WRITE_PRACTICE,
              REVIEW_PRACTICE,
              ADOPT_PRACTICE,
              TRANSLATE);
      case TRANSLATOR -> EnumSet.of(READ_DESK, TRANSLATE);
      case PLANNER ->
          EnumSet.of(
              READ_DESK, READ_STATISTICS, EXPORT, WRITE_PRACTICE, REVIEW_PRACTICE, ADOPT_PRACTICE);
      case ADMINISTRATOR -> EnumSet.allOf(Action.class);
    };
  }

  public static boolean may(Person person, Action action, Subject subject) {
    return person.state() == Person.State.ACTIVE
        && person.grants().stream()
            .anyMatch(
                grant ->
                    actions(grant.role()).contains(action)
                        && grant.scope().covers(subject)
                        && (action != OPERATE || grant.scope() instanceof Scope.Everything));
  }

  /// Whether there is anything at all the person may do this to, for links and for pages that list
  /// what lies within [#scopes].
  public static boolean maySomewhere(Person person, Action action) {
    return !scopes(person, action).isEmpty();
  }

  /// Where the person may do this: lists show the records that one of these covers.
  public static Set<Scope> scopes(Person person, Action action) {
    return person.state() != Person.State.ACTIVE
        ? Set.of()
        : person.grants().stream()
            .filter(grant -> actions(grant.role()).contains(action))
            .map(Grant::scope)
            .filter(scope -> action != OPERATE || scope instanceof Scope.Everything)
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether the person may give or take this role: those who manage people there may, and nobody
  /// hands out what reaches further than their own.
  public static boolean mayGrant(Person person, Grant grant) {
    return may(person, MANAGE_PEOPLE, Subject.of(grant.scope()));
  }

  /// @throws NotAllowed where [#may] says no
  public static void require(Person person, Action action, Subject subject) {
    if (!may(person, action, subject)) {
      throw new NotAllowed(person, action, subject);
    }
  }

  /// @throws NotAllowed where [#maySomewhere] says no
  public static void requireSomewhere(Person person, Action action) {
    if (!maySomewhere(person, action)) {
      throw new NotAllowed(person, action, Subject.INSTALLATION);
    }
  }
}
