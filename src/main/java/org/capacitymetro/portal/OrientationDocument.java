package org.capacitymetro.portal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.basemap.MapPictures;
import org.capacitymetro.documents.Block;
import org.capacitymetro.documents.Document;
import org.capacitymetro.documents.Image;
import org.capacitymetro.documents.Inline;
import org.capacitymetro.pages.Page;

/// The orientation sheet as a document: what its page shows, in the same order.
final class OrientationDocument {
  private OrientationDocument() {}

  static Document of(OrientationView view, LocalDate today, Page page) {
    List<Block> blocks = new ArrayList<>();
    if (!view.note().isBlank()) {
      blocks.add(
          new Block.Note(
              Block.Note.Kind.INFO,
              page.t("orientation.note-heading"),
              view.note()
                  .strip()
                  .lines()
                  .filter(line -> !line.isBlank())
                  .map(Inline::plain)
                  .toList()));
    }
    view.items().forEach(item -> item(blocks, item, page));
    blocks.add(
        new Block.Note(
            Block.Note.Kind.CAUTION, null, List.of(Inline.plain(page.t("sheet.emergency")))));
    String link = view.link();
    return new Document(
        page.t("orientation.paper"),
        page.code(),
        page.t("site.name"),
        today,
        List.of(),
        null,
        List.of(
            new Document.Sheet(
                page.code(),
                Document.Tone.BLUE,
                page.t("site.name"),
                page.t("orientation.paper"),
                null,
                new Document.Imprint(
                    List.of(
                        Inline.plain(page.t("orientation.printed", "day", view.printed())),
                        Inline.plain(page.t("orientation.code", "until", view.until()))),
                    link == null
                        ? null
                        : new Document.Link(
                            link, page.absolute("").replaceFirst("^https?://", ""))),
                blocks)));
  }

  private static void item(List<Block> blocks, OrientationView.Item item, Page page) {
    ServiceView service = item.service();
    blocks.add(new Block.Heading(1, item.number() + ". " + service.name()));
    if (service.demonstration()) {
      blocks.add(
          new Block.Note(
              Block.Note.Kind.CAUTION,
              null,
              List.of(Inline.plain(page.t("service.demonstration")))));
    }
    List<Block.Fact> facts = new ArrayList<>();
    if (!item.originalName().isEmpty()) {
      fact(facts, page.t("sheet.original-name"), item.originalName());
    }
    if (!service.about().isEmpty()) {
      fact(facts, page.t("orientation.what"), service.about().text());
    }
    fact(
        facts,
        page.t("service.where"),
        Stream.of(service.where().reserved(), service.where().address())
            .filter(part -> !part.isEmpty())
            .reduce((one, other) -> one + " " + other)
            .orElse(service.unknown()));
    if (!service.where().arrival().isEmpty()) {
      fact(facts, page.t("orientation.arrival"), service.where().arrival().text());
    }
    fact(facts, page.t("service.hours"), hours(item));
    fact(
        facts,
        page.t("service.bring"),
        service.documents().isEmpty()
            ? service.unknown()
            : service.documents().stream()
                .map(ServiceView.Prose::text)
                .collect(Collectors.joining("; ")));
    fact(
        facts,
        page.t("sheet.phone"),
        service.phones().isEmpty()
            ? page.t("service.unknown")
            : service.phones().stream()
                .map(phone -> (phone.value() + " " + phone.label()).strip())
                .collect(Collectors.joining("; ")));
    Block.Facts known = new Block.Facts(facts);
    if (item.map().isEmpty()) {
      blocks.add(known);
    } else {
      Block.Picture map =
          new Block.Picture(
              Image.drawing(
                  item.map().getBytes(StandardCharsets.UTF_8),
                  MapPictures.WIDTH,
                  MapPictures.HEIGHT),
              page.t("orientation.map", "name", service.name()),
              null,
              1);
      blocks.add(new Block.Columns(List.of(known), List.of(map), false));
    }
  }

  private static void fact(List<Block.Fact> facts, String label, String value) {
    facts.add(new Block.Fact(label, Inline.plain(value)));
  }

  /// Hours in words: the next days, what is said instead of a table, what could not be understood.
  private static String hours(OrientationView.Item item) {
    ServiceView service = item.service();
    List<String> lines = new ArrayList<>();
    if (!service.hoursNote().isEmpty()) {
      lines.add(service.hoursNote());
    }
    item.hours().forEach(line -> lines.add(line.days() + ": " + line.times()));
    if (!service.hoursOriginal().isEmpty()) {
      lines.add(service.hoursOriginal().text());
    }
    lines.addAll(service.exceptions());
    return lines.isEmpty() ? service.unknown() : String.join("; ", lines);
  }
}
