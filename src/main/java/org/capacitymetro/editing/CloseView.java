package org.capacitymetro.editing;

/// Asks when and why a record closes.
///
/// @param closed whether it is closed or hidden already and can come back
public record CloseView(
    FormView form, String heading, String lead, String action, boolean closed) {}
