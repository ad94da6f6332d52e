package org.capacitymetro.cards;

/// A first-level sector as a pictogram with its words.
///
/// @param icon symbol of the sprite
public record SectorTile(String code, String name, String icon, String href) {}
