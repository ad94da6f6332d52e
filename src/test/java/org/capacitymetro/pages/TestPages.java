package org.capacitymetro.pages;

/// Parts of the module for tests of others.
public final class TestPages {
  private TestPages() {}

  public static Templates templates() {
    return new Templates();
  }
}
