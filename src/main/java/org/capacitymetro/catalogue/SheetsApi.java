package org.capacitymetro.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.geo.Point;
import org.capacitymetro.pages.Language;
import org.capacitymetro.parameters.ApiProblems;
import org.capacitymetro.parameters.ParameterProblem;
import org.capacitymetro.parameters.ServiceParameters;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.Published;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The sheets of the toolkit for machines: `GET /api/v1/practices` with the parameters of a search
/// for services and `kind`, `cost`, `evidence`, `status`. The whole of a sheet is at its `json`.
@RestController
class SheetsApi {
  private final ServiceParameters parameters;
  private final SheetsFound found;

  SheetsApi(ServiceParameters parameters, SheetsFound found) {
    this.parameters = parameters;
    this.found = found;
  }

  /// @param limit and `offset` as they were used
  /// @param spelling the nearest spelling that finds something; null where none is needed
  record Answer(long total, int limit, int offset, List<Item> items, @Nullable String spelling) {}

  /// @param language BCP 47, of the name
  /// @param sectors codes, as `targets` and `cities`
  /// @param lat WGS 84, of the service on which it hangs that answers best; null without a place
  /// @param metres from `near`
  record Item(
      String id,
      String url,
      String json,
      String name,
      String language,
      String summary,
      String kind,
      String cost,
      String evidence,
      String status,
      List<String> sectors,
      List<String> targets,
      List<String> cities,
      int version,
      @Nullable Double lat,
      @Nullable Double lon,
      @Nullable Double metres) {}

  @GetMapping(value = "/api/v1/practices", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> sheets(@RequestParam MultiValueMap<String, String> query) {
    AskedSheets asked = AskedSheets.parse(parameters, query, Language.ITALIAN.code());
    List<ParameterProblem> problems = new ArrayList<>(AskedSheets.unknown(query.keySet()));
    problems.addAll(asked.problems());
    if (!problems.isEmpty()) {
      return ApiProblems.refused(problems, asked.query().language());
    }
    ServiceQuery search = asked.query();
    SheetsFound.Answer answer = found.of(asked);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .body(
            new Answer(
                answer.sheets().size(),
                search.limit(),
                search.offset(),
                answer.sheets().stream()
                    .skip(search.offset())
                    .limit(search.limit())
                    .map(sheet -> item(sheet, search.language()))
                    .toList(),
                answer.spelling()));
  }

  private static Item item(SheetsFound.Sheet found, String language) {
    Published published = found.published();
    LocalizedText.Reading title = published.sheet().title().read(language);
    Point point = found.hit().place().point();
    String address = "/" + language + published.path(language);
    return new Item(
        published.id().shortForm(),
        address,
        address + ".json",
        title.text(),
        title.language(),
        published.sheet().text(Passage.SUMMARY).in(language),
        SheetFilter.KIND.of(published),
        SheetFilter.COST.of(published),
        SheetFilter.EVIDENCE.of(published),
        SheetFilter.STATUS.of(published),
        published.sheet().sectors(),
        published.sheet().targets(),
        published.sheet().cities(),
        published.version(),
        point == null ? null : point.lat(),
        point == null ? null : point.lon(),
        found.hit().metres());
  }
}
