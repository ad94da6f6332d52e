package org.capacitymetro.jobs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run that has ended.
///
/// @param done how many things it dealt with
/// @param error why it broke off, in the words of the exception; null for a good run
/// @param node host and process that ran it
public record JobRun(
    Instant started, Duration took, long done, @Nullable String error, String node) {}
