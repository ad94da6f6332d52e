package org.capacitymetro.platform;

import java.nio.file.Path;
import java.util.List;

/// Something `./capacity doctor` looks at: it starts nothing that stays and changes nothing.
public interface Checkup {

  /// What was found. Never throws for what is amiss: that is a finding.
  ///
  /// @param dataDir the data directory of this installation; it may not be there yet
  List<Finding> look(Path dataDir);

  /// @param subject what was looked at, two words or so
  /// @param well whether it is as it should be
  /// @param words what was found; where it is not well, what is lost and how to mend it
  record Finding(String subject, boolean well, String words) {}
}
