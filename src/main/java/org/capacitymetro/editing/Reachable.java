package org.capacitymetro.editing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Mail addresses and websites, one a line.
final class Reachable {
  private static final int LONGEST = 5_000;
  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9._%+'-]+@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");
  private static final Pattern WEBSITE =
      Pattern.compile("https?://[^\\s/?#]+\\.[^\\s/?#]{2,}([/?#]\\S*)?");
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(/\\S*)?");

  private Reachable() {}

  static List<String> emails(FormReading form, String field) {
    Set<String> emails = new LinkedHashSet<>();
    for (String line : lines(form, field)) {
      if (EMAIL.matcher(line).matches()) {
        emails.add(line);
      } else {
        form.refuse(field, "email", "value", line);
      }
    }
    return List.copyOf(emails);
  }

  /// An address typed without `https://` gets it.
  static List<String> websites(FormReading form, String field) {
    Set<String> websites = new LinkedHashSet<>();
    for (String line : lines(form, field)) {
      String address = BARE.matcher(line).matches() ? "https://" + line : line;
      if (WEBSITE.matcher(address).matches()) {
        websites.add(address);
      } else {
        form.refuse(field, "website", "value", line);
      }
    }
    return List.copyOf(websites);
  }

  private static List<String> lines(FormReading form, String field) {
    return form.text(field, LONGEST)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
