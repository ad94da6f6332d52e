package org.capacitymetro.joining;

import java.time.Duration;
import org.capacitymetro.platform.UsageException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `capacity.accounts.requests*`.
///
/// @param requests whether people may ask for an account
/// @param requestsPerAddress requests from one network address in the window of attempts
/// @param requestsKept how long a request waits for an answer before it is forgotten
@ConfigurationProperties("capacity.accounts")
record JoiningSettings(
    @DefaultValue("false") boolean requests,
    @DefaultValue("5") int requestsPerAddress,
    @DefaultValue("90d") Duration requestsKept) {

  JoiningSettings {
    if (requestsPerAddress < 1) {
      throw new UsageException(
          "capacity.accounts.requests-per-address must be 1 or more, not "
              + requestsPerAddress
              + ".");
    }
    if (requestsKept.toDays() < 1) {
      throw new UsageException(
          "capacity.accounts.requests-kept must be a day or more, such as 90d, not "
              + requestsKept
              + ".");
    }
  }
}
