package org.capacitymetro.claims;

import java.util.Objects;
import java.util.UUID;
import org.capacitymetro.accounts.DemoAccounts;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.hsds.PublicService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// `./capacity run --demo-accounts`: accounts whose password is printed. A start without it
/// switches off what such a start has left.
@Component
@Profile("!command")
class DemoStart {
  private static final String CITY = "torino";

  private final DemoAccounts accounts;
  private final Directory directory;
  private final boolean wanted;

  /// @param wanted `capacity.demo-accounts`, which the launch allows on a loopback address only
  DemoStart(
      DemoAccounts accounts,
      Directory directory,
      @Value("${capacity.demo-accounts:false}") boolean wanted) {
    this.accounts = accounts;
    this.directory = directory;
    this.wanted = wanted;
  }

  @EventListener(ApplicationReadyEvent.class)
  @SuppressWarnings("SystemOut")
  void ready() {
    if (!wanted) {
      accounts.close();
      return;
    }
    DemoAccounts.Opened opened = accounts.open(CITY, organization());
    System.out.println(
        "Accounts to try, until the next start; all have the password " + opened.password());
    opened.mails().forEach(mail -> System.out.println("  " + mail));
  }

  private @Nullable UUID organization() {
    return directory.newest(CITY, 20).stream()
        .map(PublicService::provider)
        .filter(Objects::nonNull)
        .map(provider -> provider.id().value())
        .findFirst()
        .orElse(null);
  }
}
