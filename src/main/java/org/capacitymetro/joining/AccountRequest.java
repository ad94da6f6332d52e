package org.capacitymetro.joining;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who asks for an account.
///
/// @param language interface language of the answer, BCP 47
/// @param workplace where the person works, in the person's words
/// @param city code of the city it is about, null for none of those that take part
record AccountRequest(
    UUID id,
    String name,
    String mail,
    String language,
    String workplace,
    @Nullable String city,
    String reason,
    Instant at) {}
