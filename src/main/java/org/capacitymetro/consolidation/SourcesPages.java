package org.capacitymetro.consolidation;

import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.directory.Precedence;
import org.capacitymetro.directory.SourceTrust;
import org.capacitymetro.directory.Sources;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Tells everybody whose word counts for what: the table that merges follow, and the sources.
@Controller
class SourcesPages {
  private final Sources sources;
  private final Templates templates;

  SourcesPages(Sources sources, Templates templates) {
    this.sources = sources;
    this.templates = templates;
  }

  @GetMapping("/{language}/help/sources")
  ResponseEntity<byte[]> sources(Page page) {
    page.titled(page.t("sources.title"), page.t("sources.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("help.title"), "/help");
    List<SourcesView.Row> parts = new ArrayList<>();
    for (Precedence.Part part : Precedence.Part.values()) {
      parts.add(
          new SourcesView.Row(
              page.t("sources.part." + part.code()),
              Precedence.order(part).stream().map(trust -> word(trust, page)).toList(),
              part == Precedence.Part.CONTACTS || part == Precedence.Part.FACTS));
    }
    return templates.page(
        "consolidation/sources",
        page,
        new SourcesView(
            parts,
            sources.list().stream()
                .map(
                    source ->
                        new SourcesView.Source(
                            source.name(),
                            word(source.trust(), page),
                            page.formats().number(source.records())))
                .toList()));
  }

  private static String word(SourceTrust trust, Page page) {
    return page.t("sources.trust." + trust.code());
  }
}
