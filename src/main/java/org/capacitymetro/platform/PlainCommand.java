package org.capacitymetro.platform;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// A subcommand of `./capacity` that works on files alone: it starts without a database and within
/// a second.
public interface PlainCommand {

  /// The word after `./capacity`.
  String name();

  /// Does the work and returns the exit code, as [Command#run].
  ///
  /// @param dataDir the data directory of this installation; it may not be there yet
  int run(List<String> arguments, Path dataDir, PrintStream out) throws Exception;
}
