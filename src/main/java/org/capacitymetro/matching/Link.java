package org.capacitymetro.matching;

/// Two records that may be one, by their places in the sorted lists.
///
/// @param bits the sum of all evidence
/// @param identified names or codes do not contradict: may be [Decision#SAME]
record Link(int a, int b, double bits, boolean identified) {}
