package org.capacitymetro.joining;

import java.util.List;
import java.util.Map;
import org.capacitymetro.accounts.GrantWords;
import org.jspecify.annotations.Nullable;

/// Requests for accounts that wait for an answer.
///
/// @param done what was just done; null when nothing was
/// @param open id of the request whose form came back with problems
/// @param typed what that form holds
/// @param problems sentences by field
public record RequestsView(
    List<Row> requests,
    List<GrantWords.Choice> roles,
    List<GrantWords.Choice> places,
    @Nullable String done,
    String open,
    Map<String, String> typed,
    Map<String, String> problems) {

  /// @param place name of the city, may be empty
  public record Row(
      String id,
      String name,
      String mail,
      String workplace,
      String place,
      String city,
      String reason,
      String when) {}

  /// What stands in a field of a request's form.
  public String typed(Row row, String field, String otherwise) {
    return row.id().equals(open) ? typed.getOrDefault(field, otherwise) : otherwise;
  }

  /// What is wrong with a field of a request's form; null when nothing is.
  public @Nullable String problem(Row row, String field) {
    return row.id().equals(open) ? problems.get(field) : null;
  }
}
