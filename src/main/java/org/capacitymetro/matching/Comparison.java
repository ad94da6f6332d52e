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
    return level(Field.PHONE) >= 2
        || level(Field.EMAIL) >= 2
        || level(Field.WEBSITE) >= 1
        || level(Field.CODE) >= 1;
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
    boolean near = level(Field.DISTANCE) >= 4;
    boolean elsewhere =
        level(Field.DISTANCE) == 0
            || level(Field.DISTANCE) == 1
            || (!near && level(Field.ADDRESS) == 0)
            || (!has(Field.DISTANCE) && level(Field.CITY) == 0);
    return level(Field.NAME) == 0 || level(Field.KIND) == 0 || elsewhere;
  }

  /// May be told of as [Decision#SAME] if it is likely enough: nothing contradicts, names agree in
  /// most words, and where both name a street, it is the same house or a contact agrees as well.
  boolean maySettle() {
    boolean named = !has(Field.NAME) || level(Field.NAME) >= 3 || level(Field.CODE) == 2;
    boolean housed =
        !has(Field.ADDRESS)
            || level(Field.ADDRESS) == 4
            || level(Field.DISTANCE) >= 4
            || isKnownBesideName();
    return named && housed && !isContradicted();
  }
}
