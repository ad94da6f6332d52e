package org.capacitymetro.watching;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.platform.ClientAddress;
import org.capacitymetro.platform.HourlyLimit;
import org.capacitymetro.rights.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where following begins: asks for a mail address and nothing else, sets no cookie, works without
/// JavaScript. The address of the form says what is followed, as a search's address does.
@Controller
class FollowPages {
  private static final int LONGEST_SEARCH = 2_000;

  private final Follows follows;
  private final FollowLinks links;
  private final Subjects subjects;
  private final Searches searches;
  private final Templates templates;
  private final HourlyLimit limit;

  /// @param perHour how many forms a network address may send in an hour
  FollowPages(
      Follows follows,
      FollowLinks links,
      Subjects subjects,
      Searches searches,
      Templates templates,
      @Value("${capacity.watching.per-hour:20}") int perHour) {
    this.follows = follows;
    this.links = links;
    this.subjects = subjects;
    this.searches = searches;
    this.templates = templates;
    this.limit = new HourlyLimit(perHour);
  }

  @GetMapping("/{language}/follow")
  ResponseEntity<byte[]> form(
      Page page, @Nullable Person person, @RequestParam MultiValueMap<String, String> query) {
    String own = person == null ? null : person.mail();
    return answer(
        HttpStatus.OK,
        target(query),
        new FollowView.Choice(Frequency.WEEKLY.code(), page.code()),
        own,
        own == null ? "" : own,
        Map.of(),
        "",
        page);
  }

  @PostMapping("/{language}/follow")
  ResponseEntity<byte[]> begin(
      Page page,
      @Nullable Person person,
      HttpServletRequest request,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam(defaultValue = "") String mail,
      @RequestParam(defaultValue = "") String frequency,
      @RequestParam(defaultValue = "") String mails,
      @RequestParam(name = "website", defaultValue = "") String trap) {
    Target target = target(form);
    Optional<MailAddress> address = MailAddress.find(mail);
    Optional<Frequency> often = Frequency.parse(frequency);
    Language language = Language.find(mails).orElse(page.language());
    if (!trap.isEmpty()) {
      return to("/follow/sent", page);
    }
    Map<String, String> problems = new LinkedHashMap<>();
    if (address.isEmpty()) {
      problems.put("mail", page.t("follow.problem.mail"));
    }
    if (often.isEmpty()) {
      problems.put("frequency", page.t("follow.problem.frequency"));
    }
    FollowView.Choice choice = new FollowView.Choice(frequency, language.code());
    String own = person == null ? null : person.mail();
    if (address.isEmpty() || often.isEmpty()) {
      return answer(
          HttpStatus.UNPROCESSABLE_CONTENT, target, choice, own, mail, problems, "", page);
    }
    Optional<Duration> wait = limit.count(ClientAddress.of(request));
    if (wait.isPresent()) {
      return tooMany(
          wait.get(),
          answer(
              HttpStatus.TOO_MANY_REQUESTS,
              target,
              choice,
              own,
              mail,
              Map.of(),
              page.t("follow.many", "minutes", wait.get().plusSeconds(59).toMinutes()),
              page));
    }
    return follows.ask(address.get(), target, often.get(), language, person)
        ? to("/account/follows?done=confirmed", page)
        : to("/follow/sent", page);
  }

  @GetMapping("/{language}/follow/sent")
  ResponseEntity<byte[]> sent(Page page) {
    page.titled(page.t("follow.sent"), page.t("follow.sent.about"))
        .under(page.t("crumb.home"), "")
        .notIndexed();
    return templates.page(
        "watching/told",
        page,
        new FollowView.Told(
            page.t("follow.sent.about"),
            List.of(
                page.t("follow.sent.days", "days", FollowLinks.LIFE.toDays()),
                page.t("follow.sent.none")),
            page.t("follow.back"),
            page.url("/services")));
  }

  @GetMapping("/{language}/account/follows")
  ResponseEntity<byte[]> own(
      Page page, Person person, @RequestParam(defaultValue = "") String done) {
    page.titled(page.t("follow.own"), page.t("follow.own.about"))
        .under(page.t("crumb.home"), "")
        .under(page.t("account.title"), "/account")
        .personal();
    return templates.page(
        "watching/own",
        page,
        new FollowView.Listed(
            follows.of(person).stream().map(follow -> entry(follow, page)).toList(),
            done.equals("confirmed") ? page.t("follow.done.confirmed") : ""));
  }

  private FollowView.Entry entry(Follow follow, Page page) {
    return new FollowView.Entry(
        subjects
            .find(follow.target(), page.words())
            .map(Subjects.Subject::title)
            .orElse(page.t("follow.gone")),
        page.t("follow.frequency." + follow.frequency().code()),
        page.url("/follow/" + links.sign(FollowLinks.Purpose.MANAGE, follow.id())));
  }

  /// What the address asks to follow: of a merged record the one it went on in.
  private Target target(MultiValueMap<String, String> query) {
    String service = query.getFirst("service");
    if (service != null) {
      return ServiceId.parse(service)
          .flatMap(subjects::service)
          .map(found -> new Target.Service(found.value().id()))
          .orElseThrow(() -> new NotFound("service " + service));
    }
    String body = query.getFirst("organization");
    if (body != null) {
      return OrganizationId.parse(body)
          .flatMap(subjects::body)
          .map(found -> new Target.Body(found.value().id()))
          .orElseThrow(() -> new NotFound("organization " + body));
    }
    String search = searches.read(query);
    if (search.length() > LONGEST_SEARCH) {
      throw new NotFound("search " + search);
    }
    return new Target.Search(search);
  }

  private static String action(Target target) {
    return switch (target) {
      case Target.Search(String query) -> "/follow" + query;
      case Target.Service(ServiceId id) -> "/follow?service=" + id.shortForm();
      case Target.Body(OrganizationId id) -> "/follow?organization=" + id.shortForm();
    };
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status,
      Target target,
      FollowView.Choice choice,
      @Nullable String own,
      String mail,
      Map<String, String> problems,
      String trouble,
      Page page) {
    Subjects.Subject subject =
        subjects.find(target, page.words()).orElseThrow(() -> new NotFound(target.value()));
    page.titled(page.t("follow.title"), page.t("follow.lead"))
        .under(page.t("crumb.home"), "")
        .under(subject.title(), subject.path())
        .notIndexed();
    return templates.page(
        status,
        "watching/ask",
        page,
        new FollowView.Ask(
            subject.title(),
            page.url(subject.path()),
            page.url(action(target)),
            choice,
            own,
            mail,
            problems,
            trouble));
  }

  private static ResponseEntity<byte[]> tooMany(Duration wait, ResponseEntity<byte[]> answer) {
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds()))
        .body(answer.getBody());
  }

  private static ResponseEntity<byte[]> to(String path, Page page) {
    return Redirect.to(page.url(path));
  }
}
