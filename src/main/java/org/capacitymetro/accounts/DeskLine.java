package org.capacitymetro.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Person;
import org.jspecify.annotations.Nullable;

/// One line of the desk: one kind of thing that waits for the people who keep the map, such as
/// services without a point. A module that has such things contributes a bean; the desk shows those
/// with something in them.
public interface DeskLine {

  /// Names the line in addresses and messages (`desk.line.{key}`, `desk.line.{key}.about`); lower
  /// case words joined by hyphens.
  String key();

  /// Where the line stands on the desk: small numbers are more urgent and come first.
  int position();

  /// What waits for this person, oldest first: only what the person may do something about.
  ///
  /// @param limit how many entries are wanted; the counts are of all
  Waiting waiting(Person person, Filter filter, int limit, Page page);

  /// Only what belongs to a city or a sector.
  ///
  /// @param city code of a city, null for all
  /// @param sector code of a sector, null for all
  record Filter(@Nullable String city, @Nullable String sector) {
    public static final Filter NONE = new Filter(null, null);
  }

  /// @param byCity how many by code of the city, under an empty code those outside every city
  /// @param bySector how many by code of the sector
  record Waiting(
      long total, Map<String, Long> byCity, Map<String, Long> bySector, List<Entry> entries) {
    public static final Waiting NOTHING = new Waiting(0, Map.of(), Map.of(), List.of());

    public Waiting {
      entries = List.copyOf(entries);
    }
  }

  /// One thing that waits.
  ///
  /// @param href path after the language, with the field that matters behind `#`
  /// @param note what is the matter, in the reader's words; may be empty
  /// @param since since when it waits, or the day it is about; null where nobody knows
  /// @param service short id of the service it is about, where several can be settled at once; else
  ///   empty
  record Entry(String title, String href, String note, @Nullable LocalDate since, String service) {

    public Entry(String title, String href, String note, @Nullable LocalDate since) {
      this(title, href, note, since, "");
    }
  }
}
