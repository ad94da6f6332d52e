package org.capacitymetro.adoption;

/// What is wrong with a field of a form.
///
/// @param field its name: `changes.0.what`
/// @param sentence for the person who wrote
record Problem(String field, String sentence) {}
