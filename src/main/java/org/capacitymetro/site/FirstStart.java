package org.capacitymetro.site;

import org.capacitymetro.intake.Demonstration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Fills an empty directory with the demonstration when the server starts, before it is announced
/// as up. Commands leave an empty directory empty, so that a real list can come first.
@Component
@Profile("!command")
class FirstStart implements ApplicationRunner {
  private final Demonstration demonstration;
  private final boolean wanted;

  /// @param wanted `capacity.demonstration`; `false` keeps a new installation empty
  FirstStart(Demonstration demonstration, @Value("${capacity.demonstration:true}") boolean wanted) {
    this.demonstration = demonstration;
    this.wanted = wanted;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (wanted) {
      demonstration.loadIfEmpty();
    }
  }
}
