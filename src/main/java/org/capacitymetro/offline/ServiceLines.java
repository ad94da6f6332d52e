package org.capacitymetro.offline;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.offline.PackRecords.AccessPart;
import org.capacitymetro.offline.PackRecords.Exceptional;
import org.capacitymetro.offline.PackRecords.Hours;
import org.capacitymetro.offline.PackRecords.LastCheck;
import org.capacitymetro.offline.PackRecords.Opening;
import org.capacitymetro.offline.PackRecords.Phone;
import org.capacitymetro.offline.PackRecords.Places;
import org.capacitymetro.offline.PackRecords.Provider;
import org.capacitymetro.offline.PackRecords.Season;
import org.capacitymetro.offline.PackRecords.ServiceLine;
import org.capacitymetro.offline.PackRecords.Slot;
import org.capacitymetro.offline.PackRecords.SourceWords;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.search.PackWords;
import org.capacitymetro.taxonomy.Discretion;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Slug;
import org.jspecify.annotations.Nullable;

/// Turns services into records of a pack in one language. Takes only what the directory has already
/// made public.
final class ServiceLines {
  /// As fine as the index of the server: the order of a list without words depends on it.
  private static final double UNITS = 1e7;

  private final PackWords words;
  private final Language language;

  ServiceLines(PackWords words, Language language) {
    this.words = words;
    this.language = language;
  }

  ServiceLine of(PublicService service) {
    ServiceDetails details = service.details();
    Place place = service.place();
    Address address = place.address();
    Point point = place.point();
    Contacts contacts = details.contacts();
    String id = service.id().shortForm();
    return new ServiceLine(
        id,
        Slug.of(details.name().in(language.code())) + "-" + id,
        text(details.name()),
        text(details.summary()),
        text(details.description()),
        text(details.howTo()),
        text(details.outcome()),
        source(details),
        provider(service.provider()),
        details.sectors(),
        details.targets(),
        details.languages(),
        access(details.access()),
        hours(details.schedule()),
        contacts.phones().stream()
            .map(phone -> new Phone(phone.number(), text(phone.note())))
            .toList(),
        contacts.emails(),
        contacts.websites(),
        point == null ? null : rounded(point.lat()),
        point == null ? null : rounded(point.lon()),
        place.precision() == Precision.EXACT ? null : Boolean.TRUE,
        place.around() == 0 ? null : place.around(),
        unlessBlank(address.street()),
        unlessBlank(address.postcode()),
        unlessBlank(address.comune()),
        unlessBlank(address.province()),
        place.areas(),
        text(place.arrival()),
        place.accessibility(),
        words
            .lastCheck(service)
            .map(last -> new LastCheck(last.on().toString(), last.method().code()))
            .orElse(null),
        details.checkedOn().map(Object::toString).orElse(null),
        words
            .fading(service)
            .map(fading -> new long[] {fading.agesOn().toEpochDay(), fading.oldOn().toEpochDay()})
            .orElse(null),
        words.freshness(service),
        words.changed(service),
        places(details.availability()),
        details.funding().endsOn() == null ? null : details.funding().endsOn().toEpochDay(),
        Discretion.needed(details.sectors(), details.targets()) ? Boolean.TRUE : null,
        details.demonstration() ? Boolean.TRUE : null);
  }

  private @Nullable PackText text(LocalizedText text) {
    return PackText.of(text, language.code());
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * UNITS) / UNITS;
  }

  private static @Nullable String unlessBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private @Nullable SourceWords source(ServiceDetails details) {
    String source =
        Stream.of(details.name(), details.summary(), details.description(), details.outcome())
            .filter(text -> sourceWords(text, text.source()) != null)
            .map(LocalizedText::source)
            .findFirst()
            .orElse(null);
    return source == null
        ? null
        : new SourceWords(
            source,
            sourceWords(details.name(), source),
            sourceWords(details.summary(), source),
            sourceWords(details.description(), source),
            sourceWords(details.outcome(), source));
  }

  /// The words in the language they were written in, where the reader gets them in another one.
  private @Nullable String sourceWords(LocalizedText text, String source) {
    return text.isEmpty()
            || !text.source().equals(source)
            || text.read(language.code()).language().equals(source)
        ? null
        : text.in(source);
  }

  private @Nullable Provider provider(@Nullable Organization provider) {
    return provider == null
        ? null
        : new Provider(
            provider.id().shortForm(),
            text(provider.name()),
            sourceWords(provider.name(), provider.name().source()),
            word(provider.type()));
  }

  private AccessPart access(Access access) {
    return new AccessPart(
        word(access.mode()),
        word(access.residencePermit()),
        word(access.anonymous()),
        access.isFree(),
        access.costs().stream().map(this::cost).filter(Objects::nonNull).toList(),
        access.documents().stream().map(this::text).filter(Objects::nonNull).toList());
  }

  private @Nullable PackText cost(Access.CostOption cost) {
    PackText said = text(cost.text());
    if (cost.amount() == null || cost.amount().signum() == 0 || cost.saysOnlyTheAmount()) {
      return said;
    }
    String euro = Messages.in(language).get("service.euro", "amount", cost.amount());
    return said == null ? PackText.plain(euro) : said.after(euro + " · ");
  }

  private Hours hours(Schedule schedule) {
    return new Hours(
        schedule.kind().name(),
        schedule.slots().stream()
            .map(
                slot ->
                    new Slot(
                        slot.day().name(),
                        slot.opens().toString(),
                        slot.closes().toString(),
                        season(slot.season())))
            .toList(),
        schedule.holidays().name(),
        schedule.exceptions().stream()
            .map(
                exception ->
                    new Exceptional(
                        exception.from().toString(),
                        exception.to().toString(),
                        openings(exception.openings()),
                        text(exception.note())))
            .toList(),
        text(schedule.original()));
  }

  private static @Nullable Season season(Schedule.@Nullable Season season) {
    return season == null ? null : new Season(season.from().toString(), season.to().toString());
  }

  private static List<Opening> openings(List<Schedule.Opening> openings) {
    return openings.stream()
        .map(opening -> new Opening(opening.opens().toString(), opening.closes().toString()))
        .toList();
  }

  private static @Nullable Places places(@Nullable Availability said) {
    return said == null
        ? null
        : new Places(
            said.kind().code(),
            said.saidOn().toString(),
            said.expiresOn().toEpochDay(),
            said instanceof Availability.Waiting waiting ? waiting.weeks() : null,
            said instanceof Availability.Closed closed ? closed.until().toString() : null);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
