package org.capacitymetro.areas;

import org.locationtech.jts.geom.Geometry;

/// An area with its imported polygon, for drawing.
///
/// @param shape polygon or multipolygon in WGS 84, x longitude, y latitude
public record Outline(Area area, Geometry shape) {}
