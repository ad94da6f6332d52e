package org.capacitymetro.adoption;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.platform.Refreshed;
import org.capacitymetro.practices.PracticeId;
import org.springframework.stereotype.Component;

/// The adoptions as the public may read them, those that began last first. Kept in memory; a change
/// by another node is seen within a third of a second.
@Component
class Adoptions {
  private record Shelf(
      Map<AdoptionId, Adoption> byId,
      Map<PracticeId, List<Adoption>> byPractice,
      Map<UUID, List<Adoption>> byOrganization,
      Map<UUID, List<Adoption>> byService) {

    static Shelf of(List<Adoption> all) {
      return new Shelf(
          all.stream().collect(Collectors.toMap(Adoption::id, adoption -> adoption)),
          all.stream().collect(Collectors.groupingBy(Adoption::practice)),
          all.stream().collect(Collectors.groupingBy(adoption -> adoption.organization().value())),
          all.stream()
              .filter(adoption -> adoption.details().service() != null)
              .collect(
                  Collectors.groupingBy(
                      adoption -> Objects.requireNonNull(adoption.details().service()))));
    }
  }

  private final Refreshed<Shelf> shelf;

  Adoptions(AdoptionStore store) {
    this.shelf = new Refreshed<>(store::generation, () -> Shelf.of(store.listPublic()));
  }

  Optional<Adoption> find(AdoptionId id) {
    return Optional.ofNullable(shelf.getNewest().byId().get(id));
  }

  /// The family of a sheet.
  List<Adoption> of(PracticeId practice) {
    return shelf.getNewest().byPractice().getOrDefault(practice, List.of());
  }

  List<Adoption> ofOrganization(UUID organization) {
    return shelf.get().byOrganization().getOrDefault(organization, List.of());
  }

  List<Adoption> ofService(UUID service) {
    return shelf.get().byService().getOrDefault(service, List.of());
  }
}
