package org.capacitymetro.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.guides.Guides;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.Language;
import org.capacitymetro.portal.TestServices;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.search.ServiceSearch;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.xml.sax.InputSource;

class SitemapTest extends RunningApplication {
  private static final int PER_FILE = 2;
  private static final Pattern FILE = Pattern.compile("/sitemaps/services-([A-Za-z0-9]+)\\.xml");

  @Autowired Directory directory;
  @Autowired ServiceSearch search;
  @Autowired Areas areas;
  @Autowired Practices practices;
  @Autowired Guides guides;

  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private Sitemap sitemap;

  @BeforeEach
  void write() {
    TestServices.write(directory, search);
    sitemap = new Sitemap(areas, directory, practices, guides, PER_FILE);
  }

  @Test
  void theIndexNamesAsManyFilesAsAllServicesTake() throws Exception {
    String index = body(sitemap.index(request));

    assertThat(locations(index))
        .contains(
            "http://localhost/sitemaps/network.xml",
            "http://localhost/sitemaps/practices.xml",
            "http://localhost/sitemaps/guides.xml");
    assertThat(files(index)).hasSize((int) Math.ceilDiv(directory.count(), PER_FILE));
  }

  @Test
  void theFilesTogetherNameEveryRealServiceOnceInEveryLanguage() throws Exception {
    List<String> listed = new ArrayList<>();
    for (String first : files(body(sitemap.index(request)))) {
      List<String> file = locations(body(sitemap.services(first, request)));
      assertThat(file).hasSizeLessThanOrEqualTo(Language.all().size() * PER_FILE);
      listed.addAll(file);
    }

    List<String> expected = new ArrayList<>();
    directory.forEach(
        service -> {
          if (!service.details().demonstration()) {
            Language.all().forEach(language -> expected.add(address(service, language.code())));
          }
        });
    assertThat(listed).containsExactlyInAnyOrderElementsOf(expected).doesNotHaveDuplicates();
  }

  @Test
  void thePagesOfTheNetworkAreListedApart() throws Exception {
    assertThat(locations(body(sitemap.network(request))))
        .contains("http://localhost/it/", "http://localhost/en/cities/bari");
  }

  private static String address(PublicService service, String language) {
    return "http://localhost/" + language + Addresses.of(service, language);
  }

  private static List<String> files(String index) {
    return FILE.matcher(index).results().map(found -> found.group(1)).toList();
  }

  private static List<String> locations(String xml) throws Exception {
    var nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getElementsByTagName("loc");
    List<String> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add(nodes.item(i).getTextContent());
    }
    return found;
  }

  private static String body(ResponseEntity<String> answer) {
    return Objects.requireNonNull(answer.getBody());
  }
}
