package org.capacitymetro.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A [Status] as columns. Rows kept before there was one are of active records.
record StatusColumns(
    @Nullable String status,
    @Nullable LocalDate statusOn,
    @Nullable LocalizedText statusReason,
    @Nullable UUID mergedInto) {

  static StatusColumns of(Status status) {
    return switch (status) {
      case Status.Active() -> new StatusColumns("ACTIVE", null, null, null);
      case Status.Closed(LocalDate on, LocalizedText reason) ->
          new StatusColumns("CLOSED", on, reason, null);
      case Status.Hidden(LocalizedText reason) -> new StatusColumns("HIDDEN", null, reason, null);
      case Status.Merged(UUID into) -> new StatusColumns("MERGED", null, null, into);
      case Status.Removed() -> new StatusColumns("REMOVED", null, null, null);
    };
  }

  static Status read(ResultSet row) throws SQLException {
    return new StatusColumns(
            row.getString("status"),
            row.getObject("status_on", LocalDate.class),
            StoredJson.TEXT.read(row.getString("status_reason"), LocalizedText.EMPTY),
            row.getObject("merged_into", UUID.class))
        .toStatus();
  }

  static Status read(ObjectNode row) {
    return StoredJson.read(row, StatusColumns.class).toStatus();
  }

  private Status toStatus() {
    LocalizedText reason = Objects.requireNonNullElse(statusReason, LocalizedText.EMPTY);
    return switch (Objects.requireNonNullElse(status, "ACTIVE")) {
      case "ACTIVE" -> Status.ACTIVE;
      case "CLOSED" -> new Status.Closed(Objects.requireNonNull(statusOn), reason);
      case "HIDDEN" -> new Status.Hidden(reason);
      case "MERGED" -> new Status.Merged(Objects.requireNonNull(mergedInto));
      case "REMOVED" -> new Status.Removed();
      default -> throw new IllegalStateException("status " + status);
    };
  }
}
