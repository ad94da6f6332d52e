package org.capacitymetro.accounts;

import java.time.Duration;
import java.util.Map;
import org.capacitymetro.platform.UsageException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `capacity.accounts.retention.*`: how long what is kept about people stays.
///
/// @param links what is known of a one-time link after its end: that it was used or expired
/// @param sessions the age at which a session ends, however busy it is
/// @param invitations accounts whose person never came, after the last link has expired
@ConfigurationProperties("capacity.accounts.retention")
record RetentionSettings(
    @DefaultValue("30d") Duration links,
    @DefaultValue("30d") Duration sessions,
    @DefaultValue("90d") Duration invitations) {

  RetentionSettings {
    Map.of(
            "links", links,
            "sessions", sessions,
            "invitations", invitations)
        .forEach(
            (name, period) -> {
              if (period.compareTo(Duration.ofHours(1)) < 0) {
                throw new UsageException(
                    "capacity.accounts.retention."
                        + name
                        + " must be an hour or more, such as 30d, not "
                        + period
                        + ".");
              }
            });
  }
}
