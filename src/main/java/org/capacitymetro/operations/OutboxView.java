package org.capacitymetro.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of the outbox shows.
///
/// @param states links that narrow the list, with how many mails each has
/// @param newer address of the page with newer mails
public record OutboxView(
    List<State> states, List<Row> mails, @Nullable String newer, @Nullable String older) {

  public record State(String label, String href, boolean current) {}

  /// @param tone colour of the state: good, bad or quiet
  public record Row(
      String href,
      String to,
      String subject,
      String state,
      String tone,
      String created,
      @Nullable String reason) {}
}
