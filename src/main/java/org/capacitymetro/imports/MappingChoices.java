package org.capacitymetro.imports;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.capacitymetro.directory.SourceTrust;
import org.capacitymetro.hours.OsmOpeningHours;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.mapping.Category;
import org.capacitymetro.mapping.Condition;
import org.capacitymetro.mapping.ItalianHours;
import org.capacitymetro.mapping.ParsedHours;
import org.capacitymetro.mapping.Profile;
import org.capacitymetro.mapping.Profiles;
import org.capacitymetro.pages.Page;
import org.capacitymetro.tables.Format;
import org.capacitymetro.tables.Guess;
import org.capacitymetro.tables.Layout;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.springframework.stereotype.Component;

/// What can be chosen on the page of a mapping besides the fields.
@Component
class MappingChoices {
  private static final List<String> CHARSETS =
      List.of(
          "UTF-8",
          "windows-1252",
          "ISO-8859-1",
          "ISO-8859-15",
          "UTF-16LE",
          "UTF-16BE",
          "x-MacRoman",
          "IBM850",
          "windows-1250",
          "windows-1251",
          "windows-1256");
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
  private static final List<String> HOW =
      List.of("in", "not-in", "contains", "not-contains", "matches", "not-matches");
  private static final int LONGEST = 120;

  private final Profiles profiles;
  private final Taxonomies taxonomies;

  MappingChoices(Profiles profiles, Taxonomies taxonomies) {
    this.profiles = profiles;
    this.taxonomies = taxonomies;
  }

  static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  List<String> about(Upload upload, Guess guess, Page page) {
    List<String> about = new ArrayList<>();
    about.add(page.t("mapping.format." + upload.layout().format().name()));
    if (guess.compressed()) {
      about.add(page.t("mapping.compressed"));
    }
    about.add(size(upload.size(), page));
    about.add(page.t("mapping.columns", "count", guess.columns().size()));
    return about;
  }

  static String size(long bytes, Page page) {
    return bytes < 1 << 20
        ? page.t("mapping.kilobytes", "count", Math.max(1, bytes >> 10))
        : page.t("mapping.megabytes", "count", bytes >> 20);
  }

  MappingView.LayoutForm layout(Layout layout, Guess guess, Page page) {
    boolean csv = layout.format() == Format.CSV;
    List<MappingView.Option> charsets = new ArrayList<>();
    if (layout.format().hasCharset()) {
      Set<String> names = new LinkedHashSet<>(CHARSETS);
      names.add(layout.charset().name());
      for (String name : names) {
        charsets.add(
            new MappingView.Option(name, name, Charset.forName(name).equals(layout.charset())));
      }
    }
    List<MappingView.Option> delimiters = new ArrayList<>();
    if (csv) {
      for (char delimiter : DELIMITERS) {
        delimiters.add(
            new MappingView.Option(
                delimiter == '\t' ? "tab" : String.valueOf(delimiter),
                page.t("mapping.delimiter." + (int) delimiter),
                layout.delimiter() == delimiter));
      }
      delimiters.add(
          new MappingView.Option(
              "other",
              page.t("mapping.delimiter.other"),
              !DELIMITERS.contains(layout.delimiter())));
    }
    return new MappingView.LayoutForm(
        page.t("mapping.format." + layout.format().name()),
        charsets,
        delimiters,
        csv && !DELIMITERS.contains(layout.delimiter()) ? String.valueOf(layout.delimiter()) : "",
        named(guess.sheets(), layout.sheet() == null ? "" : layout.sheet()),
        layout.format().hasHeaderRows(),
        layout.headerRow(),
        layout.headerRows(),
        named(guess.paths(), layout.path() == null ? "" : layout.path()),
        guess.before().stream()
            .limit(8)
            .map(
                row ->
                    new MappingView.SampleRow(
                        row.line(),
                        row.cells().stream().limit(12).map(MappingChoices::shortened).toList(),
                        row.line() >= layout.headerRow()
                            && row.line() < layout.headerRow() + layout.headerRows(),
                        ""))
            .toList());
  }

  private static List<MappingView.Option> named(List<String> names, String chosen) {
    return names.stream()
        .map(name -> new MappingView.Option(name, name.isEmpty() ? "/" : name, name.equals(chosen)))
        .toList();
  }

  List<MappingView.Option> profiles(Upload upload, Page page) {
    List<MappingView.Option> options = new ArrayList<>();
    options.add(
        new MappingView.Option("", page.t("mapping.profiles.none"), upload.profileName() == null));
    profiles.list().stream()
        .filter(entry -> entry.profile() != null && !entry.name().equals("generic"))
        .map(
            entry ->
                new MappingView.Option(
                    entry.name(), entry.name(), entry.name().equals(upload.profileName())))
        .forEach(options::add);
    return options;
  }

  List<MappingView.Option> trusts(Profile profile, Page page) {
    List<MappingView.Option> trusts = new ArrayList<>();
    for (SourceTrust trust : SourceTrust.values()) {
      String code = trust.name().toLowerCase(Locale.ROOT);
      boolean chosen = profile.sourceTrust().orElse(SourceTrust.SPREADSHEET) == trust;
      if (chosen || trust != SourceTrust.EDITORS) {
        trusts.add(new MappingView.Option(code, page.t("mapping.trust." + code), chosen));
      }
    }
    return trusts;
  }

  List<MappingView.Condition> conditions(Guess guess, Profile profile, Page page) {
    List<MappingView.Condition> conditions = new ArrayList<>();
    for (Condition condition : profile.rows()) {
      String quoted = condition.matches();
      boolean literal = quoted != null && quoted.startsWith("\\Q") && quoted.endsWith("\\E");
      String how = quoted == null ? "in" : literal ? "contains" : "matches";
      String value =
          quoted == null
              ? condition.is() == null ? String.join("; ", condition.in()) : condition.is()
              : literal ? quoted.substring(2, quoted.length() - 2) : quoted;
      conditions.add(
          new MappingView.Condition(
              MappingFields.options(guess, condition.column(), page),
              how((condition.not() ? "not-" : "") + how, page),
              value));
    }
    conditions.add(
        new MappingView.Condition(MappingFields.options(guess, "", page), how("in", page), ""));
    return conditions;
  }

  private static List<MappingView.Option> how(String chosen, Page page) {
    return HOW.stream()
        .map(how -> new MappingView.Option(how, page.t("mapping.how." + how), how.equals(chosen)))
        .toList();
  }

  List<MappingView.Fact> attributes(Guess guess, Profile profile, Page page) {
    List<MappingView.Fact> facts = new ArrayList<>();
    profile
        .attributes()
        .forEach(
            (label, filling) -> {
              boolean plain = filling.column() != null && MappingForm.isSimple(filling);
              String column = plain && filling.column() != null ? filling.column() : "";
              List<MappingView.Option> options = MappingFields.options(guess, column, page);
              if (!plain) {
                options.set(0, new MappingView.Option("", page.t("mapping.no-column"), false));
                options.add(
                    1,
                    new MappingView.Option(MappingForm.AS_IT_IS, page.t("mapping.as-it-is"), true));
              }
              facts.add(new MappingView.Fact(options, label));
            });
    facts.add(new MappingView.Fact(MappingFields.options(guess, "", page), ""));
    return facts;
  }

  MappingView.Categories categories(
      MappedFile.Words words, Profile profile, Profile whole, Page page) {
    List<Map.Entry<String, Integer>> all = words.mostFrequent();
    List<MappingView.CategoryLine> lines = new ArrayList<>();
    for (Map.Entry<String, Integer> word :
        all.subList(0, Math.min(all.size(), MappingForm.MOST_CATEGORIES))) {
      Optional<Category> category = whole.findCategory(word.getKey());
      lines.add(
          new MappingView.CategoryLine(
              word.getKey(),
              page.t("mapping.rows", "count", word.getValue()),
              category.map(Category::sectors).orElse(List.of()),
              category.map(Category::targets).orElse(List.of())));
    }
    return new MappingView.Categories(
        lines,
        all.size() - lines.size(),
        words.whole() ? "" : page.t("mapping.counted", "count", words.rows()),
        terms(Vocabulary.SECTOR, page),
        terms(Vocabulary.TARGET, page));
  }

  private List<MappingView.Option> terms(Vocabulary vocabulary, Page page) {
    List<MappingView.Option> options = new ArrayList<>();
    for (Term term : taxonomies.list(vocabulary)) {
      String name = term.name().in(page.order());
      options.add(
          new MappingView.Option(term.code(), term.parent() == null ? name : "– " + name, false));
    }
    return options;
  }

  List<MappingView.Hours> hours(MappedFile.Words words, Page page) {
    List<MappingView.Hours> lines = new ArrayList<>();
    for (String original : words.hours()) {
      Optional<ParsedHours> parsed = ItalianHours.parse(original);
      int percent = (int) Math.floor(parsed.map(ParsedHours::confidence).orElse(0.0) * 100);
      String understood =
          parsed.map(ParsedHours::schedule).flatMap(MappingChoices::notation).orElse("");
      lines.add(
          new MappingView.Hours(
              shortened(original),
              understood.isEmpty() ? page.t("mapping.hours.none") : understood,
              page.t("mapping.hours.confidence", "percent", percent),
              percent == 100 ? "good" : percent >= 50 ? "quiet" : "bad"));
    }
    return lines;
  }

  private static Optional<String> notation(Schedule schedule) {
    return OsmOpeningHours.format(schedule)
        .map(text -> Pattern.compile("\\s*;\\s*").matcher(text).replaceAll("; "));
  }
}
