package org.capacitymetro.italy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A code of the index of public administrations (indicepa.gov.it): of a body (`c_l736` is the
/// comune of Venezia by its cadastral code), of an office that takes invoices (`UFK3ZQ`), or of a
/// homogeneous organizational area (`A0B1C2D`). They carry no check digit, so only the shape can be
/// recognised.
///
/// @param text bodies in small letters, the others in capital ones, as the index writes them
public record IpaCode(Kind kind, String text) {

  public enum Kind {
    BODY,
    OFFICE,
    AREA
  }

  private static final Pattern BODY =
      Pattern.compile(
          "c_[a-z]\\d{3}|p_[a-z]{2}|r_[a-z]{4,10}|cm_[a-z]{2,10}|istsc_[a-z]{4}[0-9a-z]{6}"
              + "|[a-z][a-z0-9]{1,11}_[a-z0-9_-]{1,16}");
  private static final Pattern OFFICE =
      Pattern.compile("UF[A-Z0-9]{4}|(?=[A-Z0-9]*\\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{6}");
  private static final Pattern AREA = Pattern.compile("A(?=[A-Z0-9]*\\d)[A-Z0-9]{6}");

  /// Empty for what has none of the three shapes. A body of the index whose code is a bare word
  /// (`inps`) is not recognised, because every word looks like it.
  public static Optional<IpaCode> parse(String text) {
    String plain = text.strip();
    String small = plain.toLowerCase(Locale.ROOT);
    if (BODY.matcher(small).matches()) {
      return Optional.of(new IpaCode(Kind.BODY, small));
    }
    String capitals = plain.toUpperCase(Locale.ROOT);
    if (AREA.matcher(capitals).matches()) {
      return Optional.of(new IpaCode(Kind.AREA, capitals));
    }
    return OFFICE.matcher(capitals).matches()
        ? Optional.of(new IpaCode(Kind.OFFICE, capitals))
        : Optional.empty();
  }

  /// Cadastral code of the comune (`L736`) where the body is one.
  public Optional<String> cadastralCode() {
    return kind == Kind.BODY && text.matches("c_[a-z]\\d{3}")
        ? Optional.of(text.substring(2).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }
}
