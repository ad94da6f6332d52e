package org.capacitymetro.editing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the form of a service shows.
///
/// @param id short id of the record, null for a new one
/// @param heading what is being edited
/// @param action where the form is sent
/// @param preview where it is sent to be shown as the public sees it
/// @param publicPage the page it has already, null for a new one
/// @param base the revision the form began with, 0 for a new one
/// @param notice why the content is not the published one, null when it is
/// @param notation the hours in the notation of OpenStreetMap, empty where they are unknown
/// @param proposal what the words of the hours may mean, null where nothing is to be decided
/// @param answers the fixed answers of choices, by name
/// @param also further pages about the record: history, close, split, merge
public record ServiceFormView(
    @Nullable String id,
    FormView form,
    String heading,
    String lead,
    String action,
    String preview,
    @Nullable String publicPage,
    long base,
    @Nullable Notice notice,
    String notation,
    @Nullable Proposal proposal,
    BodyField provider,
    BodyField funder,
    List<FormView.Group> sectors,
    Map<String, List<FormView.Option>> answers,
    List<FormView.Option> targets,
    List<FormView.Option> languages,
    List<FormView.Option> accessibility,
    List<FormView.Option> cities,
    List<Similar> duplicates,
    List<Link> also,
    @Nullable String focus) {

  /// The answers of one choice: `mode`, `permit`, `anonymous`, `kind`, `holidays`, `precision`.
  public List<FormView.Option> options(String choice) {
    return answers.getOrDefault(choice, List.of());
  }

  /// Hours understood in part of the words of a source.
  ///
  /// @param lines the hours proposed
  /// @param leftOver words not understood, or what was assumed
  /// @param mayLeave whether the words can be left as they are for good
  public record Proposal(
      String words, List<String> lines, String sure, List<String> leftOver, boolean mayLeave) {}

  /// @param kind `kept`, `saved` or `held`
  /// @param mayDiscard whether the page offers to go back to the published record
  public record Notice(String kind, String words, boolean mayDiscard) {}

  public record Link(String label, String href) {}

  /// A record that may be the same.
  ///
  /// @param why the reasons, in words
  public record Similar(
      String id, String name, String href, String where, String why, int percent) {}

  /// The field for a body: what is typed and what was found for it.
  ///
  /// @param chosen name of the chosen body, empty for none
  /// @param found bodies whose names have the typed words
  public record BodyField(
      String name, String chosen, String typed, List<FormView.Option> found, boolean searched) {}
}
