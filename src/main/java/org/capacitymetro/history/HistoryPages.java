package org.capacitymetro.history;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.directory.OrganizationNotes;
import org.capacitymetro.directory.PublicChange;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What happened to a record, for everybody: days and kinds of change, sources by name, people
/// never.
@Controller
class HistoryPages {
  private final Directory directory;
  private final List<OrganizationNotes> notes;
  private final Templates templates;

  HistoryPages(Directory directory, List<OrganizationNotes> notes, Templates templates) {
    this.directory = directory;
    this.notes = notes;
    this.templates = templates;
  }

  @GetMapping("/{language}/services/{slugAndId}/history")
  ResponseEntity<byte[]> service(Page page, @PathVariable String slugAndId) {
    ServiceId id =
        ServiceId.parse(idOf(slugAndId)).orElseThrow(() -> new NotFound("service " + slugAndId));
    Lookup<PublicService> lookup =
        directory.lookUp(id).orElseThrow(() -> new NotFound("service " + slugAndId));
    PublicService service =
        switch (lookup) {
          case Lookup.Found<PublicService> found -> found.value();
          case Lookup.MovedTo<PublicService>(UUID into) ->
              found(directory.lookUp(new ServiceId(into)), slugAndId);
        };
    return answer(
        page,
        slugAndId,
        service.details().name().in(page.order()),
        Addresses.of(service, page.code()),
        lookup instanceof Lookup.MovedTo<PublicService>,
        directory.history(id),
        List.of(),
        other -> "/services/x-" + new ServiceId(other).shortForm() + "/history");
  }

  @GetMapping("/{language}/organizations/{slugAndId}/history")
  ResponseEntity<byte[]> organization(Page page, @PathVariable String slugAndId) {
    OrganizationId id =
        OrganizationId.parse(idOf(slugAndId))
            .orElseThrow(() -> new NotFound("organization " + slugAndId));
    Lookup<Organization> lookup =
        directory.lookUp(id).orElseThrow(() -> new NotFound("organization " + slugAndId));
    Organization body =
        switch (lookup) {
          case Lookup.Found<Organization> found -> found.value();
          case Lookup.MovedTo<Organization>(UUID into) ->
              found(directory.lookUp(new OrganizationId(into)), slugAndId);
        };
    return answer(
        page,
        slugAndId,
        body.name().in(page.order()),
        Addresses.of(body, page.code()),
        lookup instanceof Lookup.MovedTo<Organization>,
        directory.history(id),
        notes.stream().flatMap(source -> source.of(id).stream()).toList(),
        other -> "/organizations/x-" + new OrganizationId(other).shortForm() + "/history");
  }

  private static <R> R found(Optional<Lookup<R>> lookup, String slugAndId) {
    return lookup
        .filter(Lookup.Found.class::isInstance)
        .map(found -> ((Lookup.Found<R>) found).value())
        .orElseThrow(() -> new NotFound(slugAndId));
  }

  /// A record that went on in another keeps its own history under its own address; any other
  /// address that is not the record's leads to it.
  private ResponseEntity<byte[]> answer(
      Page page,
      String slugAndId,
      String name,
      String path,
      boolean moved,
      List<PublicChange> history,
      List<OrganizationNotes.Note> noted,
      Function<UUID, String> historyOf) {
    if (!moved && !path.endsWith("/" + slugAndId)) {
      return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
          .location(URI.create(page.url(path + "/history")))
          .build();
    }
    page.titled(page.t("history.title", "name", name), page.t("history.lead"))
        .under(page.t("crumb.home"), "")
        .under(name, path)
        .notIndexed();
    return templates.page(
        "history/history",
        page,
        new HistoryView(
            page.t("history.heading"),
            name,
            page.url(path),
            moved ? page.t("history.moved") : "",
            entries(history, noted, historyOf, page)));
  }

  private record Dated(Instant at, HistoryView.Entry entry) {}

  /// Newest first.
  private static List<HistoryView.Entry> entries(
      List<PublicChange> history,
      List<OrganizationNotes.Note> noted,
      Function<UUID, String> historyOf,
      Page page) {
    return Stream.concat(
            noted.stream().map(note -> new Dated(note.at(), entry(note, page))),
            history.stream().map(change -> new Dated(change.at(), entry(change, historyOf, page))))
        .sorted(Comparator.comparing(Dated::at).reversed())
        .map(Dated::entry)
        .toList();
  }

  private static HistoryView.Entry entry(OrganizationNotes.Note note, Page page) {
    LocalDate day = LocalDate.ofInstant(note.at(), Formats.ZONE);
    String key = "history.note." + note.key();
    return new HistoryView.Entry(
        page.formats().date(day),
        day.toString(),
        page.t(key),
        page.t(key + ".by"),
        List.of(),
        null);
  }

  private static HistoryView.Entry entry(
      PublicChange change, Function<UUID, String> historyOf, Page page) {
    LocalDate day = LocalDate.ofInstant(change.at(), Formats.ZONE);
    UUID other = change.other();
    return new HistoryView.Entry(
        page.formats().date(day),
        day.toString(),
        page.t("history.action." + word(change.action())),
        page.t("history.by." + word(change.author()), "source", change.source()),
        change.groups().stream().map(group -> page.t("history.group." + group)).toList(),
        other == null ? null : page.url(historyOf.apply(other)));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String idOf(String slugAndId) {
    return slugAndId.substring(slugAndId.lastIndexOf('-') + 1);
  }
}
