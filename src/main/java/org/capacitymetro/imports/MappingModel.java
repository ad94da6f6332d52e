package org.capacitymetro.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.directory.PublicPreview;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.mapping.Finding;
import org.capacitymetro.mapping.Interpreter.Entry;
import org.capacitymetro.mapping.Interpreter.OrganizationEntry;
import org.capacitymetro.mapping.Interpreter.ServiceEntry;
import org.capacitymetro.mapping.Profile;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.mapping.Reading;
import org.capacitymetro.mapping.SourceRow;
import org.capacitymetro.pages.Page;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.tables.Column;
import org.capacitymetro.tables.Guess;
import org.capacitymetro.tables.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Builds the page of a mapping: the file on the left, the record on the right.
@Component
class MappingModel {
  private final MappedFile files;
  private final Profiles profiles;
  private final PublicPreview preview;
  private final ObjectProvider<PublicSheet> sheets;
  private final MappingFields fields;
  private final MappingChoices choices;

  MappingModel(
      MappedFile files,
      Profiles profiles,
      PublicPreview preview,
      ObjectProvider<PublicSheet> sheets,
      MappingFields fields,
      MappingChoices choices) {
    this.files = files;
    this.profiles = profiles;
    this.preview = preview;
    this.sheets = sheets;
    this.fields = fields;
    this.choices = choices;
  }

  /// @param profile of the mapping as it stands
  /// @param row which of the sample rows is shown, from 0
  MappingView.One of(
      Upload upload,
      Guess guess,
      Profile profile,
      int row,
      String done,
      List<String> problems,
      Page page) {
    String path = MappingPages.address(upload);
    Profile whole = profile.over(profiles.get("generic"));
    List<String> said = new ArrayList<>(problems);
    @Nullable Reading reading = null;
    @Nullable UsageException refused = null;
    try {
      reading = files.reading(guess, whole, source(upload, profile), null);
    } catch (UsageException e) {
      refused = e;
      String missing = missing(guess, profile);
      if (!missing.isEmpty()) {
        said.add(page.t("mapping.missing", "columns", missing));
      }
    }
    int shown = Math.max(0, Math.min(row, guess.sample().size() - 1));
    Map<String, String> examples = new HashMap<>();
    if (reading != null && !guess.sample().isEmpty()) {
      SourceRow filled = reading.fill(guess.sample().get(shown));
      filled.cells().forEach((column, text) -> examples.put(column.canonical(), text));
    }
    MappedFile.@Nullable Words words =
        reading == null ? null : files.words(upload, upload.layout(), guess, whole);
    return new MappingView.One(
        upload.name(),
        page.url(path),
        done,
        said,
        choices.about(upload, guess, page),
        choices.layout(upload.layout(), guess, page),
        choices.profiles(upload, page),
        upload.profileName() == null ? suggestedName(upload) : upload.profileName(),
        profile.title().getOrDefault("it", ""),
        choices.trusts(profile, page),
        exists(upload.profileName() == null ? suggestedName(upload) : upload.profileName()),
        headings(guess, profile, page),
        rows(guess, shown, path, page),
        fields.groups(guess, profile, examples, page),
        choices.conditions(guess, profile, page),
        choices.attributes(guess, profile, page),
        words == null ? null : choices.categories(words, profile, whole, page),
        words == null ? List.of() : choices.hours(words, page),
        shown(guess, profile, reading, refused, shown, path, page));
  }

  /// Columns that the profile reads and the file does not have.
  private static String missing(Guess guess, Profile profile) {
    Set<String> known =
        guess.columns().stream()
            .map(column -> column.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return profile.readColumns().stream()
        .filter(column -> !known.contains(column.toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", "));
  }

  private static String source(Upload upload, Profile profile) {
    return profile.source() == null ? suggestedName(upload) : profile.source();
  }

  /// The name of the file without endings, days and odd characters.
  static String suggestedName(Upload upload) {
    String plain =
        upload
            .name()
            .replaceFirst("(?i)(\\.(csv|txt|tsv|xlsx|ods|json|geojson|xml|zip|gz))+$", "")
            .replaceAll("[^A-Za-z0-9_.-]+", "_")
            .replaceFirst("[_-]?\\d{8}$", "")
            .replaceFirst("^[^A-Za-z0-9]+", "");
    return plain.isEmpty() ? "list" : plain.toLowerCase(Locale.ROOT);
  }

  private boolean exists(String name) {
    return profiles.list().stream().anyMatch(entry -> entry.name().equals(name));
  }

  private List<MappingView.Heading> headings(Guess guess, Profile profile, Page page) {
    Map<String, String> used = new HashMap<>();
    profile
        .fields()
        .forEach(
            (field, filling) ->
                filling
                    .readColumns()
                    .forEach(
                        column ->
                            used.merge(
                                column,
                                MappingFields.label(field, page),
                                (before, more) -> before + ", " + more)));
    List<MappingView.Heading> headings = new ArrayList<>();
    for (Column column : guess.columns()) {
      headings.add(
          new MappingView.Heading(
              column.name(),
              page.t("mapping.type." + column.type().name()),
              used.getOrDefault(column.name(), "")));
    }
    return headings;
  }

  private static List<MappingView.SampleRow> rows(Guess guess, int shown, String path, Page page) {
    List<MappingView.SampleRow> rows = new ArrayList<>();
    for (Row row : guess.sample()) {
      rows.add(
          new MappingView.SampleRow(
              row.line(),
              row.cells().stream().map(MappingChoices::shortened).toList(),
              rows.size() == shown,
              page.url(path + "?row=" + rows.size() + "#record")));
    }
    return rows;
  }

  private static List<MappingView.Needed> needed(Profile profile, Page page) {
    return MappingFields.REQUIRED.stream()
        .map(SourceRow.Column::canonical)
        .filter(field -> !profile.fields().containsKey(field))
        .map(field -> new MappingView.Needed("#c." + field, MappingFields.label(field, page)))
        .toList();
  }

  private MappingView.Shown shown(
      Guess guess,
      Profile profile,
      @Nullable Reading reading,
      @Nullable UsageException refused,
      int row,
      String path,
      Page page) {
    int count = guess.sample().size();
    String position = count == 0 ? "" : page.t("mapping.row", "row", row + 1, "of", count);
    String before = row == 0 ? "" : page.url(path + "?row=" + (row - 1) + "#record");
    String after = row + 1 >= count ? "" : page.url(path + "?row=" + (row + 1) + "#record");
    if (reading == null || count == 0) {
      String why =
          refused == null || count == 0 ? page.t("mapping.no-rows") : page.t("mapping.incomplete");
      return new MappingView.Shown(
          row, position, before, after, null, why, needed(profile, page), List.of());
    }
    Row sample = guess.sample().get(row);
    List<Finding> findings = new ArrayList<>();
    boolean meant = reading.isMeant(sample);
    Optional<Entry> entry = meant ? reading.read(sample, findings::add) : Optional.empty();
    PublicSheet sheet = sheets.getIfAvailable();
    String why =
        !meant
            ? page.t("mapping.left-out")
            : entry.isEmpty()
                ? page.t("mapping.refused")
                : entry.get() instanceof OrganizationEntry organization
                    ? page.t(
                        "mapping.organization",
                        "name",
                        organization.draft().name().in(page.order()))
                    : "";
    PublicService service =
        entry.isPresent() && entry.get() instanceof ServiceEntry made
            ? preview.of(null, made.draft())
            : null;
    return new MappingView.Shown(
        row,
        position,
        before,
        after,
        service == null || sheet == null ? null : sheet.of(service, page),
        why,
        List.of(),
        findings.stream().map(finding -> ImportWords.finding(finding, page)).toList());
  }
}
