package org.capacitymetro.editing;

/// Asks whether there are places.
///
/// @param said what holds now, empty for nothing
public record PlacesView(FormView form, String lead, String action, String said) {}
