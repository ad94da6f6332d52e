package org.capacitymetro.adoption;

import java.util.List;

/// The adoptions of the desk.
public record DeskAdoptionsView(String done, List<Section> sections) {

  public record Section(String heading, String about, List<Line> lines) {}

  public record Line(String title, String href, String note) {}
}
