package org.capacitymetro.editing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Forms of editors that came in with a token that is no longer good, for the security rules: such
/// a form is not saved, but what was typed must not be lost.
public final class RefusedForms {
  /// Where what was typed is kept; behind the language.
  static final String PATH = "/desk/held";

  static final Pattern FORM =
      Pattern.compile("/([^/]+)(/desk/(services|organizations)/([A-Za-z0-9]+))");

  private RefusedForms() {}

  /// Where the request should be forwarded so that its content is kept; null when it is no form of
  /// an editor.
  public static @Nullable String keeper(HttpServletRequest request) {
    Matcher form = FORM.matcher(request.getRequestURI());
    return form.matches() ? "/" + form.group(1) + PATH : null;
  }
}
