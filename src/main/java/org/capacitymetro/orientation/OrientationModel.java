package org.capacitymetro.orientation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.QrCode;
import org.capacitymetro.services.SheetView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts the chosen services on one sheet.
@Component
class OrientationModel {
  static final int MOST = 10;
  private static final int LONGEST_NOTE = 600;
  static final String PATH = "/orientation";

  /// The person's language, in addresses and forms.
  static final String IN = "in";

  private final ServicesOnPaper services;
  private final OrientationLinks links;

  OrientationModel(ServicesOnPaper services, OrientationLinks links) {
    this.services = services;
    this.links = links;
  }

  /// @param asked short ids as they stand in an address, the same twice counts once
  /// @param in code of the person's language, empty for the reader's
  OrientationView chosen(List<String> asked, String note, String in, Page page) {
    List<ServiceId> ids =
        new LinkedHashSet<>(asked)
            .stream().map(ServiceId::parse).flatMap(Optional::stream).toList();
    return of(ids, note, null, page.onPaper(in), page);
  }

  /// What a link shows, in the language of the person.
  OrientationView shared(OrientationLinks.Checked.Good link, String address, String in, Page page) {
    return of(link.services(), "", new Shared(address, link.until()), page.onPaper(in), page);
  }

  /// What a link shows after its last day.
  OrientationView expired(String in, Page page) {
    Page paper = page.onPaper(in);
    return new OrientationView(
        paper,
        List.of(),
        List.of(paper.t("orientation.expired-how")),
        "",
        in,
        null,
        null,
        "",
        "",
        "",
        true,
        List.of());
  }

  static boolean isTooLong(String note) {
    return note.strip().length() > LONGEST_NOTE;
  }

  private record Shared(String link, LocalDate until) {}

  private OrientationView of(
      List<ServiceId> ids, String note, @Nullable Shared shared, Page paper, Page page) {
    List<String> notices = new ArrayList<>();
    Page reader = shared == null ? page : paper;
    if (isTooLong(note)) {
      notices.add(page.t("orientation.note-long", "most", LONGEST_NOTE));
    }
    if (ids.size() > MOST) {
      notices.add(page.t("orientation.too-many", "most", MOST, "chosen", ids.size()));
    }
    List<ServiceOnPaper> found = new ArrayList<>();
    List<ServiceId> kept = new ArrayList<>();
    for (ServiceId id : ids.subList(0, Math.min(MOST, ids.size()))) {
      switch (services.find(id, paper)) {
        case ServicesOnPaper.Chosen.Offered(ServiceOnPaper service, ServiceId now) -> {
          found.add(service);
          kept.add(now);
        }
        case ServicesOnPaper.Chosen.Ended(String name) ->
            notices.add(reader.t("orientation.closed", "name", name));
        case ServicesOnPaper.Chosen.Unknown() -> notices.add(reader.t("orientation.gone"));
      }
    }
    String in = paper.language().equals(page.language()) ? "" : paper.code();
    List<OrientationView.Item> items = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      ServiceId id = kept.get(i);
      items.add(
          new OrientationView.Item(
              i + 1,
              found.get(i),
              page.url(
                  PATH + query(kept.stream().filter(other -> !other.equals(id)).toList(), in))));
    }
    String bare =
        shared != null
            ? shared.link()
            : kept.isEmpty() ? null : page.url(PATH + "/" + links.make(kept));
    String link = bare == null ? null : page.absolute(bare + query(List.of(), in));
    LocalDate until = shared == null ? links.until() : shared.until();
    return new OrientationView(
        paper,
        items,
        notices,
        note,
        in,
        link,
        link == null ? null : QrCode.of(link),
        paper.formats().date(until),
        page.formats().date(until),
        paper.formats().date(services.today()),
        shared != null,
        Language.all().stream()
            .map(
                language -> {
                  String other = language.equals(page.language()) ? "" : language.code();
                  return new SheetView.InLanguage(
                      language,
                      shared != null
                          ? shared.link() + query(List.of(), other)
                          : page.url(PATH + query(kept, other)),
                      language.equals(paper.language()));
                })
            .toList());
  }

  private static String query(List<ServiceId> ids, String in) {
    List<String> pairs =
        new ArrayList<>(ids.stream().map(id -> "service=" + id.shortForm()).toList());
    if (!in.isEmpty()) {
      pairs.add(IN + "=" + in);
    }
    return pairs.isEmpty() ? "" : pairs.stream().collect(Collectors.joining("&", "?", ""));
  }
}
