package org.capacitymetro.consolidation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.directory.Outline;
import org.capacitymetro.directory.Outlines;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What waits for review: the list of pairs, the chains they form, bodies that stand twice.
@Controller
class PairPages {
  private static final int PER_PAGE = 50;
  private static final List<Integer> SCORES = List.of(90, 75);

  private final QueueStore queue;
  private final PairStore pairs;
  private final Outlines outlines;
  private final Areas areas;
  private final Taxonomies taxonomies;
  private final Templates templates;

  PairPages(
      QueueStore queue,
      PairStore pairs,
      Outlines outlines,
      Areas areas,
      Taxonomies taxonomies,
      Templates templates) {
    this.queue = queue;
    this.pairs = pairs;
    this.outlines = outlines;
    this.areas = areas;
    this.taxonomies = taxonomies;
    this.templates = templates;
  }

  @GetMapping("/{language}/desk/pairs")
  ResponseEntity<byte[]> list(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String sector,
      @RequestParam(defaultValue = "") String origin,
      @RequestParam(defaultValue = "0") int score,
      @RequestParam(defaultValue = "") String disputed,
      @RequestParam(defaultValue = "0") int from) {
    Policy.requireSomewhere(person, Action.REVIEW_PAIR);
    PairFilter filter = new PairFilter(city, sector, origin, score, disputed.equals("yes"));
    QueueStore.Asked asked = filter.asked(person);
    long count = queue.count(asked);
    List<QueuedPair> shown = queue.list(asked, PER_PAGE, Math.max(0, from));
    int next = Math.max(0, from) + PER_PAGE;
    framed(page).withScript("src/desk.ts");
    String more = filter.at("/desk/pairs");
    return templates.page(
        "consolidation/pairs",
        page,
        new PairsView(
            page.t("pairs.title"),
            page.t("pairs.lead"),
            page.t("pairs.count", "count", count),
            count == 0 ? "" : page.url(filter.at("/desk/pairs/first")),
            groups(person, filter, page),
            rows(shown, filter, page),
            count <= next ? "" : page.url(more + (more.contains("?") ? "&" : "?") + "from=" + next),
            false,
            List.of(),
            also(person, page)));
  }

  private static List<PairsView.Link> also(Person person, Page page) {
    List<PairsView.Link> also = new ArrayList<>();
    if (Policy.maySomewhere(person, Action.MERGE)) {
      also.add(
          new PairsView.Link(page.t("pairs.bodies.title"), page.url("/desk/pairs/bodies"), ""));
    }
    also.add(
        new PairsView.Link(page.t("consolidation.title"), page.url("/desk/consolidation"), ""));
    also.add(new PairsView.Link(page.t("sources.title"), page.url("/help/sources"), ""));
    return also;
  }

  /// A chain whole: what is near one end may have nothing to do with the other.
  @GetMapping("/{language}/desk/pairs/{id:[0-9]+}/chain")
  ResponseEntity<byte[]> chain(Page page, Person person, @PathVariable long id) {
    Policy.requireSomewhere(person, Action.REVIEW_PAIR);
    QueuedPair pair = pairs.find(id).orElseThrow(() -> new NotFound("pair " + id));
    Clusters.Cluster cluster = new Clusters(pairs.edges()).of(pair.one());
    QueueStore.Asked asked = PairFilter.NONE.asked(person);
    Set<Long> ids = new HashSet<>(cluster.pairs());
    List<QueuedPair> theirs =
        queue.list(asked, Integer.MAX_VALUE, 0).stream()
            .filter(one -> ids.contains(one.id()))
            .toList();
    if (theirs.isEmpty()) {
      throw new NotFound("chain of pair " + id);
    }
    Set<ServiceId> visible = new HashSet<>();
    theirs.forEach(
        one -> {
          visible.add(one.one());
          visible.add(one.other());
        });
    Map<ServiceId, Outline> known = outlines.of(visible);
    List<PairsView.Link> members =
        known.values().stream()
            .sorted(Comparator.comparing(Outline::name))
            .map(
                outline ->
                    new PairsView.Link(
                        outline.name(),
                        page.url("/services/-" + outline.id().shortForm()),
                        note(outline, page)))
            .toList();
    framed(page);
    return templates.page(
        "consolidation/pairs",
        page,
        new PairsView(
            page.t("pairs.chain.title", "count", members.size()),
            page.t(cluster.chain() ? "pairs.chain.lead" : "pairs.group.lead"),
            page.t("pairs.count", "count", theirs.size()),
            page.url("/desk/pairs/" + theirs.getFirst().id()),
            List.of(),
            rows(theirs, PairFilter.NONE, page),
            "",
            cluster.chain(),
            members,
            List.of()));
  }

  /// Bodies that stand twice by tax code, or by name and comune.
  @GetMapping("/{language}/desk/pairs/bodies")
  ResponseEntity<byte[]> bodies(Page page, Person person) {
    Policy.requireSomewhere(person, Action.MERGE);
    List<PairsView.Row> rows = new ArrayList<>();
    BodyKeys.repeated(outlines.bodies())
        .forEach(
            (key, group) -> {
              Outlines.Body first = group.getFirst();
              for (Outlines.Body other : group.subList(1, group.size())) {
                String code = other.taxCode();
                String shared = code != null && code.equals(first.taxCode()) ? code : "";
                rows.add(
                    new PairsView.Row(
                        page.url(
                            "/desk/organizations/"
                                + first.id().shortForm()
                                + "/merge?with="
                                + other.id().shortForm()),
                        first.name(),
                        other.name(),
                        "",
                        shared.isEmpty()
                            ? page.t("pairs.bodies.name")
                            : page.t("pairs.bodies.code", "code", shared),
                        "",
                        "",
                        ""));
              }
            });
    framed(page).under(page.t("pairs.title"), "/desk/pairs");
    return templates.page(
        "consolidation/pairs",
        page,
        new PairsView(
            page.t("pairs.bodies.title"),
            page.t("pairs.bodies.lead"),
            page.t("pairs.count", "count", rows.size()),
            "",
            List.of(),
            rows.subList(0, Math.min(500, rows.size())),
            "",
            false,
            List.of(),
            List.of()));
  }

  private static Page framed(Page page) {
    return page.titled(page.t("pairs.title"), page.t("pairs.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal();
  }

  private String note(Outline outline, Page page) {
    String place = outline.address().comune();
    String source = outline.refs().getFirst().source();
    String hidden = outline.status() instanceof Status.Hidden ? " · " + page.t("pairs.hidden") : "";
    return (place.isEmpty() ? source : place + " · " + source) + hidden;
  }

  private List<PairsView.Row> rows(List<QueuedPair> shown, PairFilter filter, Page page) {
    Set<ServiceId> ids = new HashSet<>();
    shown.forEach(
        pair -> {
          ids.add(pair.one());
          ids.add(pair.other());
        });
    Map<ServiceId, Outline> known = outlines.of(ids);
    Clusters clusters = new Clusters(pairs.edges());
    List<PairsView.Row> rows = new ArrayList<>();
    for (QueuedPair pair : shown) {
      Outline one = known.get(pair.one());
      Outline other = known.get(pair.other());
      if (one == null || other == null) {
        continue;
      }
      Clusters.Cluster cluster = clusters.of(pair.one());
      boolean alone = cluster.members().size() == 2;
      rows.add(
          new PairsView.Row(
              page.url(filter.at("/desk/pairs/" + pair.id())),
              one.name(),
              other.name(),
              PairWords.likeness(pair.score(), page),
              PairWords.line(pair.why(), page),
              pair.state() == QueuedPair.State.DISPUTED
                  ? page.t("pairs.disputed")
                  : page.t("pairs.origin." + pair.origin().name().toLowerCase(Locale.ROOT)),
              alone
                  ? ""
                  : page.t(
                      cluster.chain() ? "pairs.chain" : "pairs.group",
                      "count",
                      cluster.members().size()),
              alone ? "" : page.url("/desk/pairs/" + pair.id() + "/chain")));
    }
    return rows;
  }

  private List<PairsView.Group> groups(Person person, PairFilter filter, Page page) {
    List<PairsView.Group> groups = new ArrayList<>();
    groups.add(
        counted(
            page.t("desk.by-city"),
            queue.byCity(filter.withCity("").asked(person)),
            filter.city(),
            code -> areas.findCity(code).map(city -> city.name().in(page.order())).orElse(code),
            filter::withCity,
            page));
    groups.add(
        counted(
            page.t("desk.by-sector"),
            queue.bySector(filter.withSector("").asked(person)),
            filter.sector(),
            code ->
                taxonomies
                    .find(Vocabulary.SECTOR, code)
                    .map(term -> term.name().in(page.order()))
                    .orElse(code),
            filter::withSector,
            page));
    List<PairsView.Chip> others = new ArrayList<>();
    for (String origin : List.of("import", "sweep")) {
      boolean on = filter.origin().equals(origin);
      others.add(
          chip(
              person,
              page.t("pairs.origin." + origin),
              filter.withOrigin(origin),
              filter.withOrigin(on ? "" : origin),
              on,
              page));
    }
    for (int score : SCORES) {
      boolean on = filter.score() == score;
      others.add(
          chip(
              person,
              page.t("pairs.from-score", "score", PairWords.likeness(score / 100.0, page)),
              filter.withScore(score),
              filter.withScore(on ? 0 : score),
              on,
              page));
    }
    if (Policy.maySomewhere(person, Action.MERGE)) {
      others.add(
          chip(
              person,
              page.t("pairs.disputed"),
              filter.withDisputed(true),
              filter.withDisputed(!filter.disputed()),
              filter.disputed(),
              page));
    }
    groups.add(new PairsView.Group(page.t("pairs.by-other"), others));
    groups.removeIf(group -> group.chips().isEmpty());
    return groups;
  }

  private PairsView.Chip chip(
      Person person, String label, PairFilter counted, PairFilter leads, boolean on, Page page) {
    return new PairsView.Chip(
        label,
        page.formats().number(queue.count(counted.asked(person))),
        page.url(leads.at("/desk/pairs")),
        on);
  }

  private static PairsView.Group counted(
      String label,
      Map<String, Long> counts,
      String chosen,
      Function<String, String> name,
      Function<String, PairFilter> with,
      Page page) {
    List<PairsView.Chip> chips =
        counts.entrySet().stream()
            .filter(count -> !count.getKey().isEmpty())
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(12)
            .map(
                count -> {
                  boolean on = count.getKey().equals(chosen);
                  return new PairsView.Chip(
                      name.apply(count.getKey()),
                      page.formats().number(count.getValue()),
                      page.url(with.apply(on ? "" : count.getKey()).at("/desk/pairs")),
                      on);
                })
            .toList();
    return new PairsView.Group(label, chips);
  }
}
