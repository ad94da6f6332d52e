package org.capacitymetro.imports;

import java.util.List;
import java.util.stream.Stream;
import org.capacitymetro.consolidation.Consolidation;
import org.capacitymetro.intake.Alike;
import org.capacitymetro.intake.ImportRun;
import org.capacitymetro.intake.Imports;
import org.capacitymetro.intake.Outcome;
import org.capacitymetro.intake.ReportFile;
import org.capacitymetro.mapping.Reason;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Person;
import org.capacitymetro.tables.TableWriter;
import org.capacitymetro.text.ShortId;
import org.capacitymetro.text.Slug;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The report of a run as a file, for the keeper of the list.
@Controller
@ConditionalOnWebApplication
class ReportDownload {
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Imports imports;
  private final ReportFile file;

  ReportDownload(Imports imports, ReportFile file) {
    this.imports = imports;
    this.file = file;
  }

  @GetMapping("/{language}" + ImportPages.PATH + "/{id}/report.csv")
  ResponseEntity<StreamingResponseBody> csv(Page page, Person person, @PathVariable String id) {
    return answer(page, person, id, false);
  }

  @GetMapping("/{language}" + ImportPages.PATH + "/{id}/report.xlsx")
  ResponseEntity<StreamingResponseBody> xlsx(Page page, Person person, @PathVariable String id) {
    return answer(page, person, id, true);
  }

  private ResponseEntity<StreamingResponseBody> answer(
      Page page, Person person, String id, boolean xlsx) {
    ImportRights.requireLook(person);
    ImportRun run =
        ShortId.decode(id).flatMap(imports::find).orElseThrow(() -> new NotFound("import " + id));
    ReportFile.Words words = words(page);
    StreamingResponseBody body =
        out -> {
          try (TableWriter table =
              xlsx ? TableWriter.xlsx(out, page.t("imports.report.sheet")) : TableWriter.csv(out)) {
            table.row(words.headings());
            file.write(run, table, words);
          }
        };
    String name = Slug.of(run.file()) + "-report" + (xlsx ? ".xlsx" : ".csv");
    return ResponseEntity.ok()
        .contentType(xlsx ? XLSX : CSV)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(body);
  }

  private static ReportFile.Words words(Page page) {
    return new ReportFile.Words() {
      @Override
      public List<String> headings() {
        return Stream.of("file", "line", "id", "name", "outcome", "applied", "reason", "value")
            .map(column -> page.t("imports.report." + column))
            .toList();
      }

      @Override
      public String outcome(Outcome outcome) {
        return ImportWords.outcome(outcome, page);
      }

      @Override
      public String reason(Reason reason) {
        return ImportWords.reason(reason, page);
      }

      @Override
      public String why(List<Alike> alike) {
        return alike.isEmpty() ? "" : Consolidation.words(alike.getFirst().why(), page);
      }
    };
  }
}
