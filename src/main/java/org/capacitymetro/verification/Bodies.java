package org.capacitymetro.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.springframework.stereotype.Component;

/// What is known of a body that is asked: its services and its addresses.
@Component
class Bodies {
  private final Directory directory;
  private final Outbox outbox;

  Bodies(Directory directory, Outbox outbox) {
    this.directory = directory;
    this.outbox = outbox;
  }

  Optional<Organization> find(Asking asking) {
    return directory.findOrganization(asking.organization());
  }

  /// The services it runs, not those it only pays for, with those this asking took out of the
  /// search.
  List<PublicService> services(Asking asking) {
    List<PublicService> services = new ArrayList<>(running(asking));
    asking.hidden().stream()
        .flatMap(id -> directory.lookUp(id).stream())
        .flatMap(
            found ->
                found instanceof Lookup.Found<PublicService>(PublicService service, Status.Hidden _)
                    ? Stream.of(service)
                    : Stream.of())
        .forEach(services::add);
    return services;
  }

  /// The services it runs that are in the search.
  List<PublicService> running(Asking asking) {
    return directory.servicesOf(asking.organization()).stream()
        .filter(service -> service.provider() != null)
        .filter(
            service ->
                Objects.requireNonNull(service.provider()).id().equals(asking.organization()))
        .toList();
  }

  /// Addresses that take mail, those of the body itself first.
  List<MailAddress> addresses(Asking asking) {
    Stream<String> own = find(asking).stream().flatMap(body -> body.emails().stream());
    Stream<String> ofServices =
        services(asking).stream().flatMap(each -> each.details().contacts().emails().stream());
    return takingMail(Stream.concat(own, ofServices));
  }

  List<MailAddress> takingMail(Stream<String> written) {
    List<MailAddress> addresses = new ArrayList<>();
    written
        .flatMap(address -> MailAddress.find(address).stream())
        .filter(address -> addresses.stream().noneMatch(one -> one.key().equals(address.key())))
        .forEach(addresses::add);
    addresses.removeIf(address -> outbox.findBounce(address).isPresent());
    return addresses;
  }

  /// Whether somebody looked at all its services since a day.
  static boolean verifiedSince(List<PublicService> services, LocalDate day) {
    return services.stream()
        .allMatch(
            service -> service.details().checkedOn().filter(on -> !on.isBefore(day)).isPresent());
  }
}
