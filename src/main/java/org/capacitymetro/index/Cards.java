package org.capacitymetro.index;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.util.BytesRef;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.Geocoded;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// The card of a service: what a list shows, as bytes in the index. Binary, because a list of
/// twenty has to be read in a tenth of a millisecond. Long texts (description, how to, outcome,
/// arrival, documents, attributes) stay in the directory and are empty on a card.
public final class Cards {
  private Cards() {}

  static BytesRef write(PublicService service) {
    CardOutput out = new CardOutput();
    ServiceDetails details = service.details();
    Place place = service.place();
    out.uuid(service.id().value());
    out.string(service.source().source());
    out.string(service.source().id());
    organization(out, service.provider());
    organization(out, service.funder());
    out.text(details.name());
    out.text(details.summary());
    out.strings(details.sectors());
    out.strings(details.targets());
    out.strings(details.languages());
    access(out, details.access());
    ScheduleBytes.write(out, details.schedule(), true);
    out.list(
        details.contacts().phones(),
        phone -> {
          out.string(phone.number());
          out.text(phone.note());
        });
    out.strings(details.contacts().emails());
    out.strings(details.contacts().websites());
    out.optional(details.funding().funder(), id -> out.uuid(id.value()));
    out.optional(details.funding().projectCode(), out::string);
    out.optional(details.funding().endsOn(), out::day);
    checks(out, details.verification());
    out.optional(details.availability(), said -> availability(out, said));
    out.flag(details.demonstration());
    out.constant(place.precision());
    out.optional(
        place.point(),
        point -> {
          out.number(point.lat());
          out.number(point.lon());
        });
    address(out, place.address());
    out.strings(place.areas());
    out.optional(place.city(), out::string);
    out.strings(place.accessibility());
    out.optional(
        place.geocoded(),
        geocoded -> {
          out.string(geocoded.source());
          out.constant(geocoded.precision());
        });
    out.whole(service.updatedAt().toEpochMilli());
    return out.bytes();
  }

  private static void organization(CardOutput out, @Nullable Organization organization) {
    out.optional(
        organization,
        body -> {
          out.uuid(body.id().value());
          out.text(body.name());
          out.constant(body.type());
          out.flag(body.demonstration());
        });
  }

  private static void access(CardOutput out, Access access) {
    out.constant(access.mode());
    out.constant(access.residencePermit());
    out.constant(access.anonymous());
    out.list(
        access.costs(),
        cost -> {
          out.text(cost.text());
          out.optional(cost.amount(), amount -> out.string(amount.toPlainString()));
        });
  }

  /// Only what somebody checked: a list that was taken over says nothing on a card. The groups
  /// mostly share one check.
  private static void checks(CardOutput out, Map<FieldGroup, Verification> verified) {
    Map<Verification, List<FieldGroup>> groups =
        verified.entrySet().stream()
            .filter(entry -> entry.getValue().method().isCheck())
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    LinkedHashMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    out.count(groups.size());
    groups.forEach(
        (check, of) -> {
          out.day(check.on());
          out.constant(check.method());
          out.string(check.by());
          out.list(of, out::constant);
        });
  }

  private static Map<FieldGroup, Verification> checks(CardInput in) {
    Map<FieldGroup, Verification> verified = new EnumMap<>(FieldGroup.class);
    for (int left = in.count(); left > 0; left--) {
      Verification check = new Verification(in.day(), in.constant(Method.values()), in.string());
      in.list(i -> i.constant(FieldGroup.values())).forEach(group -> verified.put(group, check));
    }
    return verified;
  }

  private static void availability(CardOutput out, Availability said) {
    out.constant(said.kind());
    out.day(said.saidOn());
    switch (said) {
      case Availability.Free _ -> {}
      case Availability.Waiting waiting -> out.count(waiting.weeks());
      case Availability.Closed closed -> out.day(closed.until());
    }
  }

  private static Availability availability(CardInput in) {
    Availability.Kind kind = in.constant(Availability.Kind.values());
    LocalDate saidOn = in.day();
    return switch (kind) {
      case FREE -> new Availability.Free(saidOn);
      case WAITING -> new Availability.Waiting(saidOn, in.count());
      case CLOSED -> new Availability.Closed(saidOn, in.day());
    };
  }

  private static void address(CardOutput out, Address address) {
    out.string(address.street());
    out.optional(address.postcode(), out::string);
    out.string(address.comune());
    out.string(address.province());
  }

  /// The service of a card, without what stays in the directory.
  public static PublicService read(BytesRef bytes) {
    CardInput in = new CardInput(bytes);
    ServiceId id = new ServiceId(in.uuid());
    SourceRef source = new SourceRef(in.string(), in.string());
    Organization provider = organization(in);
    Organization funder = organization(in);
    ServiceDetails details =
        new ServiceDetails(
            in.text(),
            in.text(),
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            in.strings(),
            in.strings(),
            in.strings(),
            access(in),
            ScheduleBytes.read(in, true),
            new Contacts(
                in.list(i -> new Contacts.Phone(i.string(), i.text())), in.strings(), in.strings()),
            new Funding(
                in.optional(i -> new OrganizationId(i.uuid())),
                in.optional(CardInput::string),
                in.optional(CardInput::day)),
            Map.of(),
            checks(in),
            in.optional(Cards::availability),
            in.flag());
    Place place =
        new Place(
            in.constant(Precision.values()),
            in.optional(i -> new Point(i.number(), i.number())),
            new Address(in.string(), in.optional(CardInput::string), in.string(), in.string()),
            in.strings(),
            in.optional(CardInput::string),
            LocalizedText.EMPTY,
            in.strings(),
            in.optional(i -> new Geocoded(i.string(), i.constant(Located.Precision.values()))));
    return new PublicService(
        id, source, provider, funder, details, place, Instant.ofEpochMilli(in.whole()));
  }

  private static @Nullable Organization organization(CardInput in) {
    return in.optional(
        i ->
            new Organization(
                new OrganizationId(i.uuid()),
                null,
                i.text(),
                LocalizedText.EMPTY,
                i.constant(Organization.ProviderType.values()),
                null,
                null,
                List.of(),
                List.of(),
                i.flag()));
  }

  private static Access access(CardInput in) {
    return new Access(
        in.constant(Access.Mode.values()),
        in.constant(Answer.values()),
        in.constant(Answer.values()),
        in.list(
            i -> new Access.CostOption(i.text(), i.optional(amount -> new BigDecimal(i.string())))),
        List.of());
  }

  /// The hours two services may share: without the words around them, and with the city whose
  /// patron saint counts.
  static BytesRef writeHours(Schedule schedule, @Nullable String city) {
    CardOutput out = new CardOutput();
    out.optional(city, out::string);
    ScheduleBytes.write(out, schedule, false);
    return out.bytes();
  }

  static Part.Hours readHours(BytesRef bytes) {
    CardInput in = new CardInput(bytes);
    String city = in.optional(CardInput::string);
    return new Part.Hours(ScheduleBytes.read(in, false), city);
  }
}
