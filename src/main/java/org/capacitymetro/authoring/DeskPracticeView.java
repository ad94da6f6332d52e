package org.capacitymetro.authoring;

import java.util.List;

/// The sheets a person writes or decides about.
///
/// @param tabs which of them are shown
/// @param kinds where a new one of each kind begins
/// @param mayWrite whether the person may begin one
public record DeskPracticeView(
    List<Tab> tabs, List<Line> lines, boolean mayWrite, List<Begin> kinds, String nothing) {

  public record Tab(String label, String count, String href, boolean chosen) {}

  public record Line(String title, String href, String kind, String state, String since) {}

  public record Begin(String label, String about, String href) {}
}
