package org.capacitymetro.suggestions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.capacitymetro.pages.Page;
import org.springframework.util.MultiValueMap;

/// What a visitor typed, kept as it came so that nothing is lost when it has to be corrected.
///
/// @param trap what stands in the field that people do not see
public record Typed(
    String kind, String text, String contact, String ticket, String proof, String trap) {
  static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_CONTACT = 200;

  static final Pattern MAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\".]{2,}");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{4,29}");

  static Typed empty(String kind) {
    return new Typed(kind, "", "", "", "", "");
  }

  static Typed of(MultiValueMap<String, String> form) {
    return new Typed(
        one(form, "kind"),
        one(form, "text").replace("\r\n", "\n").strip(),
        one(form, "contact").strip(),
        one(form, "ticket"),
        one(form, "proof"),
        one(form, "website"));
  }

  /// No text of the database may hold the character NUL.
  private static String one(MultiValueMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value.replace("\u0000", "");
  }

  /// A sentence for each field that cannot stay as it is.
  Map<String, String> problems(Page page) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (Suggestion.Kind.parse(kind).isEmpty()) {
      problems.put("kind", page.t("report.problem.kind"));
    }
    if (text.length() > LONGEST_TEXT) {
      problems.put(
          "text", page.t("report.problem.text", "most", LONGEST_TEXT, "typed", text.length()));
    }
    if (!contact.isEmpty()
        && (contact.length() > LONGEST_CONTACT
            || !(MAIL.matcher(contact).matches() || PHONE.matcher(contact).matches()))) {
      problems.put("contact", page.t("report.problem.contact"));
    }
    return problems;
  }
}
