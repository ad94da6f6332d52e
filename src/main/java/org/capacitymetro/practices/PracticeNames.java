package org.capacitymetro.practices;

import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.pages.Page;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.springframework.stereotype.Component;

/// The words for what a sheet names by code or id, in the reader's language.
@Component
public class PracticeNames {
  private final Taxonomies taxonomies;
  private final Areas areas;
  private final Directory directory;

  PracticeNames(Taxonomies taxonomies, Areas areas, Directory directory) {
    this.taxonomies = taxonomies;
    this.areas = areas;
    this.directory = directory;
  }

  /// A service as a sheet shows it.
  ///
  /// @param status `active`, `closed` or `hidden`
  public record Service(UUID id, String name, String language, String path, String status) {}

  /// The name of a city; its code where there is none of it.
  public String city(String code, String language) {
    return areas.findCity(code).map(city -> city.name().in(language)).orElse(code);
  }

  /// As [#city], of a sector.
  public String sector(String code, String language) {
    return term(Vocabulary.SECTOR, code, language);
  }

  /// As [#city], of a target.
  public String target(String code, String language) {
    return term(Vocabulary.TARGET, code, language);
  }

  private String term(Vocabulary vocabulary, String code, String language) {
    return taxonomies.find(vocabulary, code).map(term -> term.name().in(language)).orElse(code);
  }

  /// Code of the first-level sector a sector belongs to, for its pictogram and colour.
  Optional<Term> top(String sector) {
    return taxonomies.findFirstLevel(Vocabulary.SECTOR, sector);
  }

  /// A linked service, the one it went on in if it was merged; empty where nothing of it is public.
  public Optional<Service> service(UUID id, Page page) {
    return directory.followed(new ServiceId(id)).map(found -> service(found, page));
  }

  private static Service service(Lookup.Found<PublicService> found, Page page) {
    PublicService service = found.value();
    var name = service.details().name().read(page.order());
    return new Service(
        service.id().value(),
        name.text(),
        name.language(),
        Addresses.of(service, page.code()),
        switch (found.status()) {
          case Status.Closed closed -> "closed";
          case Status.Hidden hidden -> "hidden";
          default -> "active";
        });
  }
}
