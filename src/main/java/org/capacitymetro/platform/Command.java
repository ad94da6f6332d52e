package org.capacitymetro.platform;

import java.io.PrintStream;
import java.util.List;

/// A subcommand of `./capacity` that runs inside the application context without a web server. It
/// may run while a server works on the same data directory.
public interface Command {

  /// The word after `./capacity`.
  String name();

  /// Does the work and returns the exit code: 0 done, 2 nothing could be done (say why in one
  /// sentence on `out`, or throw [UsageException]).
  int run(List<String> arguments, PrintStream out) throws Exception;
}
