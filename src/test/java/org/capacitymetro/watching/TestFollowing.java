package org.capacitymetro.watching;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Version;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// Services that people follow.
final class TestFollowing {
  static final Directory.ChangeSetInfo PERSON =
      new Directory.ChangeSetInfo("person:" + UUID.randomUUID(), "Ada Rossi ha telefonato");
  static final String STREET = "Via delle Viole 11";

  private TestFollowing() {}

  static ServiceId service(Records records, String name, @Nullable OrganizationId provider) {
    return service(records, name, provider, Precision.EXACT);
  }

  static ServiceId service(
      Records records, String name, @Nullable OrganizationId provider, Precision precision) {
    return records.create(
        PERSON,
        new ServiceDraft(
            new SourceRef("test", UUID.randomUUID().toString()),
            provider,
            ServiceDetails.of(LocalizedText.of("it", name), List.of("legal-aid-desk")),
            new LocationDraft(
                new Address(STREET, "10152", "Torino", ""),
                new Point(45.0781, 7.6843),
                null,
                "torino",
                precision,
                LocalizedText.EMPTY,
                List.of())));
  }

  /// Gives a service another sector, which readers know as what it does.
  static void change(Records records, ServiceId id, String sector) {
    Version<ServiceDraft> now = records.find(id).orElseThrow();
    records.write(
        PERSON,
        id,
        now.revision(),
        new ServiceDraft(
            now.draft().source(),
            now.draft().provider(),
            ServiceDetails.of(now.draft().details().name(), List.of(sector)),
            now.draft().location()));
  }

  /// Searches whose query string is a word of the name: `?q=word`.
  static final class WordSearches implements Searches {
    @Override
    public String read(MultiValueMap<String, String> parameters) {
      return "?q=" + parameters.getFirst("q");
    }

    @Override
    public String title(String query, Messages words) {
      return "«" + query.substring(3) + "»";
    }

    @Override
    public Map<String, Set<ServiceId>> matching(
        Collection<String> queries, Collection<PublicService> services) {
      Map<String, Set<ServiceId>> found = new HashMap<>();
      for (String query : queries) {
        found.put(
            query,
            services.stream()
                .filter(service -> service.details().name().in("it").contains(query.substring(3)))
                .map(PublicService::id)
                .collect(Collectors.toSet()));
      }
      return found;
    }
  }
}
