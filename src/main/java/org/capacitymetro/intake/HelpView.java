package org.capacitymetro.intake;

import java.util.List;

/// A guide in chapters.
public record HelpView(List<Chapter> chapters) {

  /// @param id anchor of the chapter
  public record Chapter(String id, String heading, List<String> paragraphs) {}
}
