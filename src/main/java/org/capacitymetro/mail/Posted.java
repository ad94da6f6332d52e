package org.capacitymetro.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail in the outbox.
///
/// @param attempts how often its delivery has been begun
/// @param next when it is tried (again); meaningful while it waits
/// @param delivered when the mail server took it or the file was written
/// @param reason why the last attempt did not succeed, in the words of the mail server
public record Posted(
    UUID id,
    Mail mail,
    MailState state,
    Instant created,
    int attempts,
    Instant next,
    Instant giveUp,
    @Nullable Instant delivered,
    @Nullable String reason) {}
