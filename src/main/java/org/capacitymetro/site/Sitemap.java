package org.capacitymetro.site;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.guides.Guides;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.practices.Practices;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What search engines may visit: an index of files, one of the pages of the network and as many as
/// it takes of services. Each file of services is read with one query by key, however many services
/// there are; demonstration records are left out.
///
/// The [protocol](https://www.sitemaps.org/protocol.html) allows 50,000 addresses and 50 MB a file.
/// A thousand services stay below both in up to 25 languages, each address naming all others.
@RestController
class Sitemap {
  private static final int SERVICES_PER_FILE = 1_000;

  /// Of sheets, or of guides, in one file: 50,000 addresses in 25 languages.
  private static final int MOST_ADDRESSES = 2_000;

  private final Areas areas;
  private final Directory directory;
  private final Practices practices;
  private final Guides guides;
  private final int servicesPerFile;

  @Autowired
  Sitemap(Areas areas, Directory directory, Practices practices, Guides guides) {
    this(areas, directory, practices, guides, SERVICES_PER_FILE);
  }

  Sitemap(
      Areas areas, Directory directory, Practices practices, Guides guides, int servicesPerFile) {
    this.areas = areas;
    this.directory = directory;
    this.practices = practices;
    this.guides = guides;
    this.servicesPerFile = servicesPerFile;
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
            Disallow: /*remember-language
            Sitemap: %s/sitemap.xml
            """
                .formatted(origin(request)));
  }

  @GetMapping("/sitemap.xml")
  ResponseEntity<String> index(HttpServletRequest request) {
    String folder = origin(request) + "/sitemaps/";
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            """);
    for (String file : List.of("network", "practices", "guides")) {
      xml.append("<sitemap><loc>").append(folder).append(file).append(".xml</loc></sitemap>\n");
    }
    for (ServiceId first : directory.pageStarts(servicesPerFile)) {
      xml.append("<sitemap><loc>")
          .append(folder)
          .append("services-")
          .append(first.shortForm())
          .append(".xml</loc></sitemap>\n");
    }
    return answer(xml.append("</sitemapindex>\n"));
  }

  /// The pages that are always there.
  @GetMapping("/sitemaps/network.xml")
  ResponseEntity<String> network(HttpServletRequest request) {
    Listing listing = new Listing(origin(request));
    for (String path :
        List.of(
            "/",
            "/services",
            "/practices",
            "/practices/needs",
            "/guides",
            "/steps",
            "/help",
            "/emergency",
            "/about")) {
      listing.add(language -> "/" + language + path, null);
    }
    areas
        .cities()
        .forEach(city -> listing.add(code -> "/" + code + "/cities/" + city.code(), null));
    return answer(listing.end());
  }

  /// The sheets of the toolkit that are kept up.
  @GetMapping("/sitemaps/practices.xml")
  ResponseEntity<String> practices(HttpServletRequest request) {
    Listing listing = new Listing(origin(request));
    practices.list().stream()
        .filter(published -> !published.sheet().demonstration())
        .limit(MOST_ADDRESSES)
        .forEach(
            published ->
                listing.add(
                    language -> "/" + language + published.path(language),
                    published.publishedAt()));
    return answer(listing.end());
  }

  /// The guides of the toolkit that are kept up.
  @GetMapping("/sitemaps/guides.xml")
  ResponseEntity<String> guides(HttpServletRequest request) {
    Listing listing = new Listing(origin(request));
    guides.list().stream()
        .filter(guide -> !guide.content().demonstration())
        .limit(MOST_ADDRESSES)
        .forEach(
            guide ->
                listing.add(
                    language -> "/" + language + guide.path(language), guide.publishedAt()));
    return answer(listing.end());
  }

  /// @param first id of the first service of the file, as the index names it
  @GetMapping("/sitemaps/services-{first}.xml")
  ResponseEntity<String> services(@PathVariable String first, HttpServletRequest request) {
    ServiceId begin =
        ServiceId.parse(first).orElseThrow(() -> new NotFound("sitemap of services " + first));
    Listing listing = new Listing(origin(request));
    directory.page(begin, servicesPerFile).stream()
        .filter(service -> !service.details().demonstration())
        .forEach(
            service ->
                listing.add(
                    language -> "/" + language + Addresses.of(service, language),
                    service.updatedAt()));
    return answer(listing.end());
  }

  private static ResponseEntity<String> answer(CharSequence xml) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(xml.toString());
  }

  private static String origin(HttpServletRequest request) {
    return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
  }

  /// A file of addresses, each in every language of the interface.
  private static final class Listing {
    private final String origin;
    private final StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            """);

    Listing(String origin) {
      this.origin = origin;
    }

    void add(Function<String, String> path, @Nullable Instant changed) {
      for (Language language : Language.all()) {
        xml.append("<url><loc>").append(origin).append(path.apply(language.code()));
        xml.append("</loc>");
        if (changed != null) {
          xml.append("<lastmod>").append(changed.truncatedTo(ChronoUnit.SECONDS));
          xml.append("</lastmod>");
        }
        for (Language other : Language.all()) {
          xml.append("<xhtml:link rel=\"alternate\" hreflang=\"").append(other.tag());
          xml.append("\" href=\"").append(origin).append(path.apply(other.code())).append("\"/>");
        }
        xml.append("</url>\n");
      }
    }

    StringBuilder end() {
      return xml.append("</urlset>\n");
    }
  }
}
