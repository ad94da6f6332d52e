package org.capacitymetro.accounts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The page on which people are managed.
///
/// @param done what was just done, in words; null when nothing was
/// @param link one-time link to hand over; null when there is none
/// @param typed what the invitation form holds, by field
public record PeopleView(
    List<Row> people,
    List<GrantWords.Choice> roles,
    List<GrantWords.Choice> cities,
    List<GrantWords.Choice> languages,
    @Nullable String done,
    @Nullable String link,
    Map<String, String> typed,
    Map<String, String> problems) {

  /// One person.
  ///
  /// @param id short form, for forms
  /// @param state in words; of an invitation also until when it is good
  /// @param trouble why mails do not arrive; null when they do
  /// @param managed whether the reader may switch the account on and off
  public record Row(
      String id,
      String name,
      String mail,
      String state,
      @Nullable String trouble,
      boolean invited,
      boolean disabled,
      boolean managed,
      List<Held> grants) {}

  /// One role of a person.
  ///
  /// @param value names it in forms
  /// @param revocable whether the reader may take it
  public record Held(String words, String value, boolean revocable) {}

  /// What stands in a field.
  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }
}
