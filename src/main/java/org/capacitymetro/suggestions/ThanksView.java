package org.capacitymetro.suggestions;

import java.util.List;

/// What a visitor reads after the form was sent.
///
/// @param next what happens now, and when
public record ThanksView(String service, String href, List<String> next) {}
