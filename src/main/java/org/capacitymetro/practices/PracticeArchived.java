package org.capacitymetro.practices;

/// A sheet is no longer kept up and stands in no list; announced in the transaction that is still
/// open.
public record PracticeArchived(PracticeId id) {}
