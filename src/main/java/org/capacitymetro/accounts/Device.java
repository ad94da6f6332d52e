package org.capacitymetro.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a session is recognised by in the list of one's sessions: `Firefox · Windows`. Only this is
/// kept, not what the browser said.
final class Device {
  private static final List<String> BROWSERS =
      List.of("Edg/Edge", "OPR/Opera", "Firefox/Firefox", "Chrome/Chrome", "Safari/Safari");
  private static final List<String> SYSTEMS =
      List.of(
          "Android/Android",
          "iPhone/iPhone",
          "iPad/iPad",
          "Windows/Windows",
          "Mac OS/macOS",
          "Linux/Linux");

  private Device() {}

  /// @param agent what the browser said of itself (`User-Agent`)
  /// @return empty where nothing is recognised
  static String of(@Nullable String agent) {
    if (agent == null) {
      return "";
    }
    String browser = first(BROWSERS, agent);
    String system = first(SYSTEMS, agent);
    return browser.isEmpty() || system.isEmpty() ? browser + system : browser + " · " + system;
  }

  private static String first(List<String> known, String agent) {
    for (String pair : known) {
      int slash = pair.indexOf('/');
      if (agent.contains(pair.substring(0, slash))) {
        return pair.substring(slash + 1);
      }
    }
    return "";
  }
}
