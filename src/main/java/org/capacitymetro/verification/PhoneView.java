package org.capacitymetro.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the telephone round shows.
///
/// @param waiting how many records wait, in words
/// @param accuracy how many of the records drawn by chance were true, in words
/// @param record in the person's hand; null before the first and when nothing waits
public record PhoneView(
    String href,
    String done,
    String problem,
    String waiting,
    String accuracy,
    boolean more,
    @Nullable Record record) {

  /// @param id of the service, sent along with the outcome
  /// @param href its public page
  /// @param edit where the person may edit it; null where not
  /// @param script what to say, sentence by sentence
  /// @param past earlier calls, newest first
  /// @param typed what was typed, where something is wrong with it
  public record Record(
      String id,
      String name,
      String body,
      String href,
      @Nullable String edit,
      String badge,
      List<Phone> phones,
      List<String> script,
      List<RecordFacts.Shown> groups,
      List<String> past,
      String typed) {}

  public record Phone(String number, String href) {}
}
