package org.capacitymetro.directory;

/// A record as it was after one of its changes, whole and exact.
///
/// @param revision the [Revision#id] that led to it
public record Version<D>(long revision, D draft) {}
