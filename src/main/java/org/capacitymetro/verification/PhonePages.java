package org.capacitymetro.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.freshness.FreshnessWords;
import org.capacitymetro.freshness.HalfLives;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The telephone round: one record after the other, with what to say and a button for how it ended.
@Controller
class PhonePages {
  private static final String PATH = "/desk/phone-round";
  private static final int LONGEST = 1_500;

  private final PhoneRound round;
  private final Samples samples;
  private final HalfLives halfLives;
  private final Templates templates;
  private final Clock clock;

  PhonePages(
      PhoneRound round, Samples samples, HalfLives halfLives, Templates templates, Clock clock) {
    this.round = round;
    this.samples = samples;
    this.halfLives = halfLives;
    this.templates = templates;
    this.clock = clock;
  }

  @GetMapping("/{language}" + PATH)
  ResponseEntity<byte[]> show(
      Page page, Person person, @RequestParam(defaultValue = "") String done) {
    Policy.requireSomewhere(person, Action.VERIFY);
    String sentence =
        done.equals("none")
            ? page.t("phone.none")
            : Call.parse(done).map(call -> page.t("phone.done." + call.code())).orElse("");
    return show(HttpStatus.OK, page, person, sentence, "", "");
  }

  @PostMapping("/{language}" + PATH + "/next")
  ResponseEntity<byte[]> next(Page page, Person person) {
    return to(page, PATH + (round.next(person).isEmpty() ? "?done=none" : ""));
  }

  @PostMapping("/{language}" + PATH)
  ResponseEntity<byte[]> end(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String service,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String text) {
    Policy.requireSomewhere(person, Action.VERIFY);
    Optional<PublicService> held =
        round.held(person).filter(one -> one.id().shortForm().equals(service));
    Optional<Call> call = Call.parse(outcome);
    if (held.isEmpty() || call.isEmpty()) {
      return show(HttpStatus.CONFLICT, page, person, "", page.t("phone.problem.late"), text);
    }
    String words = text.replace("\r\n", "\n").strip();
    boolean mayEdit = Policy.may(person, Action.EDIT, PhoneRound.subject(held.get()));
    if (words.length() > LONGEST) {
      return show(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          person,
          "",
          page.t("confirm.problem.long", "most", LONGEST, "typed", words.length()),
          text);
    }
    if (call.get() == Call.CHANGED && words.isEmpty() && !mayEdit) {
      return show(
          HttpStatus.UNPROCESSABLE_CONTENT, page, person, "", page.t("phone.problem.text"), text);
    }
    round.end(person, held.get(), call.get(), words, page.code());
    return call.get() == Call.CHANGED && words.isEmpty()
        ? to(page, Addresses.edit(held.get().id()))
        : to(page, PATH + "?done=" + call.get().code());
  }

  private ResponseEntity<byte[]> show(
      HttpStatus status, Page page, Person person, String done, String problem, String typed) {
    Optional<PublicService> held = round.held(person);
    int waiting = round.waiting(person);
    page.titled(page.t("phone.title"), page.t("phone.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("campaigns.desk"), "/desk")
        .personal();
    return templates.page(
        status,
        "verification/phone",
        page,
        new PhoneView(
            page.url(PATH),
            done,
            problem,
            page.t("phone.waiting", "count", waiting),
            samples.words(null, page),
            waiting > 0,
            held.map(service -> record(service, person, typed, page)).orElse(null)));
  }

  private PhoneView.Record record(PublicService service, Person person, String typed, Page page) {
    ServiceDetails details = service.details();
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    String name = details.name().in(page.order());
    String body = service.provider() == null ? "" : service.provider().name().in(page.order());
    return new PhoneView.Record(
        service.id().shortForm(),
        name,
        body,
        page.url(Addresses.of(service, page.code())),
        mayEdit(person, service) ? page.url(Addresses.edit(service.id())) : null,
        FreshnessWords.badge(
            halfLives.freshness(details.verification(), details.sectors(), today),
            true,
            today,
            page.words()),
        details.contacts().phones().stream()
            .map(
                phone ->
                    new PhoneView.Phone(
                        phone.number(), "tel:" + phone.number().replaceAll("[^+0-9]", "")))
            .toList(),
        List.of(
            page.t("phone.script.1"),
            page.t("phone.script.2", "name", name),
            page.t("phone.script.3"),
            page.t("phone.script.4")),
        RecordFacts.of(service, page).stream()
            .map(
                facts ->
                    new RecordFacts.Shown(
                        FreshnessWords.group(facts.group(), page.words()), facts.lines()))
            .toList(),
        round.past(service).stream().map(past -> past(past, page)).toList(),
        typed);
  }

  private static boolean mayEdit(Person person, PublicService service) {
    return Policy.may(person, Action.EDIT, PhoneRound.subject(service));
  }

  private static String past(CallStore.Past past, Page page) {
    return page.formats().date(LocalDate.ofInstant(past.at(), Formats.ZONE))
        + ": "
        + page.t("phone.done." + past.outcome().code());
  }

  private static ResponseEntity<byte[]> to(Page page, String path) {
    return Redirect.to(page.url(path));
  }
}
