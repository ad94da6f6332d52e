package org.capacitymetro.platform;

import java.nio.file.Path;
import java.util.List;

/// The data directory: there, writable, with room.
final class DataCheckup implements Checkup {

  @Override
  public List<Finding> look(Path dataDir) {
    try {
      DataDirectory data = DataDirectory.of(dataDir);
      return List.of(new Finding("data directory", true, data.root() + " can be written"));
    } catch (UsageException e) {
      return List.of(new Finding("data directory", false, String.valueOf(e.getMessage())));
    }
  }
}
