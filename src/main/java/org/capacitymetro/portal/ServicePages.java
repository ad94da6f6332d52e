package org.capacitymetro.portal;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.directory.PublicService;
import org.capacitymetro.directory.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The page of one service, its sheet for the person, and the page where a reader says that
/// something is wrong with it.
@Controller
class ServicePages {
  private final Directory directory;
  private final ServiceModel model;
  private final ServiceHours hours;
  private final Neighbours neighbours;
  private final ServiceData data;
  private final Clock clock;
  private final Templates templates;
  private final String contactMail;

  /// @param contactMail where reports about records go (`capacity.contact.mail`); empty when the
  ///   installation has no such address
  ServicePages(
      Directory directory,
      ServiceModel model,
      ServiceHours hours,
      Neighbours neighbours,
      ServiceData data,
      Clock clock,
      Templates templates,
      @Value("${capacity.contact.mail:}") String contactMail) {
    this.directory = directory;
    this.model = model;
    this.hours = hours;
    this.neighbours = neighbours;
    this.data = data;
    this.clock = clock;
    this.templates = templates;
    this.contactMail = contactMail;
  }

  @GetMapping("/{language}/services/{slugAndId}")
  ResponseEntity<byte[]> service(Page page, @PathVariable String slugAndId) {
    Lookup.Found<PublicService> found = find(slugAndId);
    PublicService service = found.value();
    ResponseEntity<byte[]> moved = movedTo(service, slugAndId, "", page);
    if (moved != null) {
      return moved;
    }
    ServiceView view = model.of(service, found.status(), page);
    page.titled(view.name(), description(service, page))
        .under(page.t("crumb.home"), "")
        .under(page.t("crumb.services"), "/services")
        .searching("", service.place().city())
        .withScript("src/map.ts")
        .withData(data.of(service, page));
    if (view.demonstration() || view.notice() != null) {
      page.notIndexed();
    }
    List<ServiceCard> nearby = neighbours.nearby(service, page);
    return templates.page(
        "portal/service",
        page,
        new ServicePageView(
            view,
            SheetView.inEveryLanguage(service, page),
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
          .location(URI.create(page.url(ServiceAddresses.path(service, page.code()))))
          .build();
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    page.titled(page.t("sheet.title", "name", view.name()), page.t("sheet.description"))
        .under(page.t("crumb.home"), "")
        .under(view.name(), ServiceAddresses.path(service, page.code()))
        .withoutSearch()
        .notIndexed();
    return templates.page(
        "portal/sheet",
        page,
        SheetView.of(service, view, hours.week(service, today, page), today, page));
  }

  @GetMapping("/{language}/services/{slugAndId}/report")
  ResponseEntity<byte[]> report(Page page, @PathVariable String slugAndId) {
    PublicService service = find(slugAndId).value();
    ResponseEntity<byte[]> moved = movedTo(service, slugAndId, "/report", page);
    if (moved != null) {
      return moved;
    }
    String name = service.details().name().in(page.code());
    String path = ServiceAddresses.path(service, page.code());
    page.titled(page.t("report.title"), page.t("report.lead"))
        .under(page.t("crumb.home"), "")
        .under(name, path)
        .notIndexed();
    return templates.page(
        "portal/report",
        page,
        ReportView.of(service, page.absolute(page.url(path)), contactMail, page));
  }

  /// The service of an address, also one that is closed; of a merged one the service it went on in,
  /// whose address is another.
  private Lookup.Found<PublicService> find(String slugAndId) {
    return ServiceId.parse(ServiceAddresses.idOf(slugAndId))
        .flatMap(directory::lookUp)
        .flatMap(
            lookup ->
                switch (lookup) {
                  case Lookup.Found<PublicService> found -> Optional.of(found);
                  case Lookup.MovedTo<PublicService>(UUID id) ->
                      directory
                          .lookUp(new ServiceId(id))
                          .map(target -> (Lookup.Found<PublicService>) target);
                })
        .orElseThrow(() -> new NotFound("service " + slugAndId));
  }

  private static @Nullable ResponseEntity<byte[]> movedTo(
      PublicService service, String asked, String behind, Page page) {
    String path = ServiceAddresses.path(service, page.code());
    return path.equals("/services/" + asked)
        ? null
        : ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
            .location(URI.create(page.url(path + behind)))
            .build();
  }

  private static String description(PublicService service, Page page) {
    String summary = service.details().summary().in(page.code());
    return summary.isEmpty() ? page.t("service.description") : summary;
  }
}
