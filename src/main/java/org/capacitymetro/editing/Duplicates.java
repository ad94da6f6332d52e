package org.capacitymetro.editing;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.directory.Contacts;
import org.capacitymetro.directory.Lookups;
import org.capacitymetro.directory.Precision;
import org.capacitymetro.directory.PublicService;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.ServiceDetails;
import org.capacitymetro.directory.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.pages.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds records that may be the same as one being written. Compares what the public may know, so
/// that nobody learns a reserved place by guessing.
@Component
class Duplicates {
  private static final int MOST = 5;

  /// A service that may be the same.
  record Found(PublicService service, Likeness likeness) {}

  private final Lookups lookups;
  private final Records records;

  Duplicates(Lookups lookups, Records records) {
    this.lookups = lookups;
    this.records = records;
  }

  /// The likest first, at most five, without those that somebody said are not the same.
  ///
  /// @param self the record being written, null for a new one
  List<Found> of(Likeness.Traits traits, @Nullable ServiceId self) {
    Set<ServiceId> others = self == null ? Set.of() : records.keptApart(self);
    return lookups.candidates(traits.name(), traits.point()).stream()
        .filter(service -> !service.id().equals(self) && !others.contains(service.id()))
        .map(service -> new Found(service, likeness(traits, service)))
        .filter(found -> found.likeness().score() >= Likeness.SUSPICIOUS)
        .sorted(Comparator.comparingDouble((Found found) -> found.likeness().score()).reversed())
        .limit(MOST)
        .toList();
  }

  List<ServiceFormView.Similar> views(List<Found> found, Page page) {
    return found.stream()
        .map(
            one ->
                new ServiceFormView.Similar(
                    one.service().id().shortForm(),
                    one.service().details().name().in(page.code()),
                    page.url(Addresses.of(one.service(), page.code())),
                    where(one.service()),
                    why(one.likeness(), page.language()),
                    (int) Math.round(100 * one.likeness().score())))
        .toList();
  }

  static Likeness.Traits traits(PublicService service, String language) {
    return traits(
        service.details(),
        service.place().precision() == Precision.EXACT ? service.place().point() : null,
        service.place().address().comune(),
        language);
  }

  static Likeness.Traits traits(
      ServiceDetails details,
      org.capacitymetro.geo.@Nullable Point point,
      String comune,
      String language) {
    Contacts contacts = details.contacts();
    return new Likeness.Traits(
        details.name().in(language),
        point,
        comune,
        Stream.concat(
                contacts.phones().stream().map(Contacts.Phone::number), contacts.emails().stream())
            .toList());
  }

  /// Names are compared in every language they are written in; the likest counts.
  private static Likeness likeness(Likeness.Traits traits, PublicService service) {
    return service.details().name().texts().keySet().stream()
        .map(language -> Likeness.of(traits, traits(service, language)))
        .max(Comparator.comparingDouble(Likeness::score))
        .orElseThrow();
  }

  /// The reasons in words.
  static String why(Likeness likeness, Language language) {
    Messages words = Messages.in(language);
    Formats formats = new Formats(language);
    return likeness.reasons().stream()
        .map(
            reason ->
                words.get(
                    "edit.alike."
                        + reason.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    "distance",
                    formats.distance(reason.metres())))
        .collect(Collectors.joining(", "));
  }

  private static String where(PublicService service) {
    return Stream.of(service.place().address().street(), service.place().address().comune())
        .filter(Objects::nonNull)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }
}
