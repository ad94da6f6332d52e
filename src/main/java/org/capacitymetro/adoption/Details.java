package org.capacitymetro.adoption;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// What an adoption says; stored as JSON with every version.
///
/// @param language BCP 47, in which it is written
/// @param service of the body, where it is tried; null for none in particular
/// @param place in words
/// @param since month in which it began or will begin; null in drafts only
/// @param role that answers, never the name of a person; `mail` its mailbox; empty in drafts only
/// @param demonstration a fictional adoption shipped with the software
record Details(
    String language,
    @Nullable UUID service,
    LocalizedText place,
    @Nullable YearMonth since,
    Status status,
    List<Sheet.Resource> resources,
    LocalizedText role,
    String mail,
    List<Change> changes,
    boolean demonstration) {
  static final int MOST_CHANGES = 20;
  static final int MOST_RESOURCES = 30;

  /// Where the trial stands, as its form says.
  enum Status {
    PLANNED,
    TRYING,
    WORKING,
    PAUSED,
    /// Only [Told] leads here: who stops says why.
    STOPPED
  }

  Details {
    if (changes.size() > MOST_CHANGES) {
      throw new IllegalArgumentException(
          "changes must be at most " + MOST_CHANGES + ", not " + changes.size());
    }
    if (resources.size() > MOST_RESOURCES) {
      throw new IllegalArgumentException(
          "resources must be at most " + MOST_RESOURCES + ", not " + resources.size());
    }
    changes = List.copyOf(changes);
    resources = List.copyOf(resources);
  }

  /// Nothing is said yet.
  static Details begin(String language) {
    return new Details(
        language,
        null,
        LocalizedText.EMPTY,
        null,
        Status.TRYING,
        List.of(),
        LocalizedText.EMPTY,
        "",
        List.of(),
        false);
  }

  Details with(Status changed) {
    return new Details(
        language, service, place, since, changed, resources, role, mail, changes, demonstration);
  }
}
