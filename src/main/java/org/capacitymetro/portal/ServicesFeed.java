package org.capacitymetro.portal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.capacitymetro.cards.Labels;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.index.Facet;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.parameters.AskedServices;
import org.capacitymetro.parameters.ParameterProblem;
import org.capacitymetro.parameters.ServiceParameters;
import org.capacitymetro.platform.PublicAddress;
import org.capacitymetro.search.ServiceHit;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The services of a search as an Atom feed (RFC 4287), what was changed last first: for those who
/// want to know what changes without asking again and again.
@Controller
class ServicesFeed {
  static final int ENTRIES = 50;

  /// A feed has one order, one length and the language of its address.
  private static final Set<String> NOT_OURS = Set.of("sort", "limit", "offset", "lang");

  private static final List<String> NAMES =
      ServiceParameters.NAMES.stream().filter(name -> !NOT_OURS.contains(name)).toList();

  private static final MediaType ATOM =
      new MediaType(MediaType.APPLICATION_ATOM_XML, StandardCharsets.UTF_8);

  private final ServiceParameters parameters;
  private final ServiceSearch search;
  private final ResultsModel model;
  private final Labels labels;
  private final Directory directory;
  private final PublicAddress address;

  ServicesFeed(
      ServiceParameters parameters,
      ServiceSearch search,
      ResultsModel model,
      Labels labels,
      Directory directory,
      PublicAddress address) {
    this.parameters = parameters;
    this.search = search;
    this.model = model;
    this.labels = labels;
    this.directory = directory;
    this.address = address;
  }

  @GetMapping("/{language}/services.atom")
  ResponseEntity<?> feed(Page page, @RequestParam MultiValueMap<String, String> query) {
    AskedServices asked = parameters.parse(query, page.code());
    List<ParameterProblem> problems = new ArrayList<>();
    for (String name : query.keySet()) {
      if (!NAMES.contains(name)) {
        problems.add(new ParameterProblem(name, "", ParameterProblem.Kind.UNKNOWN, NAMES));
      }
    }
    asked.problems().stream()
        .filter(problem -> NAMES.contains(problem.name()))
        .forEach(problems::add);
    if (!problems.isEmpty()) {
      ProblemDetail detail = ProblemDetail.forStatus(400);
      detail.setTitle(page.t("parameter.title"));
      detail.setDetail(
          problems.stream()
              .map(problem -> problem.sentence(page.words()))
              .collect(Collectors.joining(" ")));
      return ResponseEntity.badRequest()
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(detail);
    }
    return answer(write(asked, page));
  }

  /// The services of a body likewise.
  @GetMapping("/{language}/organizations/{slugAndId}.atom")
  ResponseEntity<?> feed(Page page, @PathVariable String slugAndId) {
    Organization body =
        OrganizationId.parse(Addresses.idOf(slugAndId))
            .flatMap(directory::findOrganization)
            .orElseThrow(() -> new NotFound("organization " + slugAndId));
    String path = page.url(Addresses.of(body, page.code()));
    List<AtomFeed.Entry> entries =
        directory.servicesOf(body.id()).stream()
            .sorted(Comparator.comparing(PublicService::updatedAt).reversed())
            .limit(ENTRIES)
            .map(service -> entry(service, page))
            .toList();
    return answer(
        new AtomFeed(
                page.t("feed.title", "search", body.name().in(page.order())),
                page.t("site.name"),
                page.code(),
                address.of(path + ".atom"),
                address.of(path),
                entries)
            .bytes());
  }

  private static ResponseEntity<byte[]> answer(byte[] body) {
    CRC32C sum = new CRC32C();
    sum.update(body);
    return ResponseEntity.ok()
        .contentType(ATOM)
        .cacheControl(CacheControl.noCache())
        .eTag("\"%08x-%x\"".formatted(sum.getValue(), body.length))
        .body(body);
  }

  private byte[] write(AskedServices asked, Page page) {
    List<PublicService> services =
        search.hits(asked.query().withSort(ServiceQuery.Sort.NEWEST).withPage(0, ENTRIES)).stream()
            .map(ServiceHit::service)
            .toList();
    String filters = asked.withoutOrder().queryString();
    AtomFeed feed =
        new AtomFeed(
            page.t("feed.title", "search", model.heading(asked.query(), page.words())),
            page.t("site.name"),
            page.code(),
            address.of(page.url("/services.atom" + filters)),
            address.of(page.url("/services" + filters)),
            services.stream().map(service -> entry(service, page)).toList());
    return feed.bytes();
  }

  private AtomFeed.Entry entry(PublicService service, Page page) {
    String language = page.code();
    String summary = service.details().summary().in(language);
    return new AtomFeed.Entry(
        "urn:uuid:" + service.id().value(),
        service.details().name().in(language),
        summary.isEmpty() ? service.details().description().in(language) : summary,
        address.of(page.url(Addresses.of(service, language))),
        service.updatedAt(),
        service.details().sectors().stream()
            .map(code -> new AtomFeed.Category(code, labels.of(Facet.SECTOR, code, page.words())))
            .toList());
  }
}
