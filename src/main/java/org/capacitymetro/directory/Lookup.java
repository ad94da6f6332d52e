package org.capacitymetro.directory;

import java.util.UUID;
import org.capacitymetro.hsds.Status;

/// What the address of a record leads to.
public sealed interface Lookup<R> {

  /// @param status [Status.Active], [Status.Closed] or [Status.Hidden]
  record Found<R>(R value, Status status) implements Lookup<R> {}

  /// The record was merged, perhaps several times: its address leads to this one.
  record MovedTo<R>(UUID id) implements Lookup<R> {}
}
