package org.capacitymetro.platform;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the programs of PostgreSQL, which refuses the superuser's rights: as this user, or, for
/// root, in a user namespace of its own in which root is nobody, or, where the system forbids that
/// (most containers), as an unprivileged user who is given the files.
///
/// @param prefix words put before a program
/// @param user the number of the user who owns the files
/// @param group the number of the group that owns the files
record UnprivilegedUser(List<String> prefix, int user, int group) {
  private static final int NOBODY = 65534;

  /// The way that works here. The files under `directory` belong to its user afterwards.
  ///
  /// @param program one that answers `--version`, used to try
  static UnprivilegedUser owning(Path directory, Path program) throws IOException {
    UnixSystem self = new UnixSystem();
    if (self.getUid() != 0) {
      return new UnprivilegedUser(List.of(), (int) self.getUid(), (int) self.getGid());
    }
    for (UnprivilegedUser candidate : candidates(directory)) {
      if (candidate.takes(directory, program)) {
        return candidate;
      }
    }
    throw new UsageException(
        "PostgreSQL cannot run as root and neither unshare nor setpriv gives it another user that"
            + " reaches "
            + directory
            + ": start CapaCity Metro as an ordinary user, choose another --data-dir DIR, or set"
            + " CAPACITY_DATABASE_URL to a PostgreSQL of your own.");
  }

  private static List<UnprivilegedUser> candidates(Path directory) throws IOException {
    List<UnprivilegedUser> candidates = new ArrayList<>();
    candidates.add(new UnprivilegedUser(List.of("unshare", "--user"), 0, 0));
    int owner = (int) Files.getAttribute(directory.getParent(), "unix:uid");
    int group = (int) Files.getAttribute(directory.getParent(), "unix:gid");
    if (owner != 0) {
      candidates.add(as(owner, group));
    }
    candidates.add(as(NOBODY, NOBODY));
    return candidates;
  }

  static UnprivilegedUser as(int user, int group) {
    return new UnprivilegedUser(
        List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups"), user, group);
  }

  /// The command line that runs a program this way.
  List<String> command(Object... words) {
    List<String> command = new ArrayList<>(prefix);
    for (Object word : words) {
      command.add(word.toString());
    }
    return command;
  }

  /// Tries this way on the files, which belong to its user afterwards.
  boolean takes(Path directory, Path program) throws IOException {
    if (!succeeds("/bin/sh", "-c", "test \"$(id -u)\" -ne 0")) {
      return false;
    }
    own(directory);
    return succeeds(program.toString(), "--version")
        && succeeds("/bin/sh", "-c", "test -w \"$0\"", directory.toString());
  }

  private void own(Path directory) throws IOException {
    if ((int) Files.getAttribute(directory, "unix:uid") != user) {
      Trees.own(directory, user, group);
    }
  }

  private boolean succeeds(String... words) {
    try {
      return new ProcessBuilder(command((Object[]) words))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
