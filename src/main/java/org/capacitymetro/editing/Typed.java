package org.capacitymetro.editing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// A form as it came in: what is typed, apart from the button that was pressed.
///
/// @param action of the button: `save`, `keep`, `add:phones` ...; `save` when none is named
/// @param waited how long it waited on a device without a network before it was sent
record Typed(Fields fields, String action, Duration waited) {
  /// The last field of every form: without it something was cut off on the way, and saving would
  /// empty what did not arrive.
  private static final String LAST = "whole";

  static Typed of(Map<String, List<String>> parameters) {
    if (!parameters.containsKey(LAST) && !parameters.containsKey("do")) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "the form did not arrive whole");
    }
    Map<String, List<String>> typed = new LinkedHashMap<>(parameters);
    List<String> action = typed.getOrDefault("do", List.of("save"));
    Duration waited = Duration.ofSeconds(Math.max(0, new Fields(typed).number("waited")));
    typed.keySet().removeAll(List.of("do", LAST, "_csrf", "held", "saved", "once", "waited"));
    Fields fields = new Fields(typed);
    return new Typed(fields, action.isEmpty() ? "save" : action.getLast(), waited);
  }
}
