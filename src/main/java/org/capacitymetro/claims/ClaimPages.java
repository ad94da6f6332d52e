package org.capacitymetro.claims;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a signed-in person says to speak for an organization.
@Controller
class ClaimPages {
  private static final int LONGEST_REASON = 2000;

  private final Claims claims;
  private final Directory directory;
  private final Templates templates;

  ClaimPages(Claims claims, Directory directory, Templates templates) {
    this.claims = claims;
    this.directory = directory;
    this.templates = templates;
  }

  @GetMapping("/{language}/organizations/{slugAndId}/claim")
  ResponseEntity<byte[]> form(Page page, Person person, @PathVariable String slugAndId) {
    Organization body = find(slugAndId);
    return edits(person, body)
        ? done(page, body)
        : answer(HttpStatus.OK, page, person, body, slugAndId, "", Map.of());
  }

  @PostMapping("/{language}/organizations/{slugAndId}/claim/code")
  ResponseEntity<byte[]> code(
      Page page,
      Person person,
      @PathVariable String slugAndId,
      @RequestParam(defaultValue = "") String mail) {
    Organization body = find(slugAndId);
    Optional<MailAddress> to =
        MailAddress.find(mail).filter(claims.mailboxes(person, body)::contains);
    if (to.isEmpty()) {
      return refuse(page, person, body, slugAndId, "mail", page.t("claim.mail.wrong"));
    }
    Optional<Duration> wait = claims.sendCode(person, body, to.get());
    return wait.isPresent()
        ? answer(
            HttpStatus.TOO_MANY_REQUESTS,
            page,
            person,
            body,
            slugAndId,
            "",
            Map.of("mail", page.t("sign-in.too-many", "minutes", minutes(wait.get()))))
        : Redirect.to(page.url("/organizations/" + slugAndId + "/claim"));
  }

  @PostMapping("/{language}/organizations/{slugAndId}/claim/enter")
  ResponseEntity<byte[]> enter(
      Page page,
      Person person,
      @PathVariable String slugAndId,
      @RequestParam(defaultValue = "") String code) {
    Organization body = find(slugAndId);
    return switch (claims.enter(person, body, code)) {
      case GRANTED -> Redirect.to(page.url("/organizations/" + slugAndId + "/claim"));
      case WRONG -> refuse(page, person, body, slugAndId, "code", page.t("claim.code.wrong"));
      case TOO_MANY ->
          answer(
              HttpStatus.TOO_MANY_REQUESTS,
              page,
              person,
              body,
              slugAndId,
              "",
              Map.of("code", page.t("claim.code.too-many")));
    };
  }

  @PostMapping("/{language}/organizations/{slugAndId}/claim/ask")
  ResponseEntity<byte[]> ask(
      Page page,
      Person person,
      @PathVariable String slugAndId,
      @RequestParam(defaultValue = "") String reason) {
    Organization body = find(slugAndId);
    if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
      return answer(
          HttpStatus.UNPROCESSABLE_CONTENT,
          page,
          person,
          body,
          slugAndId,
          reason,
          Map.of("reason", page.t("claim.reason.wrong", "longest", LONGEST_REASON)));
    }
    if (!edits(person, body)) {
      claims.ask(person, body, reason.strip());
    }
    return Redirect.to(page.url("/organizations/" + slugAndId + "/claim"));
  }

  private boolean edits(Person person, Organization body) {
    return Policy.may(person, Action.EDIT, claims.subject(body));
  }

  private Organization find(String slugAndId) {
    return OrganizationId.parse(slugAndId.substring(slugAndId.lastIndexOf('-') + 1))
        .flatMap(directory::findOrganization)
        .orElseThrow(() -> new NotFound("organization " + slugAndId));
  }

  private static long minutes(Duration wait) {
    return Math.max(1, wait.plusSeconds(59).toMinutes());
  }

  private ResponseEntity<byte[]> done(Page page, Organization body) {
    String name = body.name().in(page.order());
    page.titled(page.t("claim.done"), page.t("claim.lead"))
        .under(page.t("crumb.home"), "")
        .personal();
    return templates.page(
        "claims/done",
        page,
        new ClaimView(
            name,
            page.url("/desk/organizations/" + body.id().shortForm()),
            "",
            java.util.List.of(),
            null,
            false,
            "",
            Map.of()));
  }

  private ResponseEntity<byte[]> refuse(
      Page page, Person person, Organization body, String slugAndId, String field, String words) {
    return answer(
        HttpStatus.UNPROCESSABLE_CONTENT, page, person, body, slugAndId, "", Map.of(field, words));
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status,
      Page page,
      Person person,
      Organization body,
      String slugAndId,
      String reason,
      Map<String, String> problems) {
    String name = body.name().in(page.order());
    String path = "/organizations/" + slugAndId;
    page.titled(page.t("claim.title", "name", name), page.t("claim.lead"))
        .under(page.t("crumb.home"), "")
        .under(name, path)
        .personal();
    Optional<Claim> open = claims.findOpen(person, body);
    return templates.page(
        status,
        "claims/claim",
        page,
        new ClaimView(
            name,
            page.url(path),
            page.url(path + "/claim"),
            claims.mailboxes(person, body).stream().map(MailAddress::value).toList(),
            open.flatMap(claim -> Optional.ofNullable(claim.sentTo())).orElse(null),
            open.filter(claim -> claim.state() == Claim.State.WAITING).isPresent(),
            reason,
            problems));
  }
}
