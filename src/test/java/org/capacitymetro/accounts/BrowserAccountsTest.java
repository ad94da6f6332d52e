package org.capacitymetro.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Role;
import org.capacitymetro.rights.Scope;
import org.capacitymetro.testing.Barriers;
import org.capacitymetro.testing.Browser;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/// From the invitation to the own account, with a real browser and without scripts.
class BrowserAccountsTest extends RunningApplication {
  @Autowired Invitations invitations;

  @ParameterizedTest
  @CsvSource({"it, 360", "en, 1280"})
  void anInvitedPersonChoosesAPasswordAndManagesPeople(String language, int width) {
    String mail = UUID.randomUUID() + "@example.org";
    Invitations.Invited invited =
        invitations
            .invite(
                "test",
                "Ada Esempio",
                mail,
                language,
                Set.of(new Grant(Role.ADMINISTRATOR, new Scope.City("bari"))))
            .orElseThrow();
    try (BrowserContext context =
        Browser.open(Browser.options(width, 800).setJavaScriptEnabled(width > 400))) {
      Page page = context.newPage();
      String suffix = "-" + width + "-" + language;

      page.navigate(address(LinkPages.path(invited)).toString());
      look(page, "invitation" + suffix, width);
      page.locator("#password").fill("short");
      page.locator("main button[type=submit]").click();
      assertThat(page.locator(".problems a").getAttribute("href")).isEqualTo("#password");
      look(page, "invitation-refused" + suffix, width);
      page.locator("#password").fill(TestPeople.PASSWORD);
      page.locator("main button[type=submit]").click();

      assertThat(page.locator("main").innerText()).contains(mail, "Bari");
      look(page, "account" + suffix, width);
      page.navigate(address("/" + language + "/desk/people").toString());
      look(page, "people" + suffix, width);
      page.locator(".account-bar button").click();
      assertThat(page.locator(".account-bar").count()).isZero();
      page.navigate(address("/" + language + "/account").toString());
      look(page, "sign-in" + suffix, width);
      page.locator("#mail").fill(mail);
      page.locator("#password").fill(TestPeople.PASSWORD);
      page.locator("main button[type=submit]").click();
      assertThat(page.url()).endsWith("/" + language + "/account");
    }
  }

  private static void look(Page page, String name, int width) {
    Browser.picture(page, name);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).as(name).isEqualTo(width);
    if (width > 400) {
      assertThat(Barriers.in(page)).as(name).isEmpty();
    }
  }
}
