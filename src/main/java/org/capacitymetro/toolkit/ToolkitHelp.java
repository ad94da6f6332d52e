package org.capacitymetro.toolkit;

import org.capacitymetro.pages.Guide;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// How the toolkit is used, from finding a sheet to saying how it went elsewhere.
@Controller
class ToolkitHelp {
  private final Templates templates;

  ToolkitHelp(Templates templates) {
    this.templates = templates;
  }

  @GetMapping("/{language}/help/toolkit")
  ResponseEntity<byte[]> help(Page page) {
    return templates.page(
        "pages/guide",
        page,
        Guide.on(page, "help.toolkit.", "find", "compare", "take", "write", "review", "adopt"));
  }
}
