package org.capacitymetro.verification;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// What a body typed into the page of its link. Fields are named `ID.what` by the short id of the
/// service, so that a form with many services needs no numbers.
///
/// @param said by service, only those of which something was said
/// @param problems sentences by the name of the field
/// @param typed what was typed, by the name of the field
record ConfirmForm(
    Map<ServiceId, Said> said, Map<String, String> problems, Map<String, String> typed) {
  private static final int LONGEST = 1_500;
  private static final String TRUE = "true";
  private static final String CHANGED = "changed";

  /// @param text what has changed, possibly empty
  /// @param places null when nothing was said of them
  record Said(
      Set<FieldGroup> stillTrue,
      Set<FieldGroup> changed,
      String text,
      boolean closed,
      @Nullable Availability places) {
    boolean isNothing() {
      return stillTrue.isEmpty()
          && changed.isEmpty()
          && text.isEmpty()
          && !closed
          && places == null;
    }
  }

  static ConfirmForm empty() {
    return new ConfirmForm(Map.of(), Map.of(), Map.of());
  }

  /// @param all whether the button was pressed that says that everything is still true; what is
  ///   marked as changed or closed remains so
  static ConfirmForm read(
      MultiValueMap<String, String> form,
      List<PublicService> services,
      boolean all,
      LocalDate today,
      Page page) {
    Map<String, String> typed = new TreeMap<>(form.toSingleValueMap());
    Map<String, String> problems = new LinkedHashMap<>();
    Map<ServiceId, Said> said = new LinkedHashMap<>();
    for (PublicService service : services) {
      Said one = read(service.id().shortForm(), typed, all, today, problems, page);
      if (!one.isNothing()) {
        said.put(service.id(), one);
      }
    }
    if (said.isEmpty() && problems.isEmpty()) {
      problems.put("answers", page.t("confirm.problem.nothing"));
    }
    return new ConfirmForm(said, problems, typed);
  }

  private static Said read(
      String id,
      Map<String, String> typed,
      boolean all,
      LocalDate today,
      Map<String, String> problems,
      Page page) {
    boolean closed = typed.containsKey(id + ".closed");
    boolean whole = (all || typed.containsKey(id + ".whole")) && !closed;
    Set<FieldGroup> stillTrue = EnumSet.noneOf(FieldGroup.class);
    Set<FieldGroup> changed = EnumSet.noneOf(FieldGroup.class);
    for (FieldGroup group : FieldGroup.values()) {
      String answer = typed.getOrDefault(id + "." + group.code(), "");
      if (answer.equals(CHANGED)) {
        changed.add(group);
      } else if (whole || (answer.equals(TRUE) && !closed)) {
        stillTrue.add(group);
      }
    }
    String text = typed.getOrDefault(id + ".text", "").replace("\r\n", "\n").strip();
    if (text.length() > LONGEST) {
      problems.put(
          id + ".text", page.t("confirm.problem.long", "most", LONGEST, "typed", text.length()));
    } else if (text.isEmpty() && !changed.isEmpty() && !closed) {
      problems.put(id + ".text", page.t("confirm.problem.text"));
    }
    return new Said(stillTrue, changed, text, closed, places(id, typed, today, problems, page));
  }

  private static @Nullable Availability places(
      String id,
      Map<String, String> typed,
      LocalDate today,
      Map<String, String> problems,
      Page page) {
    String kind = typed.getOrDefault(id + ".places", "");
    try {
      return switch (kind) {
        case "free" -> new Availability.Free(today);
        case "waiting" ->
            new Availability.Waiting(
                today, Integer.parseInt(typed.getOrDefault(id + ".weeks", "").strip()));
        case "closed" ->
            new Availability.Closed(
                today, LocalDate.parse(typed.getOrDefault(id + ".until", "").strip()));
        default -> null;
      };
    } catch (DateTimeParseException | IllegalArgumentException e) {
      boolean weeks = kind.equals("waiting");
      problems.put(
          id + (weeks ? ".weeks" : ".until"),
          weeks
              ? page.t("confirm.problem.weeks", "most", Availability.MOST_WEEKS)
              : page.t("confirm.problem.until"));
      return null;
    }
  }
}
