package org.capacitymetro.text;

import java.text.Normalizer;
import java.util.Locale;

/// The readable part of an address: lower case ASCII words joined by hyphens, at most 60
/// characters.
public final class Slug {
  private Slug() {}

  /// Never empty: a name without Latin letters or digits gives "s".
  public static String of(String name) {
    String ascii =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    if (ascii.length() > 60) {
      int cut = ascii.lastIndexOf('-', 60);
      ascii = ascii.substring(0, cut > 20 ? cut : 60);
    }
    return ascii.isEmpty() ? "s" : ascii;
  }
}
