package org.capacitymetro.watching;

import java.util.UUID;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceId;

/// What somebody follows.
sealed interface Target {

  /// Whatever a search finds: a city and a sector are searches too.
  ///
  /// @param query as [Searches#read] writes it
  record Search(String query) implements Target {}

  /// A body and the services it manages or funds.
  record Body(OrganizationId id) implements Target {}

  record Service(ServiceId id) implements Target {}

  /// As the database names the kind.
  default String kind() {
    return switch (this) {
      case Search search -> "SEARCH";
      case Body body -> "ORGANIZATION";
      case Service service -> "SERVICE";
    };
  }

  /// As the database keeps it beside the kind.
  default String value() {
    return switch (this) {
      case Search(String query) -> query;
      case Body(OrganizationId id) -> id.value().toString();
      case Service(ServiceId id) -> id.value().toString();
    };
  }

  static Target of(String kind, String value) {
    return switch (kind) {
      case "SEARCH" -> new Search(value);
      case "ORGANIZATION" -> new Body(new OrganizationId(UUID.fromString(value)));
      case "SERVICE" -> new Service(new ServiceId(UUID.fromString(value)));
      default -> throw new IllegalArgumentException("No target is called " + kind);
    };
  }
}
