package org.capacitymetro.editing;

import org.capacitymetro.pages.Guide;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The guide for people who keep the records.
@Controller
class EditingHelp {
  private final Templates templates;

  EditingHelp(Templates templates) {
    this.templates = templates;
  }

  @GetMapping("/{language}/help/editing")
  ResponseEntity<byte[]> help(Page page) {
    return templates.page(
        "pages/guide",
        page,
        Guide.on(
            page,
            "help.editing.",
            "start",
            "write",
            "hours",
            "place",
            "languages",
            "lost",
            "two",
            "same",
            "true",
            "end",
            "keys"));
  }
}
