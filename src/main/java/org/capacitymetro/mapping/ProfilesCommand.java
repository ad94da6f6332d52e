package org.capacitymetro.mapping;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capacitymetro.mapping.Interpreter.Entry;
import org.capacitymetro.mapping.Interpreter.OrganizationEntry;
import org.capacitymetro.mapping.Interpreter.ServiceEntry;
import org.capacitymetro.platform.Command;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.tables.BrokenRowException;
import org.capacitymetro.tables.Row;
import org.capacitymetro.tables.TableReader;
import org.capacitymetro.tables.Tables;
import org.springframework.stereotype.Component;

/// `./capacity profiles list` and `./capacity profiles check FILE --profile NAME`: which profiles
/// there are, and what would come of a file, without a change to the database.
@Component
class ProfilesCommand implements Command {
  private static final String USAGE =
      "Write: ./capacity profiles list, or ./capacity profiles check FILE --profile NAME.";

  private final Profiles profiles;
  private final Readings readings;

  ProfilesCommand(Profiles profiles, Readings readings) {
    this.profiles = profiles;
    this.readings = readings;
  }

  @Override
  public String name() {
    return "profiles";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    if (arguments.equals(List.of("list"))) {
      return list(out);
    }
    if (arguments.size() == 4
        && arguments.getFirst().equals("check")
        && arguments.get(2).equals("--profile")) {
      return check(Path.of(arguments.get(1)), arguments.get(3), out);
    }
    throw new UsageException(USAGE);
  }

  private int list(PrintStream out) {
    boolean wrong = false;
    for (Profiles.Entry entry : profiles.list()) {
      Profile profile = entry.profile();
      String says =
          profile == null
              ? "WRONG: " + entry.problem()
              : profile.title().getOrDefault("en", profile.title().getOrDefault("it", ""));
      wrong |= profile == null;
      out.printf("%-48s %-8s %s%n", entry.name(), entry.own() ? "own" : "shipped", says);
    }
    return wrong ? 2 : 0;
  }

  private int check(Path file, String name, PrintStream out) {
    if (profiles.find(name).isEmpty()) {
      throw new UsageException(
          "There is no profile \"" + name + "\"; ./capacity profiles list names them.");
    }
    Profile profile = profiles.get(name);
    Counts counts = new Counts();
    try (TableReader table = Tables.open(file, profile.layout(file))) {
      Reading reading = readings.of(profile, Readings.source(name, profile), table.columns(), null);
      while (counts.next(table, reading)) {
        // Everything is counted on the way.
      }
      out.printf(
          "%s with %s: taken %,d, left out %,d, refused %,d%n",
          file.getFileName(), name, counts.taken, reading.filtered(), counts.refused);
    }
    counts.reasons.forEach(
        (reason, finding) ->
            out.printf(
                "  %s %,d: %s; line %d: %s%n",
                reason.refuses() ? "refused" : "noticed",
                counts.times.get(reason),
                reason.sentence(),
                finding.line(),
                finding.value()));
    return counts.taken > 0 ? 0 : 2;
  }

  /// What came of the rows until now, with the first finding of each reason.
  private static final class Counts {
    private final Set<String> ids = new HashSet<>();
    private final Map<Reason, Finding> reasons = new EnumMap<>(Reason.class);
    private final Map<Reason, Integer> times = new EnumMap<>(Reason.class);
    private int taken;
    private int refused;

    boolean next(TableReader table, Reading reading) {
      try {
        Row row = table.next();
        if (row == null) {
          return false;
        }
        boolean meant = reading.isMeant(row);
        Optional<Entry> entry = reading.read(row, this::note);
        if (entry.isPresent() && ids.add(id(entry.get()))) {
          taken++;
        } else if (meant) {
          refused++;
          entry.ifPresent(again -> note(new Finding(row.line(), Reason.ID_REPEATED, id(again))));
        }
      } catch (BrokenRowException e) {
        refused++;
        note(new Finding(e.line(), Reason.COLUMNS_WRONG, String.valueOf(e.getMessage())));
      }
      return true;
    }

    private void note(Finding finding) {
      reasons.putIfAbsent(finding.reason(), finding);
      times.merge(finding.reason(), 1, Integer::sum);
    }

    private static String id(Entry entry) {
      return switch (entry) {
        case ServiceEntry service -> service.draft().source().id();
        case OrganizationEntry organization -> organization.draft().source().id();
      };
    }
  }
}
