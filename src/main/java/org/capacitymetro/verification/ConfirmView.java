package org.capacitymetro.verification;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the page of a confirmation link shows.
///
/// @param href where the form goes
/// @param body name of the body
public record ConfirmView(
    String href,
    String body,
    List<Service> services,
    Map<String, String> problems,
    Map<String, String> typed) {

  /// @param id prefix of its fields
  /// @param href its public page
  /// @param badge how well it is known; places what was last said of them, empty when nothing holds
  public record Service(
      String id, String name, String href, String badge, String places, List<Group> groups) {}

  /// @param code as in the names of fields
  public record Group(String code, String name, List<String> lines) {}

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  public boolean is(String field, String value) {
    return typed(field).equals(value);
  }

  public @Nullable String problem(String field) {
    return problems.get(field);
  }

  /// After an answer.
  ///
  /// @param lines what was done, one line for each service
  public record Thanks(List<String> lines) {}
}
