package org.capacitymetro.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The signed-in person a page is made for, as far as its frame shows one.
///
/// @param id of the person
/// @param name of the person
/// @param people whether the person may manage people
public record Viewer(String id, String name, boolean people) {
  private static final String ATTRIBUTE = Viewer.class.getName();

  /// Lets the pages of a request find out who is signed in, when and if one asks.
  public static void lookUp(HttpServletRequest request, Supplier<@Nullable Viewer> lookup) {
    request.setAttribute(ATTRIBUTE, lookup);
  }

  static @Nullable Viewer of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Supplier<?> lookup
            && lookup.get() instanceof Viewer viewer
        ? viewer
        : null;
  }
}
