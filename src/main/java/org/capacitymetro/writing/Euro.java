package org.capacitymetro.writing;

import java.math.BigDecimal;
import java.util.Optional;

/// Amounts of euro as people write them.
public final class Euro {
  /// More than anything of the toolkit costs.
  public static final BigDecimal MOST = new BigDecimal(1_000_000_000);

  private Euro() {}

  /// Reads the Italian or the English way: `1.250,50`, `1250.50`; empty for anything else and for
  /// what is more than [#MOST].
  public static Optional<BigDecimal> parse(String typed) {
    String words = typed.replaceAll("[\\s€]", "");
    String plain =
        words.matches("[0-9]{1,3}([.][0-9]{3})+(,[0-9]{1,2})?")
            ? words.replace(".", "").replace(',', '.')
            : words.replace(',', '.');
    return plain.matches("[0-9]{1,10}([.][0-9]{1,2})?")
        ? Optional.of(new BigDecimal(plain)).filter(amount -> amount.compareTo(MOST) <= 0)
        : Optional.empty();
  }
}
