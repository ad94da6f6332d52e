package org.capacitymetro.accounts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The form in which a password is chosen.
///
/// @param action where the form goes
/// @param key secret of the link that led here
/// @param name to be confirmed when an account is taken up; null when only a password is changed
/// @param mail whose account it is
/// @param problems sentences by field
public record NewPasswordView(
    String action, String key, @Nullable String name, String mail, Map<String, String> problems) {}
