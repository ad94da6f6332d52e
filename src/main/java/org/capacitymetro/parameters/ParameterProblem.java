package org.capacitymetro.parameters;

import java.util.List;
import org.capacitymetro.pages.Messages;

/// A parameter that could not be used as it came.
///
/// @param allowed the values or names that would have been, empty when a form is asked for rather
///   than one of a list
public record ParameterProblem(String name, String value, Kind kind, List<String> allowed) {
  public enum Kind {
    /// No parameter has this name.
    UNKNOWN,
    /// The value is not one of those allowed.
    VALUE,
    /// The value is not written as it must be.
    FORMAT,
    /// The parameter means something only beside `near`.
    NEEDS_NEAR
  }

  /// One sentence that names the parameter, the value and what is allowed.
  public String sentence(Messages words) {
    return switch (kind) {
      case UNKNOWN ->
          words.get("parameter.unknown", "name", name, "allowed", String.join(", ", allowed));
      case VALUE ->
          words.get(
              "parameter.value",
              "name",
              name,
              "value",
              value,
              "allowed",
              String.join(", ", allowed));
      case NEEDS_NEAR -> words.get("parameter.needs-near", "name", name, "value", value);
      case FORMAT ->
          words.get(
              "parameter.format",
              "name",
              name,
              "value",
              value,
              "form",
              words.get("parameter.form." + name));
    };
  }
}
