package org.capacitymetro.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where a service stands in a list for which nobody typed words: what is made for people who have
/// come to the country before everything else, registers that only happen to be complete (schools,
/// pharmacies, libraries) last; within that the verified before the others and those that stay
/// fresh longest before those that faded long ago; the rest scattered over the map, so that no
/// import and no letter of the alphabet fills the first page. Whether a service is open now does
/// not count: the second page has to go on where the first one ended.
///
/// The codes are in `search/standing.txt`, lines `first sector = ...`, `first target = ...` and
/// `last sector = ...`.
public record Standing(
    Set<String> firstSectors, Set<String> firstTargets, Set<String> lastSectors) {
  private static final int DAYS_PER_STEP = 32;
  private static final int STEPS = 1 << 10;
  private static final int SCATTERED = 1 << 18;

  /// @param lines of the file, without remarks
  public static Standing of(List<String> lines) {
    Standing standing = new Standing(new HashSet<>(), new HashSet<>(), new HashSet<>());
    for (String line : lines) {
      String[] sides = line.split("=", 2);
      if (sides.length == 2) {
        List<String> codes = Arrays.asList(sides[1].strip().split("[,\\s]+"));
        switch (sides[0].strip()) {
          case "first sector" -> standing.firstSectors.addAll(codes);
          case "first target" -> standing.firstTargets.addAll(codes);
          case "last sector" -> standing.lastSectors.addAll(codes);
          default -> throw new IllegalArgumentException("standing.txt: " + line);
        }
      }
    }
    return standing;
  }

  /// By document, the smaller the earlier. Depends on the services alone and not on the segments
  /// they are in, so a merge changes no order.
  int[] of(PartReader part) {
    Words first = first(part);
    Words last = union(part, Facet.SECTOR, lastSectors);
    int[] standing = new int[part.size];
    for (int document = 0; document < part.size; document++) {
      int tier = first.contains(document) ? 0 : last.contains(document) ? 2 : 1;
      boolean verified = ServiceDocument.isVerified(part.freshness[document]);
      int steps = verified ? Math.max(0, part.agesOn[document]) / DAYS_PER_STEP : 0;
      int age = verified ? Math.clamp(STEPS - 1 - steps, 0, STEPS - 1) : 0;
      int scatter =
          document < part.placed ? scatter(part.lat[document], part.lon[document]) : SCATTERED - 1;
      standing[document] = ((tier * 2 + (verified ? 0 : 1)) * STEPS + age) * SCATTERED + scatter;
    }
    return standing;
  }

  /// Tier and verification alone: what the turn of the sectors may not cross.
  public static int group(int standing) {
    return standing / SCATTERED / STEPS;
  }

  private Words first(PartReader part) {
    return Words.or(
        List.of(union(part, Facet.SECTOR, firstSectors), union(part, Facet.TARGET, firstTargets)),
        (part.size + 63) >>> 6);
  }

  private static Words union(PartReader part, Facet facet, Set<String> codes) {
    Map<String, Words> values = part.values.getOrDefault(facet, Map.of());
    List<Words> sets = new ArrayList<>();
    for (String code : codes) {
      sets.add(values.getOrDefault(code, Words.NONE));
    }
    return Words.or(sets, (part.size + 63) >>> 6);
  }

  private static int scatter(int lat, int lon) {
    int mixed = lat * 0x9e3779b1 ^ Integer.rotateLeft(lon * 0x85ebca6b, 15);
    mixed = (mixed ^ mixed >>> 15) * 0x2c1b3c6d;
    return (mixed ^ mixed >>> 13) & (SCATTERED - 1);
  }
}
