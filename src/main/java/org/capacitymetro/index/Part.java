package org.capacitymetro.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.apache.lucene.index.LeafReader;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.ServiceId;
import org.jspecify.annotations.Nullable;

/// What the snapshot knows of one index segment. Document numbers rise along the [Curve] (the index
/// is sorted so), services without a place stand at the end. Immutable but for the caches.
public final class Part {
  /// Degrees are kept as whole numbers of 1e-7, a centimetre.
  public static final double UNITS = 1e7;

  /// The day on which what nobody verified ages.
  static final int NEVER = Integer.MIN_VALUE;

  private static final int BLOCKS_PER_GROUP = 64;
  private static final int KEPT_MINUTES = 4;

  /// A schedule that several services share, and the city whose patron saint counts.
  record Hours(Schedule schedule, @Nullable String city) {}

  public final int size;

  /// How many words of [Words] hold all documents.
  public final int universe;

  /// How many documents have a place: those numbered below it.
  public final int placed;

  /// Degrees by document, in [#UNITS].
  public final int[] lat;

  public final int[] lon;

  /// Where a document stands on the map, and on the curve through it; see [Curve].
  public final int[] x;

  public final int[] y;
  public final long[] curve;

  /// The values of every facet that depends on the service alone; for OPEN ask [#openAt], for those
  /// that depend on the day [#on].
  public final Map<Facet, Map<String, Words>> values;

  /// The same by document; a facet no service has, or of too many combinations, is missing.
  public final Map<Facet, ValuesOf> valuesOf;

  /// By code of a city.
  public final Map<String, Words> cities;

  /// See [ServiceDocument#freshness].
  public final int[] freshness;

  /// See [ServiceDocument#changed].
  public final int[] changed;

  /// Documents somebody has verified.
  public final Words verified;

  private final PartReader read;
  private volatile @Nullable Dated dated;
  private volatile @Nullable Practised practised;
  final int[] nameOrdinal;

  /// Rank of a document and document of a rank, newest first then by name.
  public final int[] freshRank;

  public final int[] freshOrder;

  /// See [Standing].
  public final int[] standing;

  public final int[] standingRank;
  public final int[] standingOrder;
  public final int[] nameRank;
  public final int[] nameOrder;
  final int[] hours;
  final Hours[] distinctHours;
  final int[] endDocuments;
  final int[] endDays;

  /// Minimum latitude, minimum longitude, maximum latitude, maximum longitude per word of
  /// documents, and per group of 64 words.
  private final int[] blocks;

  private final int[] groups;
  private final Map<Long, Words> open = new java.util.LinkedHashMap<>();

  Part(PartReader read) {
    this.read = read;
    this.size = read.size;
    this.universe = (size + 63) >>> 6;
    this.placed = read.placed;
    this.lat = read.lat;
    this.lon = read.lon;
    this.x = read.x;
    this.y = read.y;
    this.curve = read.curve;
    this.values = new EnumMap<>(read.values);
    this.valuesOf = read.valuesOf;
    this.cities = read.cities;
    this.freshness = read.freshness;
    this.changed = read.changed;
    this.verified = verified();
    this.nameOrdinal = read.nameOrdinal;
    this.freshRank = new int[size];
    this.freshOrder = new int[size];
    this.standing = read.standing;
    this.standingRank = new int[size];
    this.standingOrder = new int[size];
    this.nameRank = new int[size];
    this.nameOrder = new int[size];
    this.hours = read.hours;
    this.distinctHours = read.distinctHours;
    this.endDocuments = read.endDocuments;
    this.endDays = read.endDays;
    this.blocks = boxes(placed, 64, null);
    this.groups = boxes((placed + 63) >>> 6, BLOCKS_PER_GROUP, blocks);
    rank();
  }

  private Words verified() {
    Words.Builder verified = new Words.Builder();
    for (int i = 0; i < size; i++) {
      if (ServiceDocument.isVerified(freshness[i])) {
        verified.add(i);
      }
    }
    return verified.build(universe);
  }

  /// Fills in the ranks by name, then the others with the name deciding between equals.
  private void rank() {
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = (long) nameOrdinal[i] << 32 | i;
    }
    Arrays.sort(keys);
    for (int rank = 0; rank < size; rank++) {
      nameOrder[rank] = (int) keys[rank];
      nameRank[nameOrder[rank]] = rank;
    }
    rank(keys, document -> Integer.MAX_VALUE - freshness[document], freshOrder, freshRank);
    rank(keys, document -> standing[document], standingOrder, standingRank);
  }

  private void rank(long[] keys, IntUnaryOperator key, int[] order, int[] ranks) {
    for (int i = 0; i < size; i++) {
      keys[i] = (long) key.applyAsInt(i) << 32 | nameRank[i];
    }
    Arrays.sort(keys);
    for (int rank = 0; rank < size; rank++) {
      order[rank] = nameOrder[(int) keys[rank]];
      ranks[order[rank]] = rank;
    }
  }

  private int[] boxes(int count, int perBox, int @Nullable [] inner) {
    int[] boxes = new int[(count + perBox - 1) / perBox * 4];
    for (int box = 0; box < boxes.length / 4; box++) {
      int minLat = Integer.MAX_VALUE;
      int minLon = Integer.MAX_VALUE;
      int maxLat = Integer.MIN_VALUE;
      int maxLon = Integer.MIN_VALUE;
      for (int i = box * perBox; i < Math.min(count, (box + 1) * perBox); i++) {
        minLat = Math.min(minLat, inner == null ? lat[i] : inner[4 * i]);
        minLon = Math.min(minLon, inner == null ? lon[i] : inner[4 * i + 1]);
        maxLat = Math.max(maxLat, inner == null ? lat[i] : inner[4 * i + 2]);
        maxLon = Math.max(maxLon, inner == null ? lon[i] : inner[4 * i + 3]);
      }
      boxes[4 * box] = minLat;
      boxes[4 * box + 1] = minLon;
      boxes[4 * box + 2] = maxLat;
      boxes[4 * box + 3] = maxLon;
    }
    return boxes;
  }

  Point point(int document) {
    return new Point(lat[document] / UNITS, lon[document] / UNITS);
  }

  /// Documents placed in the box, its borders included.
  public Words inBox(Box box) {
    int minLat = (int) Math.ceil(box.minLat() * UNITS - 1e-3);
    int minLon = (int) Math.ceil(box.minLon() * UNITS - 1e-3);
    int maxLat = (int) Math.floor(box.maxLat() * UNITS + 1e-3);
    int maxLon = (int) Math.floor(box.maxLon() * UNITS + 1e-3);
    Words.Builder found = new Words.Builder();
    int wordCount = blocks.length / 4;
    for (int group = 0; group < groups.length / 4; group++) {
      int relation = relation(groups, group, minLat, minLon, maxLat, maxLon);
      if (relation < 0) {
        continue;
      }
      int end = Math.min(wordCount, (group + 1) * BLOCKS_PER_GROUP);
      for (int block = group * BLOCKS_PER_GROUP; block < end; block++) {
        int inside = relation > 0 ? 1 : relation(blocks, block, minLat, minLon, maxLat, maxLon);
        if (inside > 0) {
          int rest = placed - (block << 6);
          found.addWord(block, rest >= 64 ? -1L : (1L << rest) - 1);
        } else if (inside == 0) {
          long members = 0;
          int last = Math.min(placed, (block + 1) << 6);
          for (int i = block << 6; i < last; i++) {
            if (lat[i] >= minLat && lat[i] <= maxLat && lon[i] >= minLon && lon[i] <= maxLon) {
              members |= 1L << i;
            }
          }
          found.addWord(block, members);
        }
      }
    }
    return found.build();
  }

  /// -1 apart, 0 partly inside, 1 wholly inside.
  private static int relation(
      int[] boxes, int box, int minLat, int minLon, int maxLat, int maxLon) {
    int at = 4 * box;
    if (boxes[at] > maxLat
        || boxes[at + 2] < minLat
        || boxes[at + 1] > maxLon
        || boxes[at + 3] < minLon) {
      return -1;
    }
    return boxes[at] >= minLat
            && boxes[at + 2] <= maxLat
            && boxes[at + 1] >= minLon
            && boxes[at + 3] <= maxLon
        ? 1
        : 0;
  }

  /// A block is 64 documents, as one word of [Words]; a group is a number of blocks.
  public int groupCount() {
    return groups.length / 4;
  }

  int blockCount() {
    return blocks.length / 4;
  }

  /// A lower bound in metres for everything in a group of blocks.
  public double metresToGroup(Metres from, int group) {
    return metresTo(from, groups, group);
  }

  public double metresToBlock(Metres from, int block) {
    return metresTo(from, blocks, block);
  }

  private static double metresTo(Metres from, int[] boxes, int box) {
    int at = 4 * box;
    return from.atLeast(
        boxes[at] / UNITS, boxes[at + 1] / UNITS, boxes[at + 2] / UNITS, boxes[at + 3] / UNITS);
  }

  public static int firstBlock(int group) {
    return group * BLOCKS_PER_GROUP;
  }

  public int endBlock(int group) {
    return Math.min(blockCount(), (group + 1) * BLOCKS_PER_GROUP);
  }

  /// Documents no farther than `radius` metres.
  public Words within(Metres from, double radius) {
    Words.Builder found = new Words.Builder();
    for (int group = 0; group < groupCount(); group++) {
      if (metresToGroup(from, group) > radius) {
        continue;
      }
      for (int block = firstBlock(group); block < endBlock(group); block++) {
        if (metresToBlock(from, block) > radius) {
          continue;
        }
        long members = 0;
        int last = Math.min(placed, (block + 1) << 6);
        for (int i = block << 6; i < last; i++) {
          if (from.to(lat[i] / UNITS, lon[i] / UNITS) <= radius) {
            members |= 1L << i;
          }
        }
        found.addWord(block, members);
      }
    }
    return found.build();
  }

  /// The first document whose place on the curve is not before `position`.
  public int firstAt(long position) {
    int low = 0;
    int high = placed;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (curve[middle] < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Documents open in a minute, counted from the epoch. Evaluated once per distinct schedule.
  public Words openAt(long minute, Openness openness) {
    synchronized (open) {
      Words known = open.get(minute);
      if (known != null) {
        return known;
      }
    }
    java.time.Instant instant = java.time.Instant.ofEpochSecond(minute * 60);
    boolean[] isOpen = new boolean[distinctHours.length];
    for (int i = 0; i < isOpen.length; i++) {
      isOpen[i] = openness.isOpen(distinctHours[i].schedule(), distinctHours[i].city(), instant);
    }
    long[] plain = new long[universe];
    for (int i = 0; i < size; i++) {
      if (hours[i] >= 0 && isOpen[hours[i]]) {
        plain[i >>> 6] |= 1L << i;
      }
    }
    Words found = Words.ofDense(plain);
    synchronized (open) {
      open.put(minute, found);
      if (open.size() > KEPT_MINUTES) {
        open.remove(open.keySet().iterator().next());
      }
    }
    return found;
  }

  /// The values that hold on a day; kept, since all snapshots of a day ask for them.
  Dated on(int day) {
    Dated known = dated;
    if (known == null || known.day() != day) {
      known = Dated.of(read, day);
      dated = known;
    }
    return known;
  }

  /// Which documents are services that have a sheet; kept, since all snapshots of a segment ask.
  ///
  /// @param services the same set for as long as it holds
  /// @param segment this one
  Practised practised(Set<ServiceId> services, LeafReader segment) throws IOException {
    Practised known = practised;
    if (known == null || known.services() != services) {
      known = Practised.of(services, segment, universe);
      practised = known;
    }
    return known;
  }

  /// Documents whose funded project ended before `day` (days since 1970).
  Words endedBefore(int day) {
    Words.Builder ended = new Words.Builder();
    for (int i = 0; i < endDocuments.length; i++) {
      if (endDays[i] < day) {
        ended.add(endDocuments[i]);
      }
    }
    return ended.build();
  }
}
