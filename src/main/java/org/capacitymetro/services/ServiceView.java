package org.capacitymetro.services;

import java.util.List;
import org.capacitymetro.cards.OpenLabel;
import org.capacitymetro.cards.Prose;
import org.capacitymetro.cards.SectorTile;
import org.capacitymetro.cards.Trust;
import org.jspecify.annotations.Nullable;

/// What the page of one service shows, in the reader's words. Texts that nobody gave are empty; the
/// page then says that they are not indicated.
///
/// @param id short form
/// @param notice that the service is closed or not listed, null for one that is offered
/// @param call `tel:` link of the first phone, null without one
/// @param unknown what stands where something is not known: with a phone, the advice to call first
/// @param hoursNote why there is no table, or hours that could not be understood whole
/// @param share absolute address of this page
public record ServiceView(
    String id,
    Prose name,
    List<SectorTile> sectors,
    List<String> topics,
    @Nullable Link provider,
    OpenLabel open,
    boolean demonstration,
    @Nullable StandingNotice notice,
    @Nullable Link call,
    Where where,
    List<Fact> facts,
    Prose about,
    List<String> targets,
    Prose howTo,
    Prose outcome,
    List<Prose> documents,
    List<Noted> costs,
    List<Day> week,
    String hoursNote,
    Prose hoursOriginal,
    List<Dated> exceptions,
    List<String> languages,
    List<String> accessibility,
    List<Noted> phones,
    List<Link> emails,
    List<Link> websites,
    List<Fact> attributes,
    List<Fact> funding,
    String source,
    Trust trust,
    String updated,
    String unknown,
    String report,
    String history,
    String follow,
    String share) {

  /// Whether more is known of the cost than that there is none.
  public boolean isPriceSaid() {
    return costs.stream().anyMatch(cost -> !cost.about().isEmpty());
  }

  /// The language of the papers to bring where it is not that of the page, null where all are in
  /// it.
  public @Nullable String documentsLanguage(String page) {
    return documents.stream()
        .map(Prose::language)
        .filter(language -> !language.equals(page))
        .findFirst()
        .orElse(null);
  }

  /// @param language of the label, null for one that has none
  public record Link(String label, String href, @Nullable String language) {
    Link(String label, String href) {
      this(label, href, null);
    }
  }

  /// @param href where it leads, null for none
  public record Fact(String label, String value, @Nullable String href) {}

  /// @param about what is added in words, possibly empty
  public record Noted(String label, Prose about, @Nullable String href) {}

  /// One day of this week.
  ///
  /// @param openings each `09:00–12:30`, none unless it is open that day
  /// @param state what is said where there are none
  /// @param mark why it differs from other weeks, empty when it does not
  /// @param note what somebody wrote about that
  public record Day(
      String name, List<String> openings, String state, boolean today, String mark, Prose note) {
    /// Openings or state in one.
    public String hours() {
      return openings.isEmpty() ? state : String.join(", ", openings);
    }

    /// Mark and note in one.
    public String said() {
      return mark.isEmpty() || note.isEmpty() ? mark + note.text() : mark + ": " + note.text();
    }
  }

  /// Days that are not as usual.
  ///
  /// @param words which days, and their hours
  /// @param note what somebody wrote about that
  public record Dated(String words, Prose note) {
    /// Both in one.
    public String said() {
      return note.isEmpty() ? words : words + " (" + note.text() + ")";
    }
  }

  /// @param address empty where the address is not public or not known
  /// @param reserved what is said instead of an address that is not public, empty otherwise
  /// @param around metres around the point within which the place lies; 0 where the point is its
  ///   own
  /// @param about says that the position is approximate, empty where it is not
  /// @param geocoded who worked the point out from the address, empty where it was given
  /// @param geo and `map`: links the reader may follow, null without a point
  public record Where(
      String address,
      String areas,
      String reserved,
      int around,
      String about,
      String geocoded,
      Prose arrival,
      @Nullable String lat,
      @Nullable String lon,
      @Nullable String geo,
      @Nullable String map) {}
}
