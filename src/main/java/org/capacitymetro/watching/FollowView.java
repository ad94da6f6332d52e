package org.capacitymetro.watching;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the pages of those who follow something show.
public final class FollowView {
  private FollowView() {}

  /// The form that begins.
  ///
  /// @param what is followed, in words
  /// @param href its page
  /// @param action where the form goes
  /// @param own the account's address of whoever is signed in, null for everybody else
  /// @param problems sentences by field
  /// @param trouble why the form was not taken although its fields are good, empty otherwise
  public record Ask(
      String what,
      String href,
      String action,
      Choice choice,
      @Nullable String own,
      String mail,
      Map<String, String> problems,
      String trouble) {}

  /// How often, and in which language.
  public record Choice(String frequency, String language) {
    public List<Frequency> frequencies() {
      return List.of(Frequency.values());
    }
  }

  /// A question with one button.
  ///
  /// @param action where the button goes
  public record Question(String about, String what, String action, String send) {}

  /// What was done or cannot be done, and where to go on.
  ///
  /// @param lines further sentences
  public record Told(String about, List<String> lines, String label, String href) {}

  /// What is followed under one link.
  ///
  /// @param href its page, null for a record that is no longer public
  /// @param path of this page
  /// @param stop where the button that ends it goes
  /// @param done what was just done, in words; empty when nothing was
  public record Manage(
      String what, @Nullable String href, String path, String stop, Choice choice, String done) {}

  /// What a signed-in person follows.
  ///
  /// @param done what was just done, in words; empty when nothing was
  public record Listed(List<Entry> entries, String done) {}

  public record Entry(String what, String frequency, String href) {}
}
