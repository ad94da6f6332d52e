package org.capacitymetro.verification;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the pages of campaigns show.
public final class CampaignView {
  private CampaignView() {}

  public record Choice(String value, String label, boolean chosen) {}

  /// @param form what one may choose from
  /// @param campaigns the newest first
  public record Listed(Form form, List<Row> campaigns) {}

  public record Form(
      List<Choice> cities, List<Choice> sectors, List<Choice> months, List<Choice> languages) {}

  public record Row(String title, String href, String started, String state, String rate) {}

  /// @param numbers what would happen, one sentence each
  /// @param fields what was chosen, sent along with the start
  public record Preview(
      Form form, List<String> numbers, String start, int mails, Map<String, String> fields) {}

  /// @param stop address that stops it, null once it is stopped
  /// @param counts what became of the bodies
  public record One(
      String about,
      String state,
      String rate,
      @Nullable String stop,
      String done,
      List<Count> counts,
      List<Body> bodies) {}

  public record Count(String label, String value) {}

  /// @param steps what was done, one line each
  public record Body(String name, String href, String step, List<String> steps) {}
}
