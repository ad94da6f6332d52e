package org.capacitymetro.claims;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The page on which somebody says to speak for an organization.
///
/// @param name of the organization
/// @param href address of its page
/// @param action address of this page
/// @param mailboxes where a code may go
/// @param sentTo where a code went; null while none is awaited
/// @param waiting whether an editor is asked already
/// @param reason as typed
/// @param problems sentences by field
public record ClaimView(
    String name,
    String href,
    String action,
    List<String> mailboxes,
    @Nullable String sentTo,
    boolean waiting,
    String reason,
    Map<String, String> problems) {}
