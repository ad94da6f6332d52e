package org.capacitymetro.accounts;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.rights.Grant;
import org.capacitymetro.rights.Person;
import org.springframework.context.ApplicationContext;

/// People with an account in the running application of the tests, of any module.
public final class TestPeople {
  public static final String PASSWORD = "cavallo giusto batteria graffetta";

  private TestPeople() {}

  /// Somebody new, active, with [#PASSWORD] and these roles; the mail address is like no other.
  public static Person active(ApplicationContext context, String name, Grant... grants) {
    Invitations invitations = context.getBean(Invitations.class);
    Invitations.Invited invited =
        invitations
            .invite("test", name, UUID.randomUUID() + "@example.org", "it", Set.of(grants))
            .orElseThrow();
    invitations.accept(invited.secret(), name, "it", PASSWORD);
    return context.getBean(People.class).find(invited.person().id()).orElseThrow();
  }

  /// Signs a person with [#PASSWORD] in, in a browser.
  ///
  /// @param signIn the page for it
  public static void signIn(Page page, URI signIn, Person person) {
    page.navigate(signIn.toString());
    page.locator("#mail").fill(person.mail());
    page.locator("#password").fill(PASSWORD);
    page.locator("#password").press("Enter");
    page.locator(".account-bar").waitFor();
  }

  /// The secret of a link for a forgotten password.
  public static String forgotten(ApplicationContext context, Person person) {
    return context.getBean(Invitations.class).link(person).secret();
  }

  /// Somebody who was invited and has not come yet.
  public static Person invited(ApplicationContext context, String name, Grant... grants) {
    return context
        .getBean(Invitations.class)
        .invite("test", name, UUID.randomUUID() + "@example.org", "it", Set.of(grants))
        .orElseThrow()
        .person();
  }
}
