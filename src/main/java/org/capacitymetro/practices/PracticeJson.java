package org.capacitymetro.practices;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Page;
import org.capacitymetro.writing.Codes;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// A sheet for machines: every text with all its languages, ids and addresses of services.
@Component
class PracticeJson {
  private final JsonMapper json;
  private final PracticeNames names;
  private final Optional<Trials> trials;

  PracticeJson(JsonMapper json, PracticeNames names, Optional<Trials> trials) {
    this.json = json;
    this.names = names;
    this.trials = trials;
  }

  byte[] of(Published published, Page page) {
    Sheet sheet = published.sheet().withTexts((name, text) -> text.withoutAuthors());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", published.id().shortForm());
    data.put("url", page.absolute(page.url(published.path(page.code()))));
    data.put("kind", sheet.kind().code());
    data.put("state", published.state().code());
    data.put("evidence", published.evidence().code());
    data.put("review", published.assessment());
    data.put("version", published.version());
    data.put("published", published.publishedAt());
    data.put("checked", published.checkedAt());
    data.put("demonstration", sheet.demonstration());
    data.put("language", sheet.language());
    Map<String, Object> texts = new LinkedHashMap<>();
    sheet.texts().forEach((passage, text) -> texts.put(passage.code(), text.texts()));
    data.put("texts", texts);
    data.put(
        "services",
        sheet.services().stream()
            .flatMap(
                link ->
                    names
                        .service(link.service(), page)
                        .map(
                            service ->
                                Map.of(
                                    "id",
                                    new ServiceId(service.id()).shortForm(),
                                    "name",
                                    service.name(),
                                    "url",
                                    page.absolute(page.url(service.path())),
                                    "status",
                                    service.status(),
                                    "role",
                                    Codes.of(link.role())))
                        .stream())
            .toList());
    data.put("cities", sheet.cities());
    data.put("sectors", sheet.sectors());
    data.put("targets", sheet.targets());
    data.put("period", period(sheet.period()));
    data.put("money", Codes.of(sheet.money()));
    data.put("resources", sheet.resources());
    data.put("results", sheet.results());
    data.put("contact", sheet.contact());
    data.put("attachments", files(published.id(), sheet, page));
    data.put("pictures", sheet.pictures());
    data.put("videos", sheet.videos());
    data.put("licence", sheet.licence().address());
    data.put("keywords", sheet.keywords());
    trials.ifPresent(told -> data.put("adoptions", told.data(published, page)));
    return json.writeValueAsBytes(data);
  }

  private static Map<String, Object> period(Sheet.Period period) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("state", Codes.of(period.state()));
    data.put("from", period.from());
    data.put("to", period.to());
    return data;
  }

  private static List<Map<String, Object>> files(PracticeId id, Sheet sheet, Page page) {
    return sheet.attachments().stream()
        .map(
            file ->
                Map.<String, Object>of(
                    "name",
                    file.name(),
                    "bytes",
                    file.bytes(),
                    "title",
                    file.title().texts(),
                    "url",
                    page.absolute(
                        page.url(
                            PracticeFiles.PATH
                                + "/"
                                + id.shortForm()
                                + "/"
                                + file.hash()
                                + "."
                                + PracticeModel.extension(file.type())))))
        .toList();
  }
}
