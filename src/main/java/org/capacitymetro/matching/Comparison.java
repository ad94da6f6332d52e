package org.capacitymetro.matching;

import java.util.Arrays;

/// What comparing two [Form]s gives: a level for each [Field], or nothing where one of the two
/// lacks it.
final class Comparison {
  static final byte MISSING = -1;

  private static final int FIELDS = Field.values().length;

  private final byte[] levels = new byte[FIELDS];
  private final double[] bits = new double[FIELDS];
  private final double[] values = new double[FIELDS];
  private boolean parted;
  private boolean doubtful;

  Comparison() {
    Arrays.fill(levels, MISSING);
  }

  /// @param bits what the agreeing value says by its rarity
  /// @param value likeness from 0 to 1, or metres
  void set(Field field, int level, double bits, double value) {
    levels[field.ordinal()] = (byte) level;
    this.bits[field.ordinal()] = bits;
    values[field.ordinal()] = value;
  }

  void part() {
    parted = true;
  }

  /// One of the names says that it is a part of something, and the other does not.
  void doubt() {
    doubtful = true;
  }

  int level(Field field) {
    return levels[field.ordinal()];
  }

  boolean has(Field field) {
    return levels[field.ordinal()] != MISSING;
  }

  double bits(Field field) {
    return bits[field.ordinal()];
  }

  double value(Field field) {
    return values[field.ordinal()];
  }

  /// Numbers in the names part the two.
  boolean isParted() {
    return parted;
  }

  /// Something that says who, not only where, agrees.
  boolean hasIdentity() {
    return level(Field.NAME) >= 2 || level(Field.KIND) == 2 || isKnownBesideName();
  }

  /// A contact or code agrees.
  boolean isKnownBesideName() {
    return isReachedAlike() || level(Field.CODE) >= 1;
  }

  /// A fact that one thing hardly has twice: names without a word in common, numbers or kinds that
  /// part, another street or town. It weighs what it weighs; whatever the sum, a person decides.
  boolean isContradicted() {
    if (parted) {
      return true;
    }
    if (level(Field.CODE) == 2) {
      return false;
    }
    return level(Field.NAME) == 0 || level(Field.KIND) == 0 || isElsewhere();
  }

  /// May be told of as [Decision#SAME] if it is likely enough: nothing contradicts, names agree in
  /// most words, and where both name a street and both a house, it is the same house or a contact
  /// agrees as well.
  boolean maySettle() {
    boolean named = !has(Field.NAME) || level(Field.NAME) >= 3 || level(Field.CODE) == 2;
    return named && !doubtful && !isContradicted() && (isHoused() || isKnownBesideName());
  }

  /// The same house, or nothing known against it. Another number of one street, and a street that
  /// is merely similar, may be a slip where name and town agree.
  private boolean isHoused() {
    boolean slip = level(Field.ADDRESS) >= 1 && level(Field.NAME) >= 4 && level(Field.CITY) >= 1;
    return level(Field.ADDRESS) == 3 || slip || !isPlaceOpen();
  }

  /// Both name a street, but nothing shows that it is one house. The street then is no evidence
  /// enough for [Decision#SAME].
  boolean isPlaceOpen() {
    return has(Field.ADDRESS) && level(Field.ADDRESS) != 4 && level(Field.DISTANCE) < 4;
  }

  /// What is known of both lies in two places. A town has several names: another one beside the
  /// same house and the same contact is none.
  private boolean isElsewhere() {
    boolean near = level(Field.DISTANCE) >= 4;
    boolean otherTown = level(Field.CITY) == 0 && !(level(Field.ADDRESS) == 4 && isReachedAlike());
    return level(Field.DISTANCE) == 0
        || level(Field.DISTANCE) == 1
        || (!near && level(Field.ADDRESS) == 0)
        || (!has(Field.DISTANCE) && otherTown);
  }

  private boolean isReachedAlike() {
    return level(Field.PHONE) >= 2 || level(Field.EMAIL) >= 2 || level(Field.WEBSITE) >= 1;
  }

  /// One body may have both: a contact agrees, but they lie in two places.
  boolean isOfOneBody() {
    return isReachedAlike() && level(Field.CODE) != 2 && isElsewhere();
  }

  /// All levels in one number, four bits each, for [#isBetter].
  long packedLevels() {
    long packed = 0;
    for (byte level : levels) {
      packed = packed << 4 | (level + 1);
    }
    return packed;
  }

  /// True where one has as much in every field as the other, and more in one. That one is not just
  /// the name where the other has the same house or contact: several desks of one body are named
  /// otherwise.
  static boolean isBetter(long one, long other) {
    boolean bound =
        unpacked(other, Field.ADDRESS) >= 3
            || unpacked(other, Field.DISTANCE) >= 4
            || unpacked(other, Field.PHONE) >= 2
            || unpacked(other, Field.EMAIL) >= 2
            || unpacked(other, Field.WEBSITE) >= 1;
    boolean better = false;
    for (Field field : Field.values()) {
      int here = unpacked(one, field);
      int there = unpacked(other, field);
      if (here < there) {
        return false;
      }
      boolean says = field != Field.KIND && (field != Field.NAME || !bound);
      better |= here > there && says;
    }
    return better;
  }

  private static int unpacked(long packed, Field field) {
    return (int) (packed >> 4 * (FIELDS - 1 - field.ordinal()) & 15) - 1;
  }
}
