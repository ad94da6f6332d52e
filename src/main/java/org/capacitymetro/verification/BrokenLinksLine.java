package org.capacitymetro.verification;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.springframework.stereotype.Component;

/// The line of the desk for services whose website no longer answers.
@Component
class BrokenLinksLine implements DeskLine {
  private static final int MOST = 2_000;

  private final WebsiteStore store;
  private final Directory directory;

  BrokenLinksLine(WebsiteStore store, Directory directory) {
    this.store = store;
    this.directory = directory;
  }

  @Override
  public String key() {
    return "links";
  }

  @Override
  public int position() {
    return 70;
  }

  @Override
  public Waiting waiting(Person person, Filter filter, int limit, Page page) {
    if (!Policy.maySomewhere(person, Action.EDIT)) {
      return Waiting.NOTHING;
    }
    List<WebsiteStore.Broken> all = store.broken(MOST);
    Map<ServiceId, PublicService> services =
        directory.list(all.stream().map(WebsiteStore.Broken::service).distinct().toList()).stream()
            .filter(service -> Policy.may(person, Action.EDIT, PhoneRound.subject(service)))
            .filter(service -> matches(service, filter))
            .collect(Collectors.toMap(PublicService::id, service -> service));
    List<WebsiteStore.Broken> theirs =
        all.stream().filter(broken -> services.containsKey(broken.service())).toList();
    Map<String, Long> byCity = new TreeMap<>();
    Map<String, Long> bySector = new TreeMap<>();
    for (WebsiteStore.Broken broken : theirs) {
      PublicService service = Objects.requireNonNull(services.get(broken.service()));
      byCity.merge(Objects.requireNonNullElse(service.place().city(), ""), 1L, Long::sum);
      service.details().sectors().forEach(sector -> bySector.merge(sector, 1L, Long::sum));
    }
    return new Waiting(
        theirs.size(),
        byCity,
        bySector,
        theirs.stream()
            .limit(limit)
            .map(
                broken ->
                    entry(broken, Objects.requireNonNull(services.get(broken.service())), page))
            .toList());
  }

  private static boolean matches(PublicService service, Filter filter) {
    return (filter.city() == null || filter.city().equals(service.place().city()))
        && (filter.sector() == null || service.details().sectors().contains(filter.sector()));
  }

  private static Entry entry(WebsiteStore.Broken broken, PublicService service, Page page) {
    String problem =
        broken.problem().matches("\\d+")
            ? page.t("links.problem.status", "status", broken.problem())
            : page.t("links.problem." + broken.problem());
    LocalDate since = LocalDate.ofInstant(broken.since(), Formats.ZONE);
    return new Entry(
        service.details().name().in(page.order()),
        Addresses.edit(service.id()) + "#section-contacts",
        page.t(
            "desk.line.links.since",
            "url",
            broken.url(),
            "problem",
            problem,
            "day",
            page.formats().date(since)),
        since);
  }
}
