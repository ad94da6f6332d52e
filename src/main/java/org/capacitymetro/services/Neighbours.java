package org.capacitymetro.services;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.cards.Cards;
import org.capacitymetro.cards.ServiceCard;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.index.Facet;
import org.capacitymetro.pages.Page;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.springframework.stereotype.Component;

/// The services a reader may want beside the one at hand.
@Component
class Neighbours {
  private static final int MOST = 4;
  private static final double NEARBY_METRES = 1500;

  private final Cards cards;
  private final ServiceSearch search;

  Neighbours(Cards cards, ServiceSearch search) {
    this.cards = cards;
    this.search = search;
  }

  /// Those within a walk; none for a place that is not public.
  List<ServiceCard> nearby(PublicService service, Page page) {
    Point point = service.place().point();
    if (point == null || service.place().precision() != Precision.EXACT) {
      return List.of();
    }
    return others(
        service,
        ServiceQuery.ALL
            .withNear(new ServiceQuery.Near(point, NEARBY_METRES))
            .withSort(ServiceQuery.Sort.DISTANCE),
        Set.of(),
        page);
  }

  /// Those of the same sectors in the same city, the nearest first, without those shown `already`.
  List<ServiceCard> similar(PublicService service, List<ServiceCard> already, Page page) {
    if (service.details().sectors().isEmpty()) {
      return List.of();
    }
    ServiceQuery query =
        ServiceQuery.ALL
            .withCity(service.place().city())
            .withFilter(Facet.SECTOR, Set.copyOf(service.details().sectors()));
    if (service.place().point() != null) {
      query =
          query
              .withNear(new ServiceQuery.Near(service.place().point(), null))
              .withSort(ServiceQuery.Sort.DISTANCE);
    }
    return others(
        service, query, already.stream().map(ServiceCard::id).collect(Collectors.toSet()), page);
  }

  private List<ServiceCard> others(
      PublicService service, ServiceQuery query, Set<String> except, Page page) {
    String own = service.id().shortForm();
    return cards
        .of(search.hits(query.withPage(0, 2 * MOST + 1).withLanguage(page.code())), page)
        .stream()
        .filter(card -> !card.id().equals(own) && !except.contains(card.id()))
        .limit(MOST)
        .toList();
  }
}
