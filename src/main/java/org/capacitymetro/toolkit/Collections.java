package org.capacitymetro.toolkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.orientation.ServiceOnPaper;
import org.capacitymetro.orientation.ServicesOnPaper;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.springframework.stereotype.Component;

/// Looks up what an address asks to collect.
@Component
class Collections {
  static final int MOST_SHEETS = 60;
  static final int MOST_SERVICES = 30;

  private final Practices practices;
  private final ServicesOnPaper services;

  Collections(Practices practices, ServicesOnPaper services) {
    this.practices = practices;
    this.services = services;
  }

  /// @param sheets short ids as they came, the same twice counts once
  /// @param in language of the paper, empty for the page's
  Collection of(List<String> sheets, List<String> services, String in, Page page) {
    Page paper = page.onPaper(in);
    List<String> notices = new ArrayList<>();
    return new Collection(
        page,
        paper,
        sheets(sheets, notices, page),
        services(services, notices, paper, page),
        notices);
  }

  private List<Published> sheets(List<String> asked, List<String> notices, Page page) {
    Set<PracticeId> ids = new LinkedHashSet<>();
    asked.forEach(id -> PracticeId.parse(id).ifPresent(ids::add));
    List<Published> found = new ArrayList<>();
    int gone = new LinkedHashSet<>(asked).size() - ids.size();
    for (PracticeId id : ids) {
      Optional<Published> published = practices.find(id);
      if (published.isEmpty()) {
        gone++;
      } else if (!published.get().state().isListed()) {
        notices.add(
            page.t("toolkit.archived", "title", published.get().sheet().title().in(page.order())));
      } else {
        found.add(published.get());
      }
    }
    if (gone > 0) {
      notices.add(page.t("toolkit.gone-sheets", "count", gone));
    }
    return most(found, MOST_SHEETS, "toolkit.too-many-sheets", notices, page);
  }

  private List<Collection.Service> services(
      List<String> asked, List<String> notices, Page paper, Page page) {
    Set<ServiceId> ids = new LinkedHashSet<>();
    asked.forEach(id -> ServiceId.parse(id).ifPresent(ids::add));
    List<Collection.Service> found = new ArrayList<>();
    int gone = new LinkedHashSet<>(asked).size() - ids.size();
    for (ServiceId id : ids) {
      switch (services.find(id, paper)) {
        case ServicesOnPaper.Chosen.Offered(ServiceOnPaper shown, ServiceId now) -> {
          if (found.stream().noneMatch(other -> other.id().equals(now))) {
            found.add(new Collection.Service(now, shown));
          }
        }
        case ServicesOnPaper.Chosen.Ended(String name) ->
            notices.add(page.t("toolkit.closed", "name", name));
        case ServicesOnPaper.Chosen.Unknown() -> gone++;
      }
    }
    if (gone > 0) {
      notices.add(page.t("toolkit.gone-services", "count", gone));
    }
    return most(found, MOST_SERVICES, "toolkit.too-many-services", notices, page);
  }

  private static <T> List<T> most(
      List<T> found, int most, String sentence, List<String> notices, Page page) {
    if (found.size() <= most) {
      return found;
    }
    notices.add(page.t(sentence, "most", most, "chosen", found.size()));
    return found.subList(0, most);
  }
}
