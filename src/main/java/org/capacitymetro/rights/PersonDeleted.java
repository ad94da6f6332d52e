package org.capacitymetro.rights;

/// A person's account was deleted, in the transaction that is still open: whoever keeps something
/// about the person forgets it now.
public record PersonDeleted(PersonId id) {}
