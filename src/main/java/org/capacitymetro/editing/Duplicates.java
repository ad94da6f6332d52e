package org.capacitymetro.editing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.consolidation.Consolidation;
import org.capacitymetro.directory.Lookups;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.matching.Matcher;
import org.capacitymetro.matching.Pair;
import org.capacitymetro.matching.Traits;
import org.capacitymetro.pages.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds records that may be the same as one being written. Compares what the public may know, so
/// that nobody learns a reserved place by guessing.
@Component
class Duplicates {
  private static final int MOST = 5;

  /// The record being written, among [Traits].
  private static final String WRITTEN = "written";

  /// A service that may be the same, with score and reasons.
  record Found(PublicService service, Pair pair) {}

  private final Lookups lookups;
  private final Records records;

  Duplicates(Lookups lookups, Records records) {
    this.lookups = lookups;
    this.records = records;
  }

  /// What is compared of a record being written.
  ///
  /// @param contacts numbers, mail addresses and sites, in any order and form
  static Traits written(String name, Address address, List<String> contacts) {
    List<String> phones = new ArrayList<>();
    List<String> emails = new ArrayList<>();
    List<String> websites = new ArrayList<>();
    for (String contact : contacts) {
      if (contact.contains("@")) {
        emails.add(contact);
      } else if (contact.matches("[+0-9 ()/.-]{5,}")) {
        phones.add(contact);
      } else if (!contact.isBlank()) {
        websites.add(contact);
      }
    }
    return placed(Traits.named(WRITTEN, name), address).withContacts(phones, emails, websites);
  }

  /// The likest first, at most five, without those that somebody said are not the same.
  ///
  /// @param self the record being written, null for a new one
  List<Found> of(Traits traits, @Nullable ServiceId self) {
    Set<ServiceId> others = self == null ? Set.of() : records.keptApart(self);
    return lookups.candidates(traits.name(), traits.point()).stream()
        .filter(service -> !service.id().equals(self) && !others.contains(service.id()))
        .flatMap(service -> compared(traits, service).stream())
        .sorted(Comparator.comparingDouble((Found found) -> found.pair().score()).reversed())
        .limit(MOST)
        .toList();
  }

  List<ServiceFormView.Similar> views(List<Found> found, Page page) {
    return found.stream()
        .map(
            one ->
                new ServiceFormView.Similar(
                    one.service().id().shortForm(),
                    one.service().details().name().in(page.order()),
                    page.url(Addresses.of(one.service(), page.code())),
                    where(one.service()),
                    Consolidation.words(one.pair().why(), page.language()),
                    (int) Math.round(100 * one.pair().score())))
        .toList();
  }

  /// Names are compared in every language they are written in; the likest counts.
  private static Optional<Found> compared(Traits traits, PublicService service) {
    return service.details().name().texts().keySet().stream()
        .flatMap(language -> Matcher.compare(traits, traits(service, language)).stream())
        .max(Comparator.comparingDouble(Pair::score))
        .map(pair -> new Found(service, pair));
  }

  /// What is compared of a record; its point and street only where the public sees them exactly.
  static Traits traits(PublicService service, String language) {
    Contacts contacts = service.details().contacts();
    Traits named =
        Traits.named(service.id().value().toString(), service.details().name().in(language))
            .withContacts(
                contacts.phones().stream().map(Contacts.Phone::number).toList(),
                contacts.emails(),
                contacts.websites())
            .withKinds(new HashSet<>(service.details().sectors()));
    Address address = service.place().address();
    return service.place().precision() == Precision.EXACT
        ? placed(named, address).withPoint(service.place().point())
        : named.withPlace("", address.comune(), "");
  }

  private static Traits placed(Traits traits, Address address) {
    return traits.withPlace(
        address.street(), address.comune(), Objects.requireNonNullElse(address.postcode(), ""));
  }

  private static String where(PublicService service) {
    return Stream.of(service.place().address().street(), service.place().address().comune())
        .filter(Objects::nonNull)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }
}
