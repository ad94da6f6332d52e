package org.capacitymetro.orientation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitymetro.basemap.MapPictures;
import org.capacitymetro.cards.Labels;
import org.capacitymetro.cards.SectorTile;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.documents.Block;
import org.capacitymetro.documents.Image;
import org.capacitymetro.documents.Inline;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.services.ServiceHours;
import org.capacitymetro.services.ServiceModel;
import org.capacitymetro.services.ServiceView;
import org.springframework.stereotype.Component;

/// Puts services on paper: where, when, with what, in the language of a [Page#onPaper].
@Component
public class ServicesOnPaper {
  private final Directory directory;
  private final Labels labels;
  private final ServiceHours hours;
  private final MapPictures maps;
  private final Clock clock;

  ServicesOnPaper(
      Directory directory, Labels labels, ServiceHours hours, MapPictures maps, Clock clock) {
    this.directory = directory;
    this.labels = labels;
    this.hours = hours;
    this.maps = maps;
    this.clock = clock;
  }

  /// What became of a service that somebody chose.
  public sealed interface Chosen {
    record Offered(ServiceOnPaper service, ServiceId id) implements Chosen {}

    /// Closed, or no longer listed.
    record Ended(String name) implements Chosen {}

    record Unknown() implements Chosen {}
  }

  /// @param id also of a service that went on in another one
  public Chosen find(ServiceId id, Page paper) {
    Optional<Lookup.Found<PublicService>> known = directory.followed(id);
    if (known.isEmpty()) {
      return new Chosen.Unknown();
    }
    PublicService service = known.get().value();
    return known.get().status() instanceof Status.Active
        ? new Chosen.Offered(of(service, paper), service.id())
        : new Chosen.Ended(service.details().name().in(paper.order()));
  }

  private ServiceOnPaper of(PublicService service, Page paper) {
    ServiceDetails details = service.details();
    LocalDate today = today();
    Place place = service.place();
    Point point = place.point();
    Optional<SectorTile> sector =
        details.sectors().stream().flatMap(code -> labels.tile(code, paper).stream()).findFirst();
    ServiceOnPaper.Words name = ServiceOnPaper.Words.of(details.name(), paper);
    String original = details.name().in(details.name().source());
    boolean phoneless = details.contacts().phones().isEmpty();
    return new ServiceOnPaper(
        service.id().shortForm(),
        name,
        original.equals(name.text()) ? "" : original,
        sector.map(SectorTile::code).orElse(""),
        sector.map(SectorTile::icon).orElse(""),
        details.demonstration(),
        ServiceOnPaper.Words.of(
            details.description().isEmpty() ? details.summary() : details.description(), paper),
        ServiceModel.reserved(service, paper),
        ServiceModel.address(place),
        ServiceOnPaper.Words.of(place.arrival(), paper),
        ServiceModel.directions(place),
        grouped(hours.week(service, today, paper)),
        ServiceHours.note(details.schedule(), paper),
        ServiceOnPaper.Words.of(details.schedule().original(), paper),
        ServiceHours.exceptions(details.schedule(), today, paper).stream()
            .map(ServiceView.Dated::said)
            .toList(),
        details.access().documents().stream()
            .map(text -> ServiceOnPaper.Words.of(text, paper))
            .toList(),
        details.contacts().phones().stream()
            .map(
                phone ->
                    new ServiceOnPaper.Phone(
                        phone.number(),
                        ServiceModel.telephone(phone.number()),
                        ServiceOnPaper.Words.of(phone.note(), paper)))
            .toList(),
        phoneless ? paper.t("service.unknown") : paper.t("service.unknown-call"),
        point == null ? "" : maps.around(point, place.around()).orElse(""),
        paper.absolute(paper.url(Addresses.of(service, paper.addressed().code()))));
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
  }

  /// Days in a row with the same hours in one line.
  static List<ServiceOnPaper.Hours> grouped(List<ServiceView.Day> week) {
    List<ServiceOnPaper.Hours> lines = new ArrayList<>();
    for (int from = 0; from < week.size(); ) {
      String times = times(week.get(from));
      int to = from;
      while (to + 1 < week.size() && times(week.get(to + 1)).equals(times)) {
        to++;
      }
      String first = week.get(from).name();
      lines.add(
          new ServiceOnPaper.Hours(
              from == to ? first : first + " – " + week.get(to).name(), times));
      from = to + 1;
    }
    return lines;
  }

  private static String times(ServiceView.Day day) {
    return day.said().isEmpty() ? day.hours() : day.hours() + " (" + day.said() + ")";
  }

  /// The service as parts of a document, without its name.
  public static List<Block> blocks(ServiceOnPaper service, Page paper) {
    List<Block> blocks = new ArrayList<>();
    if (service.demonstration()) {
      blocks.add(
          new Block.Note(
              Block.Note.Kind.CAUTION,
              null,
              List.of(Inline.plain(paper.t("service.demonstration")))));
    }
    List<Block.Fact> facts = facts(service, paper);
    if (service.map().isEmpty()) {
      blocks.add(new Block.Facts(facts));
    } else {
      Block.Picture map =
          new Block.Picture(
              Image.drawing(
                  service.map().getBytes(StandardCharsets.UTF_8),
                  MapPictures.WIDTH,
                  MapPictures.HEIGHT),
              paper.t("orientation.map", "name", service.name().text()),
              null,
              1);
      blocks.add(new Block.Columns(List.of(new Block.Facts(facts)), List.of(map), false));
    }
    return blocks;
  }

  private static List<Block.Fact> facts(ServiceOnPaper service, Page paper) {
    List<Block.Fact> facts = new ArrayList<>();
    if (!service.original().isEmpty()) {
      facts.add(
          new Block.Fact(
              paper.t("sheet.original-name"), Inline.plain(service.original()).in("it")));
    }
    if (!service.about().isEmpty()) {
      facts.add(fact(paper.t("orientation.what"), labelled(List.of(service.about()))));
    }
    List<Inline> where = new ArrayList<>();
    if (!service.reserved().isEmpty()) {
      where.add(Inline.plain(service.reserved()));
    }
    if (!service.address().isEmpty()) {
      where.add(Inline.plain(service.address()).in("it"));
    }
    facts.add(
        new Block.Fact(
            paper.t("service.where"),
            where.isEmpty() ? Inline.plain(service.unknown()) : Inline.joined(" ", where)));
    if (!service.arrival().isEmpty()) {
      facts.add(fact(paper.t("orientation.arrival"), labelled(List.of(service.arrival()))));
    }
    facts.add(fact(paper.t("service.hours"), hours(service)));
    facts.add(
        fact(
            paper.t("service.bring"),
            service.documents().isEmpty()
                ? List.of(Inline.plain(service.unknown()))
                : labelled(service.documents())));
    facts.add(
        fact(
            paper.t("sheet.phone"),
            service.phones().isEmpty()
                ? List.of(Inline.plain(paper.t("service.unknown")))
                : service.phones().stream().map(ServicesOnPaper::phone).toList()));
    return facts;
  }

  private static Inline phone(ServiceOnPaper.Phone phone) {
    return phone.note().isEmpty()
        ? Inline.plain(phone.number())
        : Inline.joined(
            " ",
            List.of(
                Inline.plain(phone.number()),
                Inline.plain(phone.note().text()).in(phone.note().language())));
  }

  /// Hours in words: the next days, what is said instead of a table, what could not be understood.
  private static List<Inline> hours(ServiceOnPaper service) {
    List<Inline> lines = new ArrayList<>();
    if (!service.hoursNote().isEmpty()) {
      lines.add(Inline.plain(service.hoursNote()));
    }
    service.hours().forEach(line -> lines.add(Inline.plain(line.days() + ": " + line.times())));
    if (!service.hoursOriginal().isEmpty()) {
      lines.addAll(labelled(List.of(service.hoursOriginal())));
    }
    service.exceptions().forEach(exception -> lines.add(Inline.plain(exception)));
    return lines.isEmpty() ? List.of(Inline.plain(service.unknown())) : lines;
  }

  /// Texts, and behind them that they are in another language where they are.
  private static List<Inline> labelled(List<ServiceOnPaper.Words> texts) {
    Inline all =
        Inline.joined(
            "; ",
            texts.stream().map(text -> Inline.plain(text.text()).in(text.language())).toList());
    String label =
        texts.stream()
            .map(ServiceOnPaper.Words::label)
            .filter(words -> !words.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return List.of(
        label.isEmpty() ? all : Inline.joined(" ", List.of(all, Inline.plain("(" + label + ")"))));
  }

  private static Block.Fact fact(String label, List<Inline> parts) {
    return new Block.Fact(label, Inline.joined("; ", parts));
  }
}
