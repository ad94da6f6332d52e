package org.capacitymetro.mail;

import java.time.Instant;

/// An address that does not take mail.
///
/// @param reason in the words of the server that refused
public record Bounce(MailAddress address, Instant at, String reason) {}
