package org.capacitymetro.tables;

/// A column as guessed from the first rows.
///
/// @param name its heading; unique in the table, its number from 1 where there is none
/// @param filled share of the rows looked at that have something in it, 0 to 1
/// @param share share of the filled cells that fit the type, 0 to 1
public record Column(String name, ColumnType type, double filled, double share) {}
