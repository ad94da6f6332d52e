package org.capacitymetro.editing;

import java.util.List;
import java.util.Map;

/// The buttons that change the rows of a form without saving it: `add:phones`, `remove:phones.1`,
/// `add:week.0.3` (one more opening on Wednesday), `copy:week.0.1` (Monday's hours on the other
/// working days that are empty), `add:week` (a season).
final class RowActions {
  /// The first field of a new row.
  private static final Map<String, String> FIRST =
      Map.of(
          "phones", "number",
          "documents", "text.it",
          "costs", "amount",
          "exceptions", "from",
          "attributes", "label");

  private static final int FRIDAY = 5;

  /// A changed form and the field the reader goes on with.
  record Changed(Fields fields, String focus) {}

  private RowActions() {}

  static boolean isRowAction(String action) {
    return action.startsWith("add:") || action.startsWith("remove:") || action.startsWith("copy:");
  }

  static Changed apply(Fields form, String action) {
    String what = action.substring(action.indexOf(':') + 1);
    return switch (action.substring(0, action.indexOf(':'))) {
      case "add" -> add(form, what);
      case "remove" ->
          new Changed(form.without(what), what.substring(0, Math.max(0, what.lastIndexOf('.'))));
      case "copy" -> new Changed(copied(form, what), what + ".0.opens");
      default -> new Changed(form, what);
    };
  }

  private static Changed add(Fields form, String what) {
    String first;
    if (what.equals("week")) {
      first = "week." + Math.max(1, form.nextRow("week")) + ".from";
    } else if (what.matches("week\\.[0-9]{1,2}\\.[1-7]")) {
      first = what + "." + Math.max(2, form.nextRow(what)) + ".opens";
    } else if (FIRST.containsKey(what)) {
      first = what + "." + form.nextRow(what) + "." + FIRST.get(what);
    } else {
      return new Changed(form, what);
    }
    return new Changed(form.with(first, ""), first);
  }

  private static Fields copied(Fields form, String day) {
    if (!day.matches("week\\.[0-9]{1,2}\\.[1-7]")) {
      return form;
    }
    String grid = day.substring(0, day.lastIndexOf('.'));
    Fields changed = form;
    for (int other = 1; other <= FRIDAY; other++) {
      String target = grid + "." + other;
      if (!target.equals(day) && form.isBlank(target)) {
        changed = changed.without(target);
        for (int row : form.rows(day)) {
          for (String end : List.of(".opens", ".closes")) {
            changed = changed.with(target + "." + row + end, form.text(day + "." + row + end));
          }
        }
      }
    }
    return changed;
  }
}
