package org.capacitymetro.directory;

import java.time.LocalDate;

/// When and how a record was last checked (HSDS `assured_date`).
public record Verification(LocalDate on, Method method) {

  public enum Method {
    CALL,
    VISIT,
    MAIL,
    ORGANIZATION,
    OFFICIAL_SOURCE
  }
}
