package org.capacitymetro.mapping;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.tables.Format;
import org.capacitymetro.tables.Guess;
import org.capacitymetro.tables.Row;

/// Finds the profile that was made for files like one that nobody has described: this year's issue
/// of last year's list. A proposal only, and a careful one: a profile also says which records a run
/// changes.
public final class ProfileFit {
  /// Fewer columns than these many lists have: name, address, comune, telephone.
  private static final int FEWEST_COLUMNS = 5;

  private ProfileFit() {}

  /// A profile fits when the file has every column that it reads, and these are at least five; or,
  /// for a file with the canonical header, when the file says that it is of this list. Of several,
  /// the one called like the file, then the one that reads most of the file.
  ///
  /// @param known the profiles there are
  /// @param name what a profile of this file would be called
  public static Optional<Profiles.Entry> find(
      List<Profiles.Entry> known, String name, Guess guess) {
    Set<String> columns = new HashSet<>();
    for (org.capacitymetro.tables.Column column : guess.columns()) {
      columns.add(column.name());
      columns.add(column.name().strip());
      columns.add(column.name().strip().toLowerCase(Locale.ROOT));
    }
    Set<String> sources = sources(guess);
    return known.stream()
        .filter(entry -> fits(entry, name, columns, sources, guess.layout().format()))
        .max(
            Comparator.comparing((Profiles.Entry entry) -> entry.name().equals(name))
                .thenComparing(entry -> reads(entry).size())
                .thenComparing(Profiles.Entry::own)
                .thenComparing(Profiles.Entry::name, Comparator.reverseOrder()));
  }

  private static boolean fits(
      Profiles.Entry entry, String name, Set<String> columns, Set<String> sources, Format format) {
    Profile profile = entry.profile();
    if (profile == null || !isOf(profile, format)) {
      return false;
    }
    if (profile.readsByName()) {
      boolean canonical =
          columns.contains(Column.SOURCE_ID.canonical())
              && columns.contains(Column.NAME.canonical());
      return canonical
          && (sources.isEmpty()
              ? entry.name().equals(name)
              : sources.equals(Set.of(Readings.source(entry.name(), profile))));
    }
    Set<String> reads = reads(entry);
    return reads.size() >= FEWEST_COLUMNS && columns.containsAll(reads);
  }

  private static boolean isOf(Profile profile, Format format) {
    FileLayout file = profile.file();
    return file == null || file.format() == null || Words.written(format).equals(file.format());
  }

  private static Set<String> reads(Profiles.Entry entry) {
    Profile profile = entry.profile();
    return profile == null ? Set.of() : profile.readColumns();
  }

  /// What the column `source` of a canonical file says, in the first rows.
  private static Set<String> sources(Guess guess) {
    List<String> names =
        guess.columns().stream().map(org.capacitymetro.tables.Column::name).toList();
    int at = names.indexOf("source");
    return at < 0
        ? Set.of()
        : guess.sample().stream()
            .map(Row::cells)
            .filter(cells -> at < cells.size() && !cells.get(at).isBlank())
            .map(cells -> cells.get(at).strip())
            .collect(Collectors.toSet());
  }
}
