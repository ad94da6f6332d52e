package org.capacitymetro.verification;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.jobs.Jobs;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.text.ShortId;
import org.capacitymetro.text.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where an editor asks many bodies at once, sees beforehand how many mails that is, and follows
/// what becomes of it.
@Controller
class CampaignPages {
  private static final String PATH = "/desk/campaigns";
  private static final List<Integer> MONTHS = List.of(0, 6, 12, 18, 24);
  private static final int MOST_CAMPAIGNS = 100;
  private static final int MOST_BODIES = 200;

  private final Campaigns campaigns;
  private final AskingStore askings;
  private final Bodies bodies;
  private final Areas areas;
  private final Taxonomies taxonomies;
  private final Jobs jobs;
  private final VerificationSettings settings;
  private final Templates templates;
  private final Clock clock;

  CampaignPages(
      Campaigns campaigns,
      AskingStore askings,
      Bodies bodies,
      Areas areas,
      Taxonomies taxonomies,
      Jobs jobs,
      VerificationSettings settings,
      Templates templates,
      Clock clock) {
    this.campaigns = campaigns;
    this.askings = askings;
    this.bodies = bodies;
    this.areas = areas;
    this.taxonomies = taxonomies;
    this.jobs = jobs;
    this.settings = settings;
    this.templates = templates;
    this.clock = clock;
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> list(Page page, Person person) {
    Policy.requireSomewhere(person, Action.RUN_CAMPAIGN);
    head(page, page.t("campaigns.title")).under(page.t("campaigns.desk"), "/desk");
    return templates.page(
        "verification/campaigns",
        page,
        new CampaignView.Listed(
            form(person, "", "", settings.staleMonths(), page.code(), page),
            campaigns.list(person, MOST_CAMPAIGNS).stream().map(each -> row(each, page)).toList()));
  }

  @GetMapping("/{language}" + PATH + "/new")
  ResponseEntity<byte[]> preview(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String sector,
      @RequestParam(defaultValue = "12") int months,
      @RequestParam(defaultValue = "it") String language) {
    Campaigns.Filter filter = filter(person, city, sector, months);
    Campaigns.Preview found = campaigns.preview(filter);
    List<String> numbers = new ArrayList<>();
    numbers.add(page.t("campaigns.preview.services", "count", found.services()));
    numbers.add(page.t("campaigns.preview.bodies", "count", found.toAsk().size()));
    numbers.add(page.t("campaigns.preview.mails", "count", found.mails()));
    if (found.toAsk().size() > found.mails()) {
      numbers.add(page.t("campaigns.preview.phone", "count", found.toAsk().size() - found.mails()));
    }
    if (found.asked() > 0) {
      numbers.add(page.t("campaigns.preview.asked", "count", found.asked()));
    }
    if (found.withoutBody() > 0) {
      numbers.add(page.t("campaigns.preview.without-body", "count", found.withoutBody()));
    }
    if (found.mails() > settings.mailsPerDay()) {
      numbers.add(page.t("campaigns.preview.days", "most", settings.mailsPerDay()));
    }
    head(page, page.t("campaigns.preview.title")).under(page.t("campaigns.title"), PATH);
    return templates.page(
        "verification/campaign-new",
        page,
        new CampaignView.Preview(
            form(person, city, sector, months, language, page),
            numbers,
            found.toAsk().isEmpty() ? "" : page.url(PATH),
            found.mails(),
            Map.of(
                "city",
                city,
                "sector",
                sector,
                "months",
                Integer.toString(months),
                "language",
                language)));
  }

  @PostMapping("/{language}" + PATH)
  ResponseEntity<byte[]> start(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(defaultValue = "") String sector,
      @RequestParam(defaultValue = "12") int months,
      @RequestParam(defaultValue = "it") String language) {
    Campaign campaign =
        campaigns.start(
            person,
            filter(person, city, sector, months),
            Language.find(language).orElse(Language.ITALIAN).code());
    jobs.runNow(Askings.JOB);
    return to(page, campaign, "started");
  }

  @GetMapping("/{language}" + PATH + "/{id}")
  ResponseEntity<byte[]> one(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String done) {
    Campaign campaign = find(person, id);
    Campaigns.Progress progress = campaigns.progress(campaign);
    head(page, title(campaign, page)).under(page.t("campaigns.title"), PATH);
    return templates.page(
        "verification/campaign",
        page,
        new CampaignView.One(
            page.t(
                "campaigns.about",
                "day",
                page.formats().date(campaign.unverifiedSince()),
                "started",
                when(campaign.startedAt(), page)),
            state(campaign, page),
            page.t("campaigns.rate", "rate", progress.rate()),
            campaign.stoppedAt() == null
                ? page.url(PATH + "/" + ShortId.encode(campaign.id()) + "/stop")
                : null,
            switch (done) {
              case "started" -> page.t("campaigns.done.started");
              case "stopped" -> page.t("campaigns.done.stopped");
              default -> "";
            },
            counts(progress, page),
            campaigns.bodies(campaign, MOST_BODIES).stream()
                .map(asking -> body(asking, page))
                .toList()));
  }

  @PostMapping("/{language}" + PATH + "/{id}/stop")
  ResponseEntity<byte[]> stop(Page page, Person person, @PathVariable String id) {
    Campaign campaign = find(person, id);
    campaigns.stop(person, campaign);
    return to(page, campaign, "stopped");
  }

  private Campaigns.Filter filter(Person person, String city, String sector, int months) {
    String chosen = areas.findCity(city).map(City::code).orElse(null);
    Policy.require(
        person,
        Action.RUN_CAMPAIGN,
        chosen == null ? Subject.INSTALLATION : Subject.ofCity(chosen));
    String found = taxonomies.find(Vocabulary.SECTOR, sector).map(Term::code).orElse(null);
    int back = Math.clamp(months, 0, 120);
    return new Campaigns.Filter(
        chosen, found, back == 0 ? today().plusDays(1) : today().minusMonths(back));
  }

  private CampaignView.Form form(
      Person person, String city, String sector, int months, String language, Page page) {
    List<CampaignView.Choice> cities = new ArrayList<>();
    if (Policy.may(person, Action.RUN_CAMPAIGN, Subject.INSTALLATION)) {
      cities.add(new CampaignView.Choice("", page.t("campaigns.every-city"), city.isEmpty()));
    }
    areas.cities().stream()
        .filter(one -> Policy.may(person, Action.RUN_CAMPAIGN, Subject.ofCity(one.code())))
        .map(one -> choice(one.code(), one.name().in(page.order()), city))
        .forEach(cities::add);
    return new CampaignView.Form(
        cities,
        Stream.concat(
                Stream.of(
                    new CampaignView.Choice(
                        "", page.t("campaigns.every-sector"), sector.isEmpty())),
                taxonomies.list(Vocabulary.SECTOR).stream()
                    .filter(term -> term.parent() == null)
                    .map(term -> choice(term.code(), term.name().in(page.order()), sector)))
            .toList(),
        MONTHS.stream()
            .map(
                each ->
                    choice(
                        Integer.toString(each),
                        page.t("campaigns.months", "months", each),
                        Integer.toString(months)))
            .toList(),
        Stream.of(Language.ITALIAN, Language.ENGLISH)
            .map(each -> choice(each.code(), each.ownName(), language))
            .toList());
  }

  private static CampaignView.Choice choice(String value, String label, String chosen) {
    return new CampaignView.Choice(value, label, value.equals(chosen));
  }

  private CampaignView.Row row(Campaign campaign, Page page) {
    return new CampaignView.Row(
        title(campaign, page),
        page.url(PATH + "/" + ShortId.encode(campaign.id())),
        when(campaign.startedAt(), page),
        state(campaign, page),
        page.t("campaigns.rate", "rate", campaigns.progress(campaign).rate()));
  }

  private String title(Campaign campaign, Page page) {
    String city = name(campaign.city(), areas::findCity, one -> one.name().in(page.order()));
    String sector =
        name(
            campaign.sector(),
            code -> taxonomies.find(Vocabulary.SECTOR, code),
            term -> term.name().in(page.order()));
    return (city.isEmpty() ? page.t("campaigns.every-city") : city)
        + ", "
        + (sector.isEmpty() ? page.t("campaigns.every-sector") : sector);
  }

  private static <T> String name(
      @Nullable String code,
      Function<String, java.util.Optional<T>> find,
      Function<T, String> name) {
    return code == null ? "" : find.apply(code).map(name).orElse(code);
  }

  private static String state(Campaign campaign, Page page) {
    Instant stopped = campaign.stoppedAt();
    return stopped == null
        ? page.t("campaigns.running")
        : page.t("campaigns.stopped", "when", when(stopped, page));
  }

  private static List<CampaignView.Count> counts(Campaigns.Progress progress, Page page) {
    return Stream.of(
            count("bodies", progress.bodies(), page),
            count("mails", progress.mails().mails(), page),
            count("bounced", progress.mails().bounced(), page),
            count("answered", progress.at(Step.ANSWERED), page),
            count("queued", progress.at(Step.QUEUED), page),
            count("waiting", progress.at(Step.MAIL, Step.REMINDER, Step.SECOND_CONTACT), page),
            count("phone", progress.at(Step.PHONE, Step.UNVERIFIED), page),
            count("hidden", progress.at(Step.HIDDEN), page))
        .toList();
  }

  private static CampaignView.Count count(String key, long value, Page page) {
    return new CampaignView.Count(page.t("campaigns.count." + key), page.formats().number(value));
  }

  private CampaignView.Body body(Asking asking, Page page) {
    String name =
        bodies
            .find(asking)
            .map(body -> body.name().in(page.order()))
            .orElse(page.t("campaigns.gone"));
    return new CampaignView.Body(
        name,
        page.url("/organizations/" + Slug.of(name) + "-" + asking.organization().shortForm()),
        page.t("campaigns.step." + asking.step().code()),
        askings.steps(asking.id()).stream().map(taken -> line(taken, page)).toList());
  }

  private static String line(AskingStore.Taken taken, Page page) {
    String step =
        page.t(
            "campaigns.taken",
            "when",
            when(taken.at(), page),
            "step",
            page.t("campaigns.step." + taken.step().code()));
    String to = taken.recipient() == null ? "" : " (" + taken.recipient() + ")";
    return step
        + to
        + (taken.bounce() == null
            ? ""
            : ". "
                + page.t("campaigns.came-back", "reason", Objects.requireNonNull(taken.bounce())));
  }

  private Campaign find(Person person, String id) {
    return ShortId.decode(id)
        .flatMap(uuid -> campaigns.find(person, uuid))
        .orElseThrow(() -> new NotFound("campaign " + id));
  }

  private static ResponseEntity<byte[]> to(Page page, Campaign campaign, String done) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(
            URI.create(page.url(PATH + "/" + ShortId.encode(campaign.id()) + "?done=" + done)))
        .build();
  }

  private static Page head(Page page, String title) {
    return page.titled(title, page.t("campaigns.lead")).under(page.t("crumb.home"), "").personal();
  }

  private static String when(Instant instant, Page page) {
    return page.formats().date(LocalDate.ofInstant(instant, Formats.ZONE))
        + ", "
        + page.formats().time(instant);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
  }
}
