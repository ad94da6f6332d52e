package org.capacitymetro.imports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.mapping.Profile;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.mapping.Reading;
import org.capacitymetro.mapping.Readings;
import org.capacitymetro.mapping.SourceRow;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.tables.BrokenRowException;
import org.capacitymetro.tables.Guess;
import org.capacitymetro.tables.Layout;
import org.capacitymetro.tables.Row;
import org.capacitymetro.tables.TableReader;
import org.capacitymetro.tables.Tables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks into a file that is being mapped: its columns and first rows, and the words that stand in
/// its category and hours. Remembers for a while what it saw, since each change of a mapping asks
/// again.
@Component
class MappedFile {
  /// So many rows are counted: of a bigger file, its first ones.
  static final int COUNTED_ROWS = 50_000;

  private static final int MOST_WORDS = 5_000;
  private static final int HOURS = 12;

  private final Readings readings;
  private final Cache<Place, Guess> guesses;
  private final Cache<Question, Words> words;

  private record Place(UUID upload, Layout layout) {}

  private record Question(Place place, String profile) {}

  /// @param counts how many rows have each category, the most frequent first
  /// @param hours the first different hours
  /// @param rows how many rows were looked at
  /// @param whole whether that was all of them
  record Words(Map<String, Integer> counts, List<String> hours, int rows, boolean whole) {
    List<Map.Entry<String, Integer>> mostFrequent() {
      return counts.entrySet().stream()
          .sorted(
              Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                  .thenComparing(Map.Entry.comparingByKey()))
          .toList();
    }
  }

  MappedFile(Readings readings) {
    this.readings = readings;
    this.guesses =
        Caffeine.newBuilder().maximumSize(64).expireAfterAccess(Duration.ofMinutes(20)).build();
    this.words =
        Caffeine.newBuilder().maximumSize(64).expireAfterAccess(Duration.ofMinutes(20)).build();
  }

  /// @throws org.capacitymetro.tables.UnreadableTableException when it cannot be read so
  Guess guess(Upload upload, Layout layout) {
    return guesses.get(
        new Place(upload.id(), layout), place -> Tables.guess(upload.path(), layout));
  }

  /// @throws org.capacitymetro.platform.UsageException when profile and file do not go together
  Reading reading(Guess guess, Profile profile, String source, @Nullable String city) {
    List<String> columns =
        guess.columns().stream().map(org.capacitymetro.tables.Column::name).toList();
    return readings.of(profile, source, columns, city);
  }

  Words words(Upload upload, Layout layout, Guess guess, Profile profile) {
    Question question = new Question(new Place(upload.id(), layout), Profiles.write(profile));
    return words.get(question, asked -> count(upload, layout, guess, profile));
  }

  private Words count(Upload upload, Layout layout, Guess guess, Profile profile) {
    Map<String, Integer> counts = new HashMap<>();
    Set<String> hours = new LinkedHashSet<>();
    int rows = 0;
    boolean more = true;
    Reading reading = reading(guess, profile, "preview", null);
    try (TableReader table = Tables.open(upload.path(), layout)) {
      while (more && rows < COUNTED_ROWS) {
        @Nullable Row row = null;
        try {
          row = table.next();
          more = row != null;
        } catch (BrokenRowException e) {
          rows++;
        }
        if (row != null) {
          rows++;
          if (reading.isMeant(row)) {
            SourceRow filled = reading.fill(row);
            String word = filled.get(Column.CATEGORY);
            if (!word.isEmpty() && (counts.size() < MOST_WORDS || counts.containsKey(word))) {
              counts.merge(word, 1, Integer::sum);
            }
            String said = filled.get(Column.HOURS);
            if (!said.isEmpty() && hours.size() < HOURS) {
              hours.add(said);
            }
          }
        }
      }
    }
    return new Words(counts, List.copyOf(hours), rows, !more);
  }
}
