package org.capacitymetro.site;

import org.capacitymetro.adoption.DemonstrationAdoptions;
import org.capacitymetro.guides.DemonstrationGuides;
import org.capacitymetro.intake.Demonstration;
import org.capacitymetro.practices.DemonstrationPractices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Fills an empty directory with the demonstration when the server starts. It comes before the
/// search index catches up, so that a server that calls itself up also finds what was loaded.
/// Commands leave an empty directory empty, so that a real list can come first.
@Component
@Profile("!command")
class FirstStart implements SmartLifecycle {
  private static final int BEFORE_THE_INDEX = -1;

  private final Demonstration demonstration;
  private final DemonstrationPractices practices;
  private final DemonstrationGuides guides;
  private final DemonstrationAdoptions adoptions;
  private final boolean wanted;
  private volatile boolean running;

  /// @param wanted `capacity.demonstration`; `false` keeps a new installation empty
  FirstStart(
      Demonstration demonstration,
      DemonstrationPractices practices,
      DemonstrationGuides guides,
      DemonstrationAdoptions adoptions,
      @Value("${capacity.demonstration:true}") boolean wanted) {
    this.demonstration = demonstration;
    this.practices = practices;
    this.guides = guides;
    this.adoptions = adoptions;
    this.wanted = wanted;
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_INDEX;
  }

  @Override
  public void start() {
    if (wanted && demonstration.loadIfEmpty()) {
      practices.load();
      guides.load();
      adoptions.load();
    }
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
