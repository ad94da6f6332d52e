package org.capacitymetro.verification;

import java.time.LocalDate;
import java.util.Optional;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.springframework.stereotype.Component;

/// What public pages say of how far one may rely on the map, besides the age of each record.
@Component
public class Truth {
  private final AskingStore store;
  private final Samples samples;

  Truth(AskingStore store, Samples samples) {
    this.store = store;
    this.samples = samples;
  }

  /// Whether the body that runs a service was asked by mail and telephone and nobody could verify
  /// the service since.
  public boolean isUnconfirmed(PublicService service) {
    return Optional.ofNullable(service.provider())
        .map(Organization::id)
        .flatMap(store::openOf)
        .filter(asking -> asking.step() == Step.UNVERIFIED)
        .map(asking -> LocalDate.ofInstant(asking.begunAt(), Formats.ZONE))
        .filter(begun -> service.details().checkedOn().filter(on -> !on.isBefore(begun)).isEmpty())
        .isPresent();
  }

  /// How many of the services of a city that were drawn by chance were found true, in words; empty
  /// while too few were called.
  public String accuracy(String city, Page page) {
    return samples.words(city, page);
  }
}
