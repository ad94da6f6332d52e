package org.capacitymetro.services;

import gg.jte.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.imports.PublicSheet;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.stereotype.Component;

/// The article of a service's page inside another page, with the same template.
@Component
class EmbeddedSheet implements PublicSheet {
  private final ServiceModel model;
  private final Templates templates;

  EmbeddedSheet(ServiceModel model, Templates templates) {
    this.model = model;
    this.templates = templates;
  }

  @Override
  public Content of(PublicService service, Page page) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("page", page);
    parameters.put("service", model.of(service, Status.ACTIVE, page));
    parameters.put("unconfirmed", null);
    parameters.put("sheets", List.of());
    parameters.put("embedded", true);
    String html = templates.render("services/article", parameters);
    return output -> output.writeContent(html);
  }
}
