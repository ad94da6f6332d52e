package org.capacitymetro.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.capacitymetro.directory.SourceTrust;
import org.jspecify.annotations.Nullable;

/// One file on its way into the directory: read, assessed, looked at, applied, taken back.
///
/// @param file name as people call it
/// @param path where it lies; needed only until it is read
/// @param cities codes; only rows of these are taken, null for all
/// @param startedBy as the actors of change sets
/// @param scheduled the scheduled source that began it, null for a person or command
/// @param wanted what somebody asked of the work, null for nothing
/// @param done of `total`, in the phase it is in; while reading, thousandths of the file
/// @param sources that stand in the file
/// @param trusts what kind of list each source is, where a profile says it
/// @param previous how many records these sources had before
/// @param filtered rows the profile left out; only the first of them are staged
/// @param bodies managing bodies that are new
/// @param outcomes chosen to be applied
/// @param changeSet what it wrote, null before
/// @param undoneBy the change set that took it back, null while nobody did
/// @param error why it failed, one sentence
public record ImportRun(
    UUID id,
    String file,
    String path,
    Asked asked,
    @Nullable Set<String> cities,
    String startedBy,
    @Nullable UUID scheduled,
    Instant startedAt,
    State state,
    boolean paused,
    @Nullable Wanted wanted,
    long done,
    long total,
    Instant phaseAt,
    @Nullable Instant finishedAt,
    @Nullable Instant assessedAt,
    List<String> sources,
    Map<String, SourceTrust> trusts,
    long previous,
    long filtered,
    int unplaced,
    int ended,
    int bodies,
    boolean kept,
    Set<Outcome> outcomes,
    boolean automatic,
    @Nullable Long changeSet,
    @Nullable Long undoneBy,
    @Nullable String error) {

  /// Where it stands.
  public enum State {
    READING,
    ASSESSING,
    /// The dry run is over; somebody chooses.
    READY,
    APPLYING,
    DONE,
    CANCELLED,
    FAILED,
    UNDONE;

    /// Whether it is to be worked on, now or when its turn comes.
    public boolean isWork() {
      return this == READING || this == ASSESSING || this == APPLYING;
    }
  }

  /// What somebody asks of who works on it.
  public enum Wanted {
    PAUSE,
    CANCEL
  }

  /// How the file is to be read.
  ///
  /// @param profile name of a profile; null to take that of the source
  /// @param source name of the list; null to take it from the profile or the rows
  /// @param city code of the city for rows that name no province
  public record Asked(@Nullable String profile, @Nullable String source, @Nullable String city) {
    /// As the file itself says.
    public static final Asked NOTHING = new Asked(null, null, null);
  }

  /// Whether something of it stands in the directory that can be taken back.
  public boolean canBeUndone() {
    return changeSet != null
        && undoneBy == null
        && (state == State.DONE || state == State.CANCELLED || state == State.FAILED);
  }

  /// What stands as the actor of its change set.
  String actor() {
    return "import:" + String.join(",", sources);
  }
}
