package org.capacitymetro.search;

/// What tests say of a hit.
final class TestSearchNames {
  private TestSearchNames() {}

  static String of(ServiceHit hit) {
    return hit.service().details().name().in("it");
  }
}
