package org.capacitymetro.site;

import java.util.List;

/// A telephone number that works in all of Italy, is public and free of charge.
///
/// @param shown as written for people
/// @param key what it is for: `emergency.{key}` and `emergency.{key}.about` in the messages
public record NationalNumber(String shown, String key) {
  static final List<NationalNumber> ALL =
      List.of(
          new NationalNumber("112", "general"),
          new NationalNumber("1522", "violence"),
          new NationalNumber("800 290 290", "trafficking"),
          new NationalNumber("114", "children"),
          new NationalNumber("19696", "helpline"),
          new NationalNumber("116117", "doctor"),
          new NationalNumber("800 90 10 10", "discrimination"));

  /// The `tel:` link.
  public String link() {
    return "tel:" + shown.replace(" ", "");
  }
}
