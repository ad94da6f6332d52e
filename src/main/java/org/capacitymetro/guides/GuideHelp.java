package org.capacitymetro.guides;

import org.capacitymetro.pages.Guide;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The help for people who use guides, and for those who write them.
@Controller
class GuideHelp {
  private final Templates templates;

  GuideHelp(Templates templates) {
    this.templates = templates;
  }

  @GetMapping("/{language}/help/guides")
  ResponseEntity<byte[]> help(Page page) {
    return templates.page(
        "pages/guide",
        page,
        Guide.on(page, "help.guides.", "use", "keep", "write", "translate", "two", "publish"));
  }
}
