package org.capacitymetro.imports;

import org.capacitymetro.pages.Guide;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The guide for mappers: from a file to the map and back.
@Controller
@ConditionalOnWebApplication
class ImportHelp {
  private final Templates templates;

  ImportHelp(Templates templates) {
    this.templates = templates;
  }

  @GetMapping("/{language}/help/imports")
  ResponseEntity<byte[]> help(Page page) {
    return templates.page(
        "pages/guide",
        page,
        Guide.on(
            page,
            "help.imports.",
            "start",
            "file",
            "columns",
            "profile",
            "trial",
            "review",
            "undo"));
  }
}
