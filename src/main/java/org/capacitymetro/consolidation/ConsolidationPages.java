package org.capacitymetro.consolidation;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.Census;
import org.capacitymetro.directory.Records;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.tables.TableWriter;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/// What an import or a period made of the map, city by city: as a page and as a spreadsheet.
@Controller
class ConsolidationPages {
  private static final String PATH = "/desk/consolidation";
  private static final int SETS = 40;
  private static final int COMUNI = 60;

  private final ConsolidationReport report;
  private final Census census;
  private final Records records;
  private final QueueStore queue;
  private final Areas areas;
  private final Taxonomies taxonomies;
  private final Templates templates;
  private final Clock clock;

  ConsolidationPages(
      ConsolidationReport report,
      Census census,
      Records records,
      QueueStore queue,
      Areas areas,
      Taxonomies taxonomies,
      Templates templates,
      Clock clock) {
    this.report = report;
    this.census = census;
    this.records = records;
    this.queue = queue;
    this.areas = areas;
    this.taxonomies = taxonomies;
    this.templates = templates;
    this.clock = clock;
  }

  /// What was asked: a change set, else a period of whole days.
  ///
  /// @param problem key of a message, empty where all was well
  private record Asked(
      String city,
      String set,
      LocalDate from,
      LocalDate to,
      Census.Stretch stretch,
      String problem) {
    String address(String path) {
      UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
      if (!city.isEmpty()) {
        address.queryParam("city", city);
      }
      if (!set.isEmpty()) {
        address.queryParam("set", set);
      } else {
        address.queryParam("from", from).queryParam("to", to);
      }
      return address.encode().toUriString();
    }
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> page(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String set,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to) {
    Policy.requireSomewhere(person, Action.READ_DESK);
    Asked asked = asked(city, set, from, to);
    ConsolidationReport.Report found = report.of(asked.stretch(), empty(asked.city()));
    page.titled(page.t("consolidation.title"), page.t("consolidation.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal();
    return templates.page(
        asked.problem().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
        "consolidation/report",
        page,
        new ReportView(
            asked.set().isEmpty()
                ? page.t(
                    "consolidation.period",
                    "from",
                    page.formats().date(asked.from()),
                    "to",
                    page.formats().date(asked.to()))
                : page.t("consolidation.set", "set", asked.set()),
            asked.problem().isEmpty() ? "" : page.t(asked.problem()),
            asked.city(),
            asked.set(),
            asked.from().toString(),
            asked.to().toString(),
            cities(asked, page),
            sets(asked, page),
            facts(found.whole(), waiting(person, asked), page),
            tables(found, page),
            page.url(asked.address(PATH + ".csv")),
            page.url(asked.address(PATH + ".xlsx"))));
  }

  @GetMapping({"/{language}" + PATH + ".csv", "/{language}" + PATH + ".xlsx"})
  ResponseEntity<byte[]> file(
      Page page,
      Person person,
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String set,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to) {
    Policy.requireSomewhere(person, Action.READ_DESK);
    Asked asked = asked(city, set, from, to);
    ConsolidationReport.Report found = report.of(asked.stretch(), empty(asked.city()));
    boolean csv = request.getRequestURI().endsWith(".csv");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter table =
        csv ? TableWriter.csv(out) : TableWriter.xlsx(out, page.t("consolidation.title"))) {
      List<Object> heads =
          new ArrayList<>(List.of(page.t("consolidation.by"), page.t("consolidation.of")));
      heads.addAll(heads(page));
      table.row(heads);
      rows(table, page.t("consolidation.whole"), List.of(found.whole()), key -> "");
      rows(table, page.t("consolidation.by-city"), found.cities(), key -> cityName(key, page));
      rows(table, page.t("consolidation.by-sector"), found.sectors(), key -> sectorName(key, page));
      rows(table, page.t("consolidation.by-comune"), found.comuni(), key -> comune(key, page));
    }
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"consolidation." + (csv ? "csv" : "xlsx") + "\"")
        .contentType(
            MediaType.parseMediaType(
                csv
                    ? "text/csv;charset=UTF-8"
                    : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .body(out.toByteArray());
  }

  private static void rows(
      TableWriter table,
      String by,
      List<ConsolidationReport.Row> rows,
      Function<String, String> name) {
    for (ConsolidationReport.Row row : rows) {
      List<Object> cells = new ArrayList<>(List.of(by, name.apply(row.key())));
      cells.addAll(figures(row));
      table.row(cells);
    }
  }

  private static List<Long> figures(ConsolidationReport.Row row) {
    List<Long> figures =
        new ArrayList<>(
            List.of(
                row.before(),
                row.after(),
                row.after() - row.before(),
                row.merged(),
                row.unplaced()));
    ConsolidationReport.CONTENTS.forEach(
        content -> figures.add(row.gained().getOrDefault(content, 0L)));
    return figures;
  }

  private static List<String> heads(Page page) {
    List<String> heads = new ArrayList<>();
    for (String head : List.of("before", "after", "more", "merged", "unplaced")) {
      heads.add(page.t("consolidation." + head));
    }
    ConsolidationReport.CONTENTS.forEach(
        content -> heads.add(page.t("consolidation.gained." + content)));
    return heads;
  }

  private Asked asked(String city, String set, String from, String to) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    String known = areas.findCity(city).isPresent() ? city : "";
    LocalDate first = today.minusDays(30);
    LocalDate last = today;
    String problem = "";
    if (!set.isBlank()) {
      Optional<Census.Stretch> stretch =
          set.strip().matches("[0-9]{1,18}")
              ? census.of(Long.parseLong(set.strip()))
              : Optional.empty();
      if (stretch.isPresent()) {
        return new Asked(known, set.strip(), first, last, stretch.get(), "");
      }
      problem = "consolidation.no-set";
    } else {
      try {
        first = from.isBlank() ? first : LocalDate.parse(from.strip());
        last = to.isBlank() ? last : LocalDate.parse(to.strip());
      } catch (DateTimeException e) {
        problem = "consolidation.no-day";
      }
    }
    Census.Stretch stretch =
        census.between(
            first.atStartOfDay(Formats.ZONE).toInstant(),
            last.plusDays(1).atStartOfDay(Formats.ZONE).toInstant());
    return new Asked(known, "", first, last, stretch, problem);
  }

  private long waiting(Person person, Asked asked) {
    return queue.count(PairFilter.NONE.withCity(asked.city()).asked(person));
  }

  private List<ReportView.Fact> facts(ConsolidationReport.Row whole, long waiting, Page page) {
    List<ReportView.Fact> facts = new ArrayList<>();
    List<String> heads = heads(page);
    List<Long> figures = figures(whole);
    for (int i = 0; i < heads.size(); i++) {
      facts.add(new ReportView.Fact(heads.get(i), page.formats().number(figures.get(i))));
    }
    facts.add(new ReportView.Fact(page.t("consolidation.waiting"), page.formats().number(waiting)));
    return facts;
  }

  private List<ReportView.Table> tables(ConsolidationReport.Report found, Page page) {
    List<ConsolidationReport.Row> comuni =
        found.comuni().stream()
            .sorted(
                (one, other) ->
                    Long.compare(
                        Math.abs(other.after() - other.before()),
                        Math.abs(one.after() - one.before())))
            .limit(COMUNI)
            .toList();
    return List.of(
        table("consolidation.by-city", found.cities(), key -> cityName(key, page), page),
        table("consolidation.by-sector", found.sectors(), key -> sectorName(key, page), page),
        table("consolidation.by-comune", comuni, key -> comune(key, page), page));
  }

  private static ReportView.Table table(
      String caption,
      List<ConsolidationReport.Row> rows,
      Function<String, String> name,
      Page page) {
    List<String> heads = new ArrayList<>(List.of(page.t(caption)));
    heads.addAll(heads(page));
    return new ReportView.Table(
        page.t(caption),
        heads,
        rows.stream()
            .map(
                row -> {
                  List<String> cells = new ArrayList<>(List.of(name.apply(row.key())));
                  figures(row).forEach(figure -> cells.add(page.formats().number(figure)));
                  return cells;
                })
            .toList());
  }

  private String cityName(String code, Page page) {
    return code.isEmpty()
        ? page.t("consolidation.no-city")
        : areas.findCity(code).map(city -> city.name().in(page.order())).orElse(code);
  }

  private String sectorName(String code, Page page) {
    return taxonomies
        .find(Vocabulary.SECTOR, code)
        .map(term -> term.name().in(page.order()))
        .orElse(code);
  }

  private static String comune(String name, Page page) {
    return name.isEmpty() ? page.t("consolidation.no-comune") : name;
  }

  private List<ReportView.Option> cities(Asked asked, Page page) {
    List<ReportView.Option> options = new ArrayList<>();
    options.add(
        new ReportView.Option("", page.t("consolidation.all-cities"), asked.city().isEmpty()));
    areas
        .cities()
        .forEach(
            city ->
                options.add(
                    new ReportView.Option(
                        city.code(),
                        city.name().in(page.order()),
                        city.code().equals(asked.city()))));
    return options;
  }

  /// The newest change sets of imports, which are what the report is mostly asked for.
  private List<ReportView.Option> sets(Asked asked, Page page) {
    List<ReportView.Option> options = new ArrayList<>();
    options.add(
        new ReportView.Option("", page.t("consolidation.choose-period"), asked.set().isEmpty()));
    boolean listed = asked.set().isEmpty();
    for (var set : records.changeSets(Long.MAX_VALUE, SETS)) {
      String id = Long.toString(set.id());
      boolean on = id.equals(asked.set());
      listed |= on;
      if (on || set.actor().startsWith("import:")) {
        options.add(
            new ReportView.Option(
                id,
                page.formats().date(LocalDate.ofInstant(set.at(), Formats.ZONE))
                    + " · "
                    + set.actor().replaceFirst("^import:", ""),
                on));
      }
    }
    if (!listed) {
      options.add(
          new ReportView.Option(
              asked.set(), page.t("consolidation.set", "set", asked.set()), true));
    }
    return options;
  }

  private static @Nullable String empty(String text) {
    return text.isEmpty() ? null : text;
  }
}
