package org.capacitymetro.accounts;

import java.util.Map;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where the letter to a new mail address leads. The secret in it is the proof; nobody need be
/// signed in on the device that reads the mail. Opening the link changes nothing.
@Controller
@ConditionalOnWebApplication
class NewMailPages {
  private final Links links;
  private final Invitations invitations;
  private final LinkPages linkPages;
  private final Templates templates;

  NewMailPages(Links links, Invitations invitations, LinkPages linkPages, Templates templates) {
    this.links = links;
    this.invitations = invitations;
    this.linkPages = linkPages;
    this.templates = templates;
  }

  @GetMapping("/{language}/account/mail")
  ResponseEntity<byte[]> ask(Page page, @RequestParam(defaultValue = "") String key) {
    Links.Found found = links.look(Links.Purpose.MAIL, key);
    if (!(found instanceof Links.Found.Good good)) {
      return linkPages.trouble(page, found);
    }
    page.titled(page.t("new-mail.title"), page.t("new-mail.lead")).personal();
    return templates.page(
        HttpStatus.OK,
        "accounts/new-mail",
        page,
        new NewPasswordView(
            page.url("/account/mail/confirm"), key, null, String.valueOf(good.mail()), Map.of()));
  }

  @PostMapping("/{language}/account/mail/confirm")
  ResponseEntity<byte[]> confirm(Page page, @RequestParam(defaultValue = "") String key) {
    Links.Found found = invitations.changeMail(key);
    if (!(found instanceof Links.Found.Good good)) {
      return linkPages.trouble(page, found);
    }
    page.titled(page.t("new-mail.done"), page.t("new-mail.lead")).personal();
    return templates.page(
        "accounts/said", page, page.t("new-mail.done.about", "mail", String.valueOf(good.mail())));
  }
}
