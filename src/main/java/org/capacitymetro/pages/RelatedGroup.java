package org.capacitymetro.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.platform.Related;
import org.jspecify.annotations.Nullable;

/// What another module has to say about the subject of a page, under its heading.
public record RelatedGroup(String kind, String heading, List<Link> links) {

  /// @param language of the title, null where it is that of the page
  public record Link(
      String title, @Nullable String language, String href, String note, String day) {}

  /// All that is known about a subject, kind by kind.
  public static List<RelatedGroup> of(
      List<Related> sources, Related.Subject subject, UUID id, Page page) {
    Map<String, List<Link>> byKind = new LinkedHashMap<>();
    for (Related source : sources) {
      for (Related.Link link : source.about(subject, id, page.order().languages())) {
        byKind
            .computeIfAbsent(link.kind(), kind -> new ArrayList<>())
            .add(
                new Link(
                    link.title(),
                    link.language().equals(page.code()) ? null : link.language(),
                    page.url(link.href()),
                    link.note(),
                    day(link.since(), page)));
      }
    }
    return byKind.entrySet().stream()
        .map(
            group ->
                new RelatedGroup(
                    group.getKey(), page.t("related." + group.getKey()), group.getValue()))
        .toList();
  }

  private static String day(Instant since, Page page) {
    return page.formats().date(LocalDate.ofInstant(since, Formats.ZONE));
  }
}
