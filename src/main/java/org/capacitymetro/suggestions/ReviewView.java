package org.capacitymetro.suggestions;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the pages of those who read suggestions show.
public final class ReviewView {
  private ReviewView() {}

  /// @param states and `cities`: ways to narrow the list, the chosen one marked
  /// @param previous and `next`: addresses of the other pages, null where there are none
  public record Listed(
      List<Choice> states,
      List<Choice> cities,
      String total,
      List<Entry> entries,
      @Nullable String previous,
      @Nullable String next) {}

  public record Choice(String label, String count, String href, boolean chosen) {}

  /// @param begin of what was typed, empty when nothing was
  public record Entry(String service, String href, String kind, String when, String begin) {}

  /// @param contact null when none was left or it was deleted
  /// @param contactHref `mailto:` or `tel:`
  /// @param byMail whether the decision is told by mail
  /// @param answer what became of that mail, in words; empty when none was sent
  /// @param edit where the record is edited, null for those who may not
  /// @param facts null when the service is no longer public
  /// @param decided who decided what and when; empty while it waits
  /// @param done what the person has just done, empty otherwise
  /// @param mayClose whether the person may close the service
  /// @param verifies whether accepting it verifies that the service exists
  /// @param today as a date field wants it
  public record One(
      String href,
      String kind,
      String kindCode,
      String when,
      String language,
      String text,
      @Nullable String contact,
      String contactHref,
      boolean byMail,
      String answer,
      @Nullable String edit,
      @Nullable ServiceFacts facts,
      String decided,
      String reason,
      String done,
      boolean mayClose,
      boolean verifies,
      String today,
      Map<String, String> typed,
      Map<String, String> problems) {

    public String typed(String field, String otherwise) {
      return typed.getOrDefault(field, otherwise);
    }
  }
}
