package org.capacitymetro.catalogue;

import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.parameters.ServiceParameters;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of sheets that answer a search, beside their map.
@Controller
class SheetResultsPages {

  private final ServiceParameters parameters;
  private final SheetResultsModel model;
  private final Templates templates;

  SheetResultsPages(ServiceParameters parameters, SheetResultsModel model, Templates templates) {
    this.parameters = parameters;
    this.model = model;
    this.templates = templates;
  }

  /// @param fragment `list` gives only the filters and the list, for a page that stays where it is
  @GetMapping("/{language}" + SheetResultsModel.PATH)
  ResponseEntity<byte[]> results(
      Page page,
      @Nullable Person person,
      @RequestParam MultiValueMap<String, String> query,
      @RequestParam(name = "fragment", defaultValue = "") String fragment) {
    MultiValueMap<String, String> given = new LinkedMultiValueMap<>(query);
    given.remove("lang");
    AskedSheets asked = AskedSheets.parse(parameters, given, page.code());
    boolean writes = person != null && Policy.maySomewhere(person, Action.WRITE_PRACTICE);
    SheetResultsView view = model.of(asked, writes ? page.url(Practice.DESK) : null, page);
    page.titled(view.bar().heading(), page.t("practices.lead"))
        .withScript("src/map.ts")
        .withoutSearch();
    if (!asked.queryString().isEmpty()) {
      page.notIndexed();
    }
    return templates.page(
        fragment.equals("list") ? "catalogue/sheets-fragment" : "catalogue/sheets", page, view);
  }
}
