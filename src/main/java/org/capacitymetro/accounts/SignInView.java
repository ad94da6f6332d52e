package org.capacitymetro.accounts;

import java.util.List;
import java.util.Map;

/// The sign-in form, and the one for a forgotten password.
///
/// @param next where to go on, empty for the own account
/// @param others other ways to sign in
/// @param problems sentences by field
public record SignInView(
    String mail, String next, List<SignInWay.Link> others, Map<String, String> problems) {}
