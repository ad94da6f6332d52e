package org.capacitymetro.platform;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// `./capacity doctor`: names what this installation lacks. Starts without a database.
public final class DoctorCommand implements PlainCommand {
  private final List<Checkup> checkups;

  /// @param checkups of the modules above; those of the platform come first
  public DoctorCommand(List<Checkup> checkups) {
    this.checkups =
        Stream.concat(Stream.of(new DataCheckup(), new DatabaseCheckup()), checkups.stream())
            .toList();
  }

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public int run(List<String> arguments, Path dataDir, PrintStream out) {
    if (!arguments.isEmpty()) {
      throw new UsageException("Write: ./capacity doctor [--data-dir DIR].");
    }
    List<Checkup.Finding> findings =
        checkups.stream().flatMap(checkup -> checkup.look(dataDir).stream()).toList();
    for (Checkup.Finding finding : findings) {
      out.printf(
          "%-8s %-18s %s%n",
          finding.well() ? "well" : "MISSING", finding.subject(), finding.words());
    }
    return findings.stream().allMatch(Checkup.Finding::well) ? 0 : Launch.USAGE;
  }
}
