package org.capacitymetro.mapping;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words of a profile for the constants of an enum: small letters and hyphens.
final class Words {
  private Words() {}

  /// @throws IllegalArgumentException naming field, word and what is allowed
  static <E extends Enum<E>> Optional<E> find(Class<E> type, String field, @Nullable String word) {
    if (word == null) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(type.getEnumConstants())
            .filter(value -> written(value).equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        Arrays.stream(type.getEnumConstants())
                            .map(Words::written)
                            .collect(
                                Collectors.joining(
                                    ", ", field + ": \"" + word + "\" is none of ", "")))));
  }

  static <E extends Enum<E>> void check(Class<E> type, String field, @Nullable String word) {
    find(type, field, word);
  }

  static String written(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
