package org.capacitymetro.keys;

import java.util.Map;

/// The page on which one signs in with a passkey.
///
/// @param next where to go on, empty for the own account
/// @param problems sentences by field
public record PasskeyView(String next, Map<String, String> problems) {}
