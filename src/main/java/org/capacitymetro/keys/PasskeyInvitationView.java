package org.capacitymetro.keys;

import java.util.Map;

/// The form in which an invited person makes a passkey instead of choosing a password.
///
/// @param key secret of the link that led here
/// @param name as typed, or as the invitation has it
/// @param mail whose account it is
/// @param problems sentences by field
public record PasskeyInvitationView(
    String key, String name, String mail, Map<String, String> problems) {}
