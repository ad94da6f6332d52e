package org.capacitymetro.accounts;

import java.util.Map;

/// The sign-in form.
///
/// @param next where to go on, empty for the own account
/// @param problems sentences by field
public record SignInView(String mail, String next, Map<String, String> problems) {}
