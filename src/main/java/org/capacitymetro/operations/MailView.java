package org.capacitymetro.operations;

import org.jspecify.annotations.Nullable;

/// What the page of one mail shows.
///
/// @param about when it was tried, delivered, is tried again
/// @param resend where the form that sends it again goes
public record MailView(
    @Nullable String done,
    String to,
    String subject,
    String language,
    String state,
    String tone,
    String created,
    String about,
    @Nullable String reason,
    String text,
    String resend) {}
