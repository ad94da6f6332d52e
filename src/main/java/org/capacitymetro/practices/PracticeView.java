package org.capacitymetro.practices;

import java.util.List;
import java.util.Set;
import org.capacitymetro.assessment.JudgedGroup;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.RelatedGroup;
import org.jspecify.annotations.Nullable;

/// What the page of one sheet shows, in the reader's words.
///
/// @param id short form
/// @param notices what one has to know first: a draft, archived, not checked for long
/// @param lead the summary, as HTML
/// @param beside what one wants to know at a glance
/// @param related what other modules have to say about it
/// @param peers what peers said of it; null when none did
/// @param similar the nearest other sheets
/// @param trials who tries it elsewhere; null for a draft
/// @param about version, days
/// @param files address of the sheet, to which `.pdf`, `.docx` and `.json` may be added; null for a
///   draft
/// @param onPaper the languages that somebody wrote it in, for its files
public record PracticeView(
    String id,
    Text title,
    String kind,
    boolean micro,
    boolean demonstration,
    List<Notice> notices,
    List<Sector> sectors,
    @Nullable Text lead,
    List<Section> sections,
    List<Row> beside,
    List<Cost> costs,
    List<Outcome> results,
    List<Service> services,
    List<RelatedGroup> related,
    List<Image> pictures,
    List<File> attachments,
    List<File> videos,
    @Nullable Text contactRole,
    @Nullable Link mail,
    @Nullable Link website,
    @Nullable Peers peers,
    List<Similar> similar,
    @Nullable TrialsView trials,
    List<Row> about,
    List<String> keywords,
    Link licence,
    String share,
    @Nullable String files,
    List<Language> onPaper) {
  private static final Set<String> FIRST = Set.of("problem", "who", "steps", "caution");

  /// @param shared what both have, in words
  /// @param compare where both stand side by side
  public record Similar(PracticeCard card, String shared, String compare) {}

  /// @param language null where it is that of the page
  /// @param older language of the source where it has changed since, else null
  /// @param machine whether a machine translated it and nobody checked
  public record Text(
      String words, @Nullable String language, @Nullable String older, boolean machine) {
    public Text(String words, @Nullable String language) {
      this(words, language, null, false);
    }
  }

  /// @param kind `draft`, `archived`, `recheck` or `superseded`
  public record Notice(String kind, String words) {}

  public record Sector(String code, String icon, String name) {}

  /// @param parts several under headings of their own, or one without
  public record Section(String id, String heading, List<Part> parts) {}

  /// @param heading empty for none
  /// @param typed as somebody wrote it, with the signs of Markdown
  /// @param html the same, safe to be put into a page
  public record Part(
      String heading,
      String typed,
      String html,
      @Nullable String language,
      @Nullable String older,
      boolean machine) {}

  /// @param lead who judged, and when
  /// @param level what follows from it, in words
  /// @param older that another version was read than this one; empty where it is this one
  /// @param answer of the authors, null for none
  public record Peers(
      String lead, String level, String older, List<JudgedGroup> groups, @Nullable Text answer) {}

  public record Row(String label, Text value) {
    public Row(String label, String value) {
      this(label, new Text(value, null));
    }
  }

  public record Cost(Text what, String amount, String unit, String year) {}

  public record Outcome(Text what, String figure, String source) {}

  /// @param note that it is closed; empty for one that is offered
  public record Service(Text name, String href, String role, String note) {}

  /// @param small address for small screens
  public record Image(
      String href, String small, int width, int height, Text alt, @Nullable Text caption) {}

  /// @param about type and size of an attachment, that it is a video on another site
  public record File(String href, Text title, String about) {}

  public record Link(String label, String href) {}

  /// What comes before costs and results.
  public List<Section> first() {
    return sections.stream().filter(section -> FIRST.contains(section.id())).toList();
  }

  /// What comes behind them.
  public List<Section> later() {
    return sections.stream().filter(section -> !FIRST.contains(section.id())).toList();
  }
}
