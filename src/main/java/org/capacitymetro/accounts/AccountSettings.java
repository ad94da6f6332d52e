package org.capacitymetro.accounts;

import java.time.Duration;
import org.capacitymetro.platform.UsageException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `capacity.accounts.*`.
@ConfigurationProperties("capacity.accounts")
record AccountSettings(Argon2 argon2, Attempts attempts) {

  /// What trying one password costs.
  record Argon2(int memoryKib, int iterations) {
    Argon2 {
      if (memoryKib < 8 || iterations < 1) {
        throw new UsageException(
            "capacity.accounts.argon2 needs a memory-kib of 8 or more and iterations of 1 or more,"
                + " not "
                + memoryKib
                + " and "
                + iterations
                + ".");
      }
    }
  }

  /// How often one may try to sign in within a window of time before one must wait for its end.
  ///
  /// @param perAccount tries for one account, from anywhere
  /// @param perAddress tries from one network address, for any account; an office shares one
  record Attempts(int perAccount, int perAddress, Duration window) {
    Attempts {
      if (perAccount < 1 || perAddress < 1 || !window.isPositive()) {
        throw new UsageException(
            "capacity.accounts.attempts needs per-account, per-address and window above zero, not "
                + perAccount
                + ", "
                + perAddress
                + " and "
                + window
                + ".");
      }
    }
  }
}
