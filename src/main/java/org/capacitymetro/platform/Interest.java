package org.capacitymetro.platform;

import java.util.Map;
import java.util.UUID;

/// How much people care about records, from what they did for them and never from what they read:
/// nobody who reads is counted. A module that knows something of it contributes a bean, and queues
/// put first what matters to more people.
public interface Interest {

  /// Weights of records; those that are missing weigh nothing.
  ///
  /// @param kind `service`, `organization`, `practice` or another word for records with such ids
  Map<UUID, Integer> in(String kind);
}
