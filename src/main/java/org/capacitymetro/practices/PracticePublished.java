package org.capacitymetro.practices;

/// A sheet, or a newer version of it, is what the public reads from now on; announced in the
/// transaction that is still open.
public record PracticePublished(PracticeId id, int version) {}
