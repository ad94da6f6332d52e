package org.capacitymetro.services;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.capacitymetro.cards.ServiceCard;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.QuickExit;
import org.capacitymetro.pages.RelatedGroup;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.platform.Related;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.taxonomy.Discretion;
import org.capacitymetro.verification.Truth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The page of one service and its sheet for the person.
@Controller
class ServicePages {
  private final Directory directory;
  private final ServiceModel model;
  private final ServiceHours hours;
  private final Neighbours neighbours;
  private final ServiceData data;
  private final Truth truth;
  private final QuickExit quickExit;
  private final List<Related> related;
  private final Clock clock;
  private final Templates templates;

  ServicePages(
      Directory directory,
      ServiceModel model,
      ServiceHours hours,
      Neighbours neighbours,
      ServiceData data,
      Truth truth,
      QuickExit quickExit,
      List<Related> related,
      Clock clock,
      Templates templates) {
    this.directory = directory;
    this.model = model;
    this.hours = hours;
    this.neighbours = neighbours;
    this.data = data;
    this.truth = truth;
    this.quickExit = quickExit;
    this.related = related;
    this.clock = clock;
    this.templates = templates;
  }

  @GetMapping("/{language}/services/{slugAndId}")
  ResponseEntity<byte[]> service(
      Page page, @Nullable Person person, @PathVariable String slugAndId) {
    Lookup.Found<PublicService> found = find(slugAndId);
    PublicService service = found.value();
    ResponseEntity<byte[]> moved = movedTo(service, slugAndId, "", page);
    if (moved != null) {
      return moved;
    }
    ServiceView view = model.of(service, found.status(), page);
    if (person != null && Policy.may(person, Action.EDIT, subject(service))) {
      page.editedAt(Addresses.edit(service.id()));
    }
    page.titled(view.name().text(), description(service, page))
        .under(page.t("crumb.home"), "")
        .under(page.t("crumb.services"), "/services")
        .searching("", service.place().city())
        .withScript("src/map.ts")
        .withData(data.of(service, page));
    if (view.demonstration() || view.notice() != null) {
      page.notIndexed();
    }
    if (Discretion.needed(service.details().sectors(), service.details().targets())) {
      quickExit.offer(page);
    }
    List<ServiceCard> nearby = neighbours.nearby(service, page);
    return templates.page(
        "services/service",
        page,
        new ServicePageView(
            view,
            view.notice() == null ? doubt(service, page) : null,
            SheetView.inEveryLanguage(service, page),
            RelatedGroup.of(related, Related.Subject.SERVICE, service.id().value(), page),
            nearby,
            neighbours.similar(service, nearby, page)));
  }

  /// What a person takes along on paper; nobody is sent to a service that is closed. The hours are
  /// those of the seven days from today, since a sheet made on a Friday is for the days after it.
  @GetMapping("/{language}/services/{slugAndId}/sheet")
  ResponseEntity<byte[]> sheet(Page page, @PathVariable String slugAndId) {
    Lookup.Found<PublicService> found = find(slugAndId);
    PublicService service = found.value();
    ResponseEntity<byte[]> moved = movedTo(service, slugAndId, "/sheet", page);
    if (moved != null) {
      return moved;
    }
    ServiceView view = model.of(service, found.status(), page);
    if (view.notice() != null) {
      return ResponseEntity.status(HttpStatus.FOUND)
          .location(URI.create(page.url(Addresses.of(service, page.code()))))
          .build();
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    page.titled(page.t("sheet.title", "name", view.name().text()), page.t("sheet.description"))
        .under(page.t("crumb.home"), "")
        .under(view.name().text(), Addresses.of(service, page.code()))
        .withoutSearch()
        .notIndexed();
    return templates.page(
        "services/sheet",
        page,
        SheetView.of(service, view, hours.week(service, today, page), today, page));
  }

  /// The service of an address, also one that is closed; of a merged one the service it went on in,
  /// whose address is another.
  private Lookup.Found<PublicService> find(String slugAndId) {
    return ServiceId.parse(Addresses.idOf(slugAndId))
        .flatMap(directory::followed)
        .orElseThrow(() -> new NotFound("service " + slugAndId));
  }

  /// Why a service that is offered may not be; null where nothing says so.
  private @Nullable StandingNotice doubt(PublicService service, Page page) {
    return directory
        .goneSince(service.id())
        .map(since -> StandingNotice.gone(since, page))
        .orElseGet(() -> truth.isUnconfirmed(service) ? StandingNotice.unconfirmed(page) : null);
  }

  private static Subject subject(PublicService service) {
    Organization provider = service.provider();
    return Subject.of(service.place().city(), provider == null ? null : provider.id().value());
  }

  private static @Nullable ResponseEntity<byte[]> movedTo(
      PublicService service, String asked, String behind, Page page) {
    String path = Addresses.of(service, page.code());
    return path.equals("/services/" + asked)
        ? null
        : ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
            .location(URI.create(page.url(path + behind)))
            .build();
  }

  private static String description(PublicService service, Page page) {
    String summary = service.details().summary().in(page.order());
    return summary.isEmpty() ? page.t("service.description") : summary;
  }
}
