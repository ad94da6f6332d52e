package org.capacitymetro.accounts;

import java.util.Set;
import java.util.UUID;
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
}
