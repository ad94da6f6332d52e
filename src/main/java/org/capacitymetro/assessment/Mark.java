package org.capacitymetro.assessment;

import org.capacitymetro.text.LocalizedText;

/// One answer of one person.
///
/// @param reason in the language it was written in; empty where none was needed
public record Mark(Degree degree, LocalizedText reason) {}
