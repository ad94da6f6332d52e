package org.capacitymetro.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitymetro.basemap.MapPictures;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.directory.Place;
import org.capacitymetro.directory.PublicService;
import org.capacitymetro.directory.ServiceId;
import org.capacitymetro.directory.Status;
import org.capacitymetro.geo.Point;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.QrCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts the chosen services on one sheet.
@Component
class OrientationModel {
  static final int MOST = 10;
  private static final int LONGEST_NOTE = 600;
  static final String PATH = "/orientation";

  private final Directory directory;
  private final ServiceModel services;
  private final ServiceHours hours;
  private final MapPictures maps;
  private final OrientationLinks links;
  private final Clock clock;

  OrientationModel(
      Directory directory,
      ServiceModel services,
      ServiceHours hours,
      MapPictures maps,
      OrientationLinks links,
      Clock clock) {
    this.directory = directory;
    this.services = services;
    this.hours = hours;
    this.maps = maps;
    this.links = links;
    this.clock = clock;
  }

  /// @param asked short ids as they stand in an address, the same twice counts once
  OrientationView chosen(List<String> asked, String note, Page page) {
    List<ServiceId> ids =
        new LinkedHashSet<>(asked)
            .stream().map(ServiceId::parse).flatMap(Optional::stream).toList();
    return of(ids, note, null, page);
  }

  /// What a link shows.
  OrientationView shared(OrientationLinks.Checked.Good link, String address, Page page) {
    return of(link.services(), "", new Shared(address, link.until()), page);
  }

  /// What a link shows after its last day.
  OrientationView expired(Page page) {
    return new OrientationView(
        List.of(),
        List.of(page.t("orientation.expired-how")),
        "",
        "",
        null,
        null,
        "",
        "",
        true,
        List.of());
  }

  static boolean isTooLong(String note) {
    return note.strip().length() > LONGEST_NOTE;
  }

  private record Shared(String link, LocalDate until) {}

  private OrientationView of(List<ServiceId> ids, String note, @Nullable Shared shared, Page page) {
    List<String> notices = new ArrayList<>();
    if (isTooLong(note)) {
      notices.add(page.t("orientation.note-long", "most", LONGEST_NOTE));
    }
    if (ids.size() > MOST) {
      notices.add(page.t("orientation.too-many", "most", MOST, "chosen", ids.size()));
    }
    List<PublicService> found = new ArrayList<>();
    for (ServiceId id : ids.subList(0, Math.min(MOST, ids.size()))) {
      Optional<Lookup.Found<PublicService>> known = directory.followed(id);
      if (known.isEmpty()) {
        notices.add(page.t("orientation.gone"));
      } else if (known.get().status() instanceof Status.Active) {
        found.add(known.get().value());
      } else {
        notices.add(
            page.t(
                "orientation.closed",
                "name",
                known.get().value().details().name().in(page.code())));
      }
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    List<ServiceId> kept = found.stream().map(PublicService::id).toList();
    List<OrientationView.Item> items = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      items.add(item(found.get(i), i + 1, kept, today, page));
    }
    String link =
        shared != null
            ? shared.link()
            : kept.isEmpty() ? null : page.url(PATH + "/" + links.make(kept));
    String query = query(kept);
    return new OrientationView(
        items,
        notices,
        note,
        query,
        link == null ? null : page.absolute(link),
        link == null ? null : QrCode.of(page.absolute(link)),
        page.formats().date(shared == null ? links.until() : shared.until()),
        page.formats().date(today),
        shared != null,
        Language.all().stream()
            .map(
                language ->
                    new SheetView.InLanguage(
                        language,
                        shared != null
                            ? "/" + language.code() + shared.link().substring(3)
                            : "/" + language.code() + PATH + query,
                        language.equals(page.language())))
            .toList());
  }

  private OrientationView.Item item(
      PublicService service, int number, List<ServiceId> all, LocalDate today, Page page) {
    ServiceView view = services.of(service, Status.ACTIVE, page);
    String original = service.details().name().in(service.details().name().source());
    Place place = service.place();
    Point point = place.point();
    return new OrientationView.Item(
        number,
        service.id().shortForm(),
        view,
        original.equals(view.name()) ? "" : original,
        grouped(hours.week(service, today, page)),
        point == null ? "" : maps.around(point, place.around()).orElse(""),
        page.url(PATH + query(all.stream().filter(id -> !id.equals(service.id())).toList())));
  }

  private static String query(List<ServiceId> ids) {
    return ids.isEmpty()
        ? ""
        : ids.stream()
            .map(id -> "service=" + id.shortForm())
            .collect(Collectors.joining("&", "?", ""));
  }

  /// Days in a row with the same hours in one line.
  static List<OrientationView.Hours> grouped(List<ServiceView.Day> week) {
    List<OrientationView.Hours> lines = new ArrayList<>();
    for (int from = 0; from < week.size(); ) {
      String times = times(week.get(from));
      int to = from;
      while (to + 1 < week.size() && times(week.get(to + 1)).equals(times)) {
        to++;
      }
      String first = week.get(from).name();
      lines.add(
          new OrientationView.Hours(
              from == to ? first : first + " – " + week.get(to).name(), times));
      from = to + 1;
    }
    return lines;
  }

  private static String times(ServiceView.Day day) {
    return day.mark().isEmpty() ? day.hours() : day.hours() + " (" + day.mark() + ")";
  }
}
