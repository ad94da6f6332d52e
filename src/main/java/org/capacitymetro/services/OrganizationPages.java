package org.capacitymetro.services;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.cards.Cards;
import org.capacitymetro.cards.Prose;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.RelatedGroup;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.platform.Related;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/// The page of a body that manages or funds services.
@Controller
class OrganizationPages {
  private final Directory directory;
  private final Areas areas;
  private final Cards cards;
  private final JsonMapper json;
  private final Templates templates;
  private final List<Related> related;

  OrganizationPages(
      Directory directory,
      Areas areas,
      Cards cards,
      JsonMapper json,
      Templates templates,
      List<Related> related) {
    this.directory = directory;
    this.areas = areas;
    this.cards = cards;
    this.json = json;
    this.templates = templates;
    this.related = related;
  }

  @GetMapping("/{language}/organizations/{slugAndId}")
  ResponseEntity<byte[]> organization(
      Page page, @Nullable Person person, @PathVariable String slugAndId) {
    Lookup.Found<Organization> found = find(slugAndId);
    Organization organization = found.value();
    String path = Addresses.of(organization, page.code());
    if (!path.equals("/organizations/" + slugAndId)) {
      return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
          .location(URI.create(page.url(path)))
          .build();
    }
    boolean edits = person != null && Policy.may(person, Action.EDIT, subject(organization));
    if (edits) {
      page.editedAt("/desk/organizations/" + organization.id().shortForm());
    }
    List<PublicService> services = directory.servicesOf(organization.id());
    String name = organization.name().in(page.order());
    page.titled(name, page.t("organization.description", "name", name))
        .under(page.t("crumb.home"), "")
        .withFeed(page.t("feed.title", "search", name), page.url(path + ".atom"))
        .withData(
            json.writeValueAsString(
                    Map.of(
                        "@context",
                        "https://schema.org",
                        "@type",
                        "Organization",
                        "name",
                        name,
                        "url",
                        page.canonical()))
                .replace("<", "\\u003c"));
    StandingNotice notice = StandingNotice.of(found.status(), page);
    if (organization.demonstration() || notice != null) {
      page.notIndexed();
    }
    return templates.page(
        "services/organization",
        page,
        view(
            organization,
            notice,
            person == null || edits || notice != null ? null : page.url(path + "/claim"),
            services,
            page));
  }

  /// The body of an address; of a merged one the body it went on in, whose address is another.
  private Lookup.Found<Organization> find(String slugAndId) {
    return OrganizationId.parse(Addresses.idOf(slugAndId))
        .flatMap(directory::followed)
        .orElseThrow(() -> new NotFound("organization " + slugAndId));
  }

  private Subject subject(Organization organization) {
    String area = organization.areaCode();
    return Subject.of(
        area == null ? null : areas.cityOf(area).map(City::code).orElse(null),
        organization.id().value());
  }

  private OrganizationView view(
      Organization organization,
      @Nullable StandingNotice notice,
      @Nullable String claim,
      List<PublicService> services,
      Page page) {
    return new OrganizationView(
        Prose.of(organization.name(), page),
        Prose.of(organization.description(), page),
        page.t(
            "organization.type."
                + organization.type().name().toLowerCase(Locale.ROOT).replace('_', '-')),
        organization.areaCode() == null
            ? ""
            : areas
                .find(organization.areaCode())
                .map(area -> area.name().in(page.order()))
                .orElse(""),
        organization.emails().stream()
            .map(mail -> new ServiceView.Link(mail, "mailto:" + mail))
            .toList(),
        organization.websites().stream()
            .filter(site -> site.startsWith("https://") || site.startsWith("http://"))
            .map(site -> new ServiceView.Link(site, site))
            .toList(),
        organization.demonstration(),
        notice,
        page.url(Addresses.of(organization, page.code()) + "/history"),
        page.url(Addresses.of(organization, page.code()) + ".atom"),
        page.url("/follow?organization=" + organization.id().shortForm()),
        claim,
        page.t("results.total", "count", services.size()),
        services.stream().map(service -> cards.of(service, page)).toList(),
        RelatedGroup.of(related, Related.Subject.ORGANIZATION, organization.id().value(), page));
  }
}
