package org.capacitymetro.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The queue of the translators' desk.
///
/// @param counts how many texts stand how, each leading to those
/// @param percent of the texts that have a translation by people, for the bar
/// @param machine what is said of the translating machine, empty where none is configured
/// @param trouble why the machine is silent, empty while it answers
public record QueueView(
    List<Choice> languages,
    List<Choice> cities,
    List<Choice> kinds,
    List<Choice> counts,
    int percent,
    String progress,
    String machine,
    String trouble,
    String into,
    String export,
    List<Entry> entries,
    @Nullable String previous,
    @Nullable String next) {

  /// @param lang of the label, null for that of the page
  public record Choice(String label, String href, boolean chosen, @Nullable String lang) {}

  /// @param language of the title
  public record Entry(String title, String language, String href, String about) {}
}
