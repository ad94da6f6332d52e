package org.capacitymetro.verification;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitymetro.freshness.FreshnessWords;
import org.capacitymetro.freshness.HalfLives;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where the link of a confirmation mail leads: no login, no cookie. Opening it changes nothing,
/// because mail programs open links too; the form does.
@Controller
class ConfirmPages {
  static final String PATH = "/confirm";

  private final Confirmations confirmations;
  private final HalfLives halfLives;
  private final Templates templates;
  private final Clock clock;

  ConfirmPages(Confirmations confirmations, HalfLives halfLives, Templates templates, Clock clock) {
    this.confirmations = confirmations;
    this.halfLives = halfLives;
    this.templates = templates;
    this.clock = clock;
  }

  @GetMapping("/{language}" + PATH + "/{token}")
  ResponseEntity<byte[]> show(Page page, @PathVariable String token) {
    Confirmations.Found found = confirmations.look(token);
    return found instanceof Confirmations.Found.Good good
        ? form(HttpStatus.OK, page, token, good.asking(), ConfirmForm.empty())
        : trouble(page, found);
  }

  @PostMapping("/{language}" + PATH + "/{token}")
  ResponseEntity<byte[]> answer(
      Page page,
      @PathVariable String token,
      @RequestParam(name = "do", defaultValue = "send") String action,
      @RequestParam MultiValueMap<String, String> fields) {
    Confirmations.Found found = confirmations.look(token);
    if (!(found instanceof Confirmations.Found.Good good)) {
      return trouble(page, found);
    }
    List<PublicService> services = confirmations.services(good.asking());
    ConfirmForm form = ConfirmForm.read(fields, services, action.equals("all"), today(), page);
    if (!form.problems().isEmpty()) {
      return form(HttpStatus.UNPROCESSABLE_CONTENT, page, token, good.asking(), form);
    }
    Confirmations.Found answered = confirmations.answer(token, form.said(), page);
    if (!(answered instanceof Confirmations.Found.Good)) {
      return trouble(page, answered);
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(page.url(PATH + "/" + token + "/thanks")))
        .build();
  }

  /// Says what a used link has done, and nothing to whoever does not have the link.
  @GetMapping("/{language}" + PATH + "/{token}/thanks")
  ResponseEntity<byte[]> thanks(Page page, @PathVariable String token) {
    Confirmations.Found found = confirmations.look(token);
    if (!(found instanceof Confirmations.Found.Used)) {
      return found instanceof Confirmations.Found.Good ? show(page, token) : trouble(page, found);
    }
    head(page, page.t("confirm.thanks.title"), page.t("confirm.thanks.lead"));
    return kept(
        templates.page(
            "verification/thanks",
            page,
            new ConfirmView.Thanks(
                List.of(
                    page.t("confirm.thanks.true"),
                    page.t("confirm.thanks.changed"),
                    page.t("confirm.thanks.places")))));
  }

  private ResponseEntity<byte[]> form(
      HttpStatus status, Page page, String token, Asking asking, ConfirmForm form) {
    List<PublicService> services = confirmations.services(asking);
    String body =
        services.stream()
            .map(PublicService::provider)
            .filter(Objects::nonNull)
            .findFirst()
            .map(Organization::name)
            .map(name -> name.in(page.order()))
            .orElse("");
    head(page, page.t("confirm.title"), page.t("confirm.lead"));
    return kept(
        templates.page(
            status,
            "verification/confirm",
            page,
            new ConfirmView(
                page.url(PATH + "/" + token),
                body,
                services.stream().map(service -> service(service, page)).toList(),
                form.problems(),
                form.typed())));
  }

  private ConfirmView.Service service(PublicService service, Page page) {
    ServiceDetails details = service.details();
    LocalDate today = today();
    return new ConfirmView.Service(
        service.id().shortForm(),
        details.name().in(page.order()),
        page.url(Addresses.of(service, page.code())),
        FreshnessWords.badge(
            halfLives.freshness(details.verification(), details.sectors(), today),
            !details.contacts().phones().isEmpty(),
            today,
            page.words()),
        details.availability() == null || !details.availability().holdsOn(today)
            ? ""
            : FreshnessWords.places(details.availability(), page.words()),
        RecordFacts.of(service, page).stream()
            .map(
                facts ->
                    new ConfirmView.Group(
                        facts.group().code(),
                        FreshnessWords.group(facts.group(), page.words()),
                        facts.lines()))
            .toList());
  }

  private ResponseEntity<byte[]> trouble(Page page, Confirmations.Found found) {
    String key =
        switch (found) {
          case Confirmations.Found.Expired _ -> "confirm.expired";
          case Confirmations.Found.Used _ -> "confirm.used";
          case Confirmations.Found.Unknown _ -> "confirm.wrong";
          case Confirmations.Found.Good _ ->
              throw new IllegalStateException("a good link is no trouble");
        };
    String about =
        found instanceof Confirmations.Found.Used used
            ? page.t(
                key + ".about",
                "day",
                page.formats().date(LocalDate.ofInstant(used.at(), Formats.ZONE)))
            : page.t(key + ".about");
    head(page, page.t(key), about);
    return kept(
        templates.page(
            found instanceof Confirmations.Found.Unknown ? HttpStatus.NOT_FOUND : HttpStatus.GONE,
            "verification/trouble",
            page,
            Map.of("about", about)));
  }

  private static void head(Page page, String title, String sentence) {
    page.titled(title, sentence).under(page.t("crumb.home"), "").notIndexed().withoutSearch();
  }

  /// No cache keeps a page whose address is a key.
  private static ResponseEntity<byte[]> kept(ResponseEntity<byte[]> answer) {
    return ResponseEntity.status(answer.getStatusCode())
        .contentType(Objects.requireNonNull(answer.getHeaders().getContentType()))
        .cacheControl(CacheControl.noStore())
        .body(answer.getBody());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
  }
}
