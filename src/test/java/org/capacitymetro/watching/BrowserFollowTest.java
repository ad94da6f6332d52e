package org.capacitymetro.watching;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.accounts.TestPeople;
import org.capacitymetro.directory.Records;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.rights.Person;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class BrowserFollowTest extends RunningApplication {
  private static final Pattern LINK = Pattern.compile("(/[a-z]+/follow/[A-Za-z0-9_/-]{40,})");

  @Autowired ApplicationContext context;
  @Autowired Records records;
  @Autowired Outbox outbox;
  @Autowired Digests digests;

  private final MailAddress amina = MailAddress.parse(UUID.randomUUID() + "@example.org");

  @Test
  void aVisitorFollowsACityAndStops() {
    try (BrowserContext visitor = Browser.open(360, 740)) {
      Page page = visitor.newPage();
      page.navigate(address("/it/cities/torino").toString());
      page.getByText("Ricevi i cambiamenti per posta").click();
      page.getByText("Il tuo indirizzo di posta").waitFor();
      Browser.looked(page, "follow-ask-360-it");
      page.getByLabel("Il tuo indirizzo di posta").fill(amina.value());
      page.getByLabel("Subito").check();
      page.locator("main form button").click();
      page.getByText("Il link vale 7 giorni").waitFor();
      Browser.looked(page, "follow-sent-360-it");
      assertThat(visitor.cookies()).isEmpty();

      page.navigate(address(link()).toString());
      Browser.looked(page, "follow-confirm-360-it");
      page.getByText("Sì, voglio seguire").click();
      page.getByText("Fatto: da ora ricevi").waitFor();
      Browser.looked(page, "follow-manage-360-it");
      page.setViewportSize(1280, 900);
      Browser.looked(page, "follow-manage-1280-it");
      page.getByLabel("Ogni lunedì").check();
      page.getByText("Salva").click();
      page.getByText("Salvato.").waitFor();
      assertThat(page.getByLabel("Ogni lunedì").isChecked()).isTrue();
      page.locator(".button-danger").click();
      page.getByText("Non segui più").first().waitFor();
      Browser.looked(page, "follow-stopped-1280-it");
    }
  }

  @Test
  void aVisitorWithoutJavaScriptReadsADigest() {
    try (BrowserContext visitor =
        Browser.open(Browser.options(1280, 900).setJavaScriptEnabled(false))) {
      Page page = visitor.newPage();
      page.navigate(address("/en/services?q=mirto&city=torino").toString());
      page.locator("a[href*='/follow?']").first().press("Enter");
      Browser.fits(page, "follow-ask-1280-en");
      page.locator("main form button").press("Enter");
      page.locator(".problems").waitFor();
      Browser.fits(page, "follow-problem-1280-en");
      page.getByLabel("Your mail address").fill(amina.value());
      page.getByLabel("At once").press("Space");
      page.locator("main form button").press("Enter");
      page.navigate(address(link()).toString());
      page.getByText("Yes, I want to follow").press("Enter");
      TestFollowing.service(records, "Sportello mirto", null);
      digests.run();
      var mail = outbox.listTo(amina).getFirst().mail();
      assertThat(mail.subject()).contains("One change", "mirto");
      page.setContent(Objects.requireNonNull(mail.html()));
      Browser.picture(page, "follow-digest-1280-en");
      page.navigate(address("/en/cities/torino").toString());
      page.locator("#follow").scrollIntoViewIfNeeded();
      Browser.picture(page, "follow-city-1280-en");
    }
  }

  @Test
  void aPersonSeesWhatIsFollowedFromTheAccount() {
    Person person = TestPeople.active(context, "Ada Corniolo");
    TestFollowing.service(records, "Sportello corniolo", null);
    try (BrowserContext desk = Browser.open(360, 740)) {
      Page page = desk.newPage();
      TestPeople.signIn(page, address("/it/sign-in"), person);
      page.navigate(address("/it/services?q=corniolo").toString());
      page.locator("#list .feed a").first().click();
      page.getByText("non devi confermare niente").waitFor();
      page.locator("main form button").click();
      page.getByText("Fatto: da ora ricevi").waitFor();
      Browser.looked(page, "follow-own-360-it");
      page.setViewportSize(1280, 900);
      page.navigate(address("/en/account/follows").toString());
      page.getByText("Every Monday morning").waitFor();
      Browser.looked(page, "follow-own-1280-en");
      page.navigate(address("/it/services?q=corniolo").toString());
      page.locator("#list .feed").first().scrollIntoViewIfNeeded();
      Browser.picture(page, "follow-results-1280-it");
    }
  }

  /// The first link of the newest mail.
  private String link() {
    Matcher found = LINK.matcher(outbox.listTo(amina).getFirst().mail().text());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
