package org.capacitymetro.freshness;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// How fast what was verified fades: 2^(-age / half-life), by group of fields and by sector. Of
/// several sectors the shortest half-life counts: whoever needs a bed for tonight must know sooner.
@Component
public class HalfLives {

  /// What one needs to get there and in decides over the record: a description fades unnoticed.
  private static final Set<FieldGroup> DECISIVE =
      EnumSet.of(FieldGroup.EXISTENCE, FieldGroup.CONTACTS, FieldGroup.SCHEDULE);

  private final HalfLifeSettings settings;
  private final Function<String, @Nullable String> parents;

  @Autowired
  HalfLives(HalfLifeSettings settings, Taxonomies taxonomies) {
    this(settings, code -> taxonomies.find(Vocabulary.SECTOR, code).map(Term::parent).orElse(null));
  }

  /// @param parents code of the first-level sector of one of the second level, null of others
  HalfLives(HalfLifeSettings settings, Function<String, @Nullable String> parents) {
    this.settings = settings;
    this.parents = parents;
  }

  /// Days until a verification is worth half.
  ///
  /// @param codes sectors of the service
  public int days(FieldGroup group, Collection<String> codes) {
    return codes.stream()
        .map(code -> ofSector(code, group))
        .flatMap(Optional::stream)
        .min(Integer::compare)
        .orElseGet(() -> Objects.requireNonNull(settings.halfLives().get(group)));
  }

  private Optional<Integer> ofSector(String code, FieldGroup group) {
    return Stream.of(code, Objects.requireNonNullElse(parents.apply(code), code))
        .map(sector -> settings.sectors().getOrDefault(sector, Map.of()).get(group))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /// 2^(-age / half-life) of one group; a verification of the future counts as of today.
  public double value(
      FieldGroup group, Verification verification, Collection<String> codes, LocalDate today) {
    long age = Math.max(0, ChronoUnit.DAYS.between(verification.on(), today));
    return Math.pow(2, -(double) age / days(group, codes));
  }

  /// Of a whole record: that of the least fresh of existence, contacts and schedule. A record of
  /// which nobody saw that it exists has none, whatever else was looked at.
  public Freshness freshness(
      Map<FieldGroup, Verification> verified, Collection<String> codes, LocalDate today) {
    Freshness least = Freshness.NONE;
    for (FieldGroup group : decisive(verified)) {
      Verification verification = Objects.requireNonNull(verified.get(group));
      double value = value(group, verification, codes, today);
      if (least.last() == null || value < least.value()) {
        least = new Freshness(value, age(value), verification);
      }
    }
    return least;
  }

  /// As [#freshness] for all days to come; empty when nobody looked.
  public Optional<Fading> fading(Map<FieldGroup, Verification> verified, Collection<String> codes) {
    LocalDate checked = LocalDate.MAX;
    LocalDate agesOn = LocalDate.MAX;
    LocalDate oldOn = LocalDate.MAX;
    List<FieldGroup> groups = decisive(verified);
    for (FieldGroup group : groups) {
      LocalDate on = Objects.requireNonNull(verified.get(group)).on();
      int days = days(group, codes);
      checked = earlier(checked, on);
      agesOn = earlier(agesOn, on.plusDays(days + 1L));
      oldOn = earlier(oldOn, on.plusDays(2L * days + 1));
    }
    return groups.isEmpty() ? Optional.empty() : Optional.of(new Fading(checked, agesOn, oldOn));
  }

  /// The verification that ages before the others, whatever the day: what decides on the record
  /// when it fades. Empty when nobody looked.
  public Optional<Verification> agesFirst(
      Map<FieldGroup, Verification> verified, Collection<String> codes) {
    return decisive(verified).stream()
        .min(
            Comparator.comparing(
                group ->
                    Objects.requireNonNull(verified.get(group)).on().plusDays(days(group, codes))))
        .map(verified::get);
  }

  /// Tells two configurations apart: what was computed with another must be computed again.
  public String fingerprint() {
    return settings.fingerprint();
  }

  private static List<FieldGroup> decisive(Map<FieldGroup, Verification> verified) {
    Verification existence = verified.get(FieldGroup.EXISTENCE);
    if (existence == null || !existence.method().isCheck()) {
      return List.of();
    }
    return DECISIVE.stream()
        .filter(
            group -> {
              Verification verification = verified.get(group);
              return verification != null && verification.method().isCheck();
            })
        .sorted()
        .toList();
  }

  private static Age age(double value) {
    return value >= 0.5 ? Age.FRESH : value >= 0.25 ? Age.AGING : Age.OLD;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
