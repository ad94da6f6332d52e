package org.capacitymetro.services;

import java.util.List;
import org.capacitymetro.editing.Previews;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Person;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Shows editors a service as the public will see it, with the page the public gets.
@Controller
class PreviewPages {
  private final Previews previews;
  private final ServiceModel model;
  private final Templates templates;

  PreviewPages(Previews previews, ServiceModel model, Templates templates) {
    this.previews = previews;
    this.model = model;
    this.templates = templates;
  }

  @PostMapping("/{language}/desk/preview")
  ResponseEntity<byte[]> preview(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String id,
      @RequestParam MultiValueMap<String, String> typed) {
    typed.remove("id");
    Previews.Preview preview = previews.of(person, id, typed, page);
    page.titled(page.t("edit.preview"), page.t("edit.preview.lead")).personal();
    PublicService service = preview.service();
    return service == null
        ? templates.page(
            HttpStatus.UNPROCESSABLE_CONTENT, "services/preview", page, preview.problems())
        : templates.page(
            "services/service",
            page.under(page.t("edit.preview.lead"), "/desk").withScript("src/map.ts"),
            new ServicePageView(
                model.of(service, Status.ACTIVE, page),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of()));
  }
}
