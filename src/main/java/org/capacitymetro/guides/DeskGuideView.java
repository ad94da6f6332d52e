package org.capacitymetro.guides;

import java.util.List;

/// The guides a person may edit.
public record DeskGuideView(List<Line> lines, String begin) {

  public record Line(String title, String href, String keeper, String state, String since) {}
}
