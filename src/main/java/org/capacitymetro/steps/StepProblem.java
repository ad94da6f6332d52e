package org.capacitymetro.steps;

/// What stands in the way of saving a guide.
///
/// @param field of the form
public record StepProblem(String field, String sentence) {}
