package org.capacitymetro.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitymetro.hsds.Access.Mode;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// What a category of the list means here. Answers left out are unknown.
///
/// @param precision how exactly the public may know the place; `exact` unless the file says
///   otherwise
/// @param ended last day of services that are closed for good, `2022-03-31`
public record Category(
    List<String> sectors,
    List<String> targets,
    Map<String, String> summary,
    @Nullable String access,
    @Nullable Boolean residencePermit,
    @Nullable Boolean anonymous,
    @Nullable Boolean free,
    @Nullable String precision,
    @Nullable String ended) {

  static final Category UNKNOWN =
      new Category(List.of(), List.of(), Map.of(), null, null, null, null, null, null);

  public Category {
    sectors = Profile.listOf(sectors);
    targets = Profile.listOf(targets);
    summary = Profile.mapOf(summary);
    Words.check(Mode.class, "access", access);
    Words.check(Precision.class, "precision", precision);
    if (ended != null) {
      LocalDate.parse(ended);
    }
  }

  public Mode mode() {
    return Words.find(Mode.class, "access", access).orElse(Mode.UNKNOWN);
  }

  public Precision publicPrecision() {
    return Words.find(Precision.class, "precision", precision).orElse(Precision.EXACT);
  }

  public Optional<LocalDate> endedOn() {
    return Optional.ofNullable(ended).map(LocalDate::parse);
  }

  public LocalizedText summaryText() {
    return LocalizedText.ofItalianAndEnglish(
        summary.getOrDefault("it", ""), summary.getOrDefault("en", ""));
  }

  /// What a service of both categories is: everything they offer; an answer only where they agree,
  /// and the more careful precision.
  Category and(Category other) {
    return new Category(
        Stream.concat(sectors.stream(), other.sectors.stream()).distinct().toList(),
        Stream.concat(targets.stream(), other.targets.stream()).distinct().toList(),
        summary.isEmpty() ? other.summary : summary,
        Objects.equals(access, other.access) ? access : null,
        Objects.equals(residencePermit, other.residencePermit) ? residencePermit : null,
        Objects.equals(anonymous, other.anonymous) ? anonymous : null,
        Objects.equals(free, other.free) ? free : null,
        publicPrecision().compareTo(other.publicPrecision()) >= 0 ? precision : other.precision,
        Objects.equals(ended, other.ended) ? ended : null);
  }

  public static Answer answer(@Nullable Boolean value) {
    return value == null ? Answer.UNKNOWN : value ? Answer.YES : Answer.NO;
  }
}
