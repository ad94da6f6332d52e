package org.capacitymetro.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.pages.Language;
import org.capacitymetro.search.SearchResult;
import org.capacitymetro.search.ServiceHit;
import org.capacitymetro.search.ServiceQuery;
import org.capacitymetro.search.ServiceSearch;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What search engines may visit. The site map lists the pages of the network and the services that
/// came in last, as many as one file of it may hold; demonstration records are left out.
@RestController
class Sitemap {
  private static final int MOST_SERVICES = 10_000;

  private final Areas areas;
  private final ServiceSearch search;

  Sitemap(Areas areas, ServiceSearch search) {
    this.areas = areas;
    this.search = search;
  }

  @GetMapping("/robots.txt")
  ResponseEntity<String> robots(HttpServletRequest request) {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .body(
            """
            User-agent: *
            Disallow: /api/
            Disallow: /tiles/
            Sitemap: %s/sitemap.xml
            """
                .formatted(origin(request)));
  }

  @GetMapping("/sitemap.xml")
  ResponseEntity<String> sitemap(HttpServletRequest request) {
    String origin = origin(request);
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            """);
    for (String path : List.of("/", "/services", "/help", "/emergency", "/about")) {
      add(xml, origin, language -> "/" + language + path);
    }
    areas.cities().forEach(city -> add(xml, origin, code -> "/" + code + "/cities/" + city.code()));
    for (int offset = 0; offset < MOST_SERVICES; offset += ServiceQuery.MAX_LIMIT) {
      SearchResult result =
          search.search(
              ServiceQuery.ALL
                  .withSort(ServiceQuery.Sort.FRESHNESS)
                  .withPage(offset, ServiceQuery.MAX_LIMIT));
      result.hits().stream()
          .map(ServiceHit::service)
          .filter(service -> !service.details().demonstration())
          .forEach(
              service ->
                  add(
                      xml,
                      origin,
                      language -> "/" + language + ServiceAddresses.path(service, language)));
      if (offset + ServiceQuery.MAX_LIMIT >= result.total()) {
        break;
      }
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .body(xml.append("</urlset>\n").toString());
  }

  private static void add(StringBuilder xml, String origin, Function<String, String> path) {
    for (Language language : Language.all()) {
      xml.append("<url><loc>").append(origin).append(path.apply(language.code())).append("</loc>");
      for (Language other : Language.all()) {
        xml.append("<xhtml:link rel=\"alternate\" hreflang=\"")
            .append(other.code())
            .append("\" href=\"")
            .append(origin)
            .append(path.apply(other.code()))
            .append("\"/>");
      }
      xml.append("</url>\n");
    }
  }

  private static String origin(HttpServletRequest request) {
    return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
  }
}
