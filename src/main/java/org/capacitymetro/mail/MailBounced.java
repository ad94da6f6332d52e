package org.capacitymetro.mail;

import java.util.UUID;

/// An address refused a mail for good. Published in the transaction that notes it.
public record MailBounced(UUID mail, MailAddress to, String reason) {}
