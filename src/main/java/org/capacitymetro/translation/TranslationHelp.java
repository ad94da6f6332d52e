package org.capacitymetro.translation;

import org.capacitymetro.pages.Guide;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The guide for translators.
@Controller
class TranslationHelp {
  private final Templates templates;

  TranslationHelp(Templates templates) {
    this.templates = templates;
  }

  @GetMapping("/{language}/help/translations")
  ResponseEntity<byte[]> help(Page page) {
    return templates.page(
        "pages/guide",
        page,
        Guide.on(page, "help.translations.", "work", "states", "terms", "agency"));
  }
}
