package org.capacitymetro.joining;

import java.util.List;
import java.util.Map;
import org.capacitymetro.accounts.GrantWords;

/// The form in which somebody asks for an account.
///
/// @param typed what the fields hold
/// @param problems sentences by field
public record JoinView(
    Map<String, String> typed, List<GrantWords.Choice> cities, Map<String, String> problems) {

  /// What stands in a field.
  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }
}
