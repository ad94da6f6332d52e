package org.capacitymetro.matching;

/// Two records that may be one, by their places in the sorted lists.
///
/// @param bits the sum of all evidence
/// @param contradicted is no rival of a link that is not
/// @param settles may be [Decision#SAME]
/// @param levels of all fields: [Comparison#packedLevels]
/// @param branches one body may have both: [Comparison#isOfOneBody]
record Link(
    int a,
    int b,
    double bits,
    boolean contradicted,
    boolean settles,
    long levels,
    boolean branches) {}
