package org.capacitymetro.site;

import org.capacitymetro.pages.NationalNumber;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Pages that are mostly words: help, emergency numbers, the project, privacy, accessibility.
@Controller
class TextPages {
  private final Templates templates;
  private final SiteView view;

  /// @param mail who keeps this installation (`capacity.contact.mail`)
  /// @param code where the source code of this installation can be had (`capacity.source-code`);
  ///   the licence obliges operators to offer it
  TextPages(
      Templates templates,
      @Value("${capacity.contact.mail:}") String mail,
      @Value("${capacity.source-code:}") String code) {
    this.templates = templates;
    this.view = new SiteView(mail, code, NationalNumber.ALL);
  }

  @GetMapping("/{language}/help")
  ResponseEntity<byte[]> help(Page page) {
    return page("help", page);
  }

  @GetMapping("/{language}/emergency")
  ResponseEntity<byte[]> emergency(Page page) {
    return page("emergency", page);
  }

  @GetMapping("/{language}/about")
  ResponseEntity<byte[]> about(Page page) {
    return page("about", page);
  }

  @GetMapping("/{language}/privacy")
  ResponseEntity<byte[]> privacy(Page page) {
    return page("privacy", page);
  }

  /// How the pages look; chosen in the browser and kept there.
  @GetMapping("/{language}/display")
  ResponseEntity<byte[]> display(Page page) {
    return page("display", page);
  }

  @GetMapping("/{language}/accessibility")
  ResponseEntity<byte[]> accessibility(Page page) {
    return page("accessibility", page);
  }

  private ResponseEntity<byte[]> page(String name, Page page) {
    page.titled(page.t(name + ".title"), page.t(name + ".lead")).under(page.t("crumb.home"), "");
    return templates.page("site/" + name, page, view);
  }
}
