package org.capacitymetro.writing;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How the values of a sheet are written in forms and message keys: `per-year`.
public final class Codes {
  private Codes() {}

  /// As forms and keys have it.
  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Empty for anything that is none of them.
  public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String code) {
    return Stream.of(type.getEnumConstants()).filter(value -> of(value).equals(code)).findFirst();
  }
}
