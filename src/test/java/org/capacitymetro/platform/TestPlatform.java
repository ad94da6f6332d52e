package org.capacitymetro.platform;

import org.springframework.mock.env.MockEnvironment;

/// Parts of the module for tests of others.
public final class TestPlatform {
  private TestPlatform() {}

  public static PublicAddress publicAddress(String url) {
    return new PublicAddress(new MockEnvironment().withProperty("capacity.public-url", url));
  }
}
