package org.capacitymetro.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job as an administrator sees it.
///
/// @param next when it is due; null before a server has scheduled it for the first time
/// @param running whether a node is at it now
/// @param last the run that ended last; null when none has
public record JobStatus(Job job, @Nullable Instant next, boolean running, @Nullable JobRun last) {}
