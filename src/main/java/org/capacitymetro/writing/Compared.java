package org.capacitymetro.writing;

/// Which two versions of a thing are compared.
public record Compared(int from, int to, int newest) {

  /// @param from 0 for the version before `to`
  /// @param to 0 for the newest
  public static Compared of(int from, int to, int newest) {
    int right = to < 1 || to > newest ? newest : to;
    return new Compared(from < 1 || from > newest ? Math.max(1, right - 1) : from, right, newest);
  }
}
