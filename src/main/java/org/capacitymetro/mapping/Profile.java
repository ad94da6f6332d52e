package org.capacitymetro.mapping;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.directory.SourceTrust;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.Organization.ProviderType;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.tables.Layout;
import org.capacitymetro.tables.Tables;
import org.capacitymetro.tables.UnreadableTableException;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.SpokenLanguages;
import org.jspecify.annotations.Nullable;

/// How the records of one list become services or organizations: a file of `import-profiles/` that
/// an operator can edit. Field names are those of the file, written there with hyphens.
///
/// @param source name under which the records are known, also by the next import; the name of the
///   profile where it is left out
/// @param title what the list is called, by language
/// @param trust what kind of list it is, for the merge policy: `register`, `organization`,
///   `municipality`, `list`, `spreadsheet`
/// @param language BCP 47 tag of its texts; Italian where it is left out
/// @param codeScheme what kind of identifier `source_id` is (`isil`): the same code of the same
///   scheme in two lists means the same place
/// @param file how its files are laid out; what it leaves out is guessed
/// @param rows which rows are meant; all conditions must hold
/// @param fields how each field is filled, by its name; empty for files with the canonical header
/// @param attributes further facts, by the label readers see
/// @param record `service` or `organization`
/// @param categories what the list's category words mean; a key may end in `*`, letter case does
///   not count
/// @param officialOn day of which the list states what is so, when it comes from the authority that
///   decides it: its records count as verified on that day; null for any other list
public record Profile(
    @Nullable String source,
    Map<String, String> title,
    @Nullable String trust,
    String language,
    @Nullable String codeScheme,
    @Nullable FileLayout file,
    List<Condition> rows,
    Map<String, Filling> fields,
    Map<String, Filling> attributes,
    String record,
    @Nullable String officialOn,
    Map<String, Category> categories,
    @Nullable Provider provider,
    Names name,
    Notes notes) {
  private static final Pattern SCHEME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /// Who runs the services of the list: always the same `name`, or the value of the note called
  /// `note`.
  ///
  /// @param type `public`, `third-sector`, `religious` or `other`
  /// @param typeNote note whose value chooses among `types` instead
  public record Provider(
      @Nullable String name,
      @Nullable String note,
      @Nullable String type,
      @Nullable String typeNote,
      Map<String, String> types) {

    public Provider {
      types = mapOf(types);
      Words.check(ProviderType.class, "type", type);
      types.values().forEach(value -> Words.check(ProviderType.class, "types", value));
    }

    /// What `types` says of a word, letter case aside.
    Optional<ProviderType> typeOf(String word) {
      return types.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(word))
          .findFirst()
          .flatMap(entry -> Words.find(ProviderType.class, "types", entry.getValue()));
    }

    public ProviderType typeFor(Map<String, String> noteValues) {
      String chosen = typeNote == null ? null : types.get(noteValues.getOrDefault(typeNote, ""));
      return Words.find(ProviderType.class, "type", chosen == null ? type : chosen)
          .orElse(ProviderType.OTHER);
    }
  }

  /// How names are cleaned.
  ///
  /// @param prefix put before a name that does not hold the word already (`Farmacia`)
  /// @param replace fixed replacements, made first
  /// @param generic names that say nothing alone; the street or comune is added
  public record Names(@Nullable String prefix, Map<String, String> replace, List<String> generic) {
    static final Names PLAIN = new Names(null, Map.of(), List.of());

    public Names {
      replace = mapOf(replace);
      generic = listOf(generic);
    }
  }

  /// How the notes column `key=value; key=value` is read.
  ///
  /// @param postcode key of the CAP
  /// @param istat key of the comune's ISTAT code
  /// @param ignore keys that say nothing to readers; for values without a key the value itself
  /// @param labels what other keys are called as attributes
  public record Notes(
      @Nullable String postcode,
      @Nullable String istat,
      List<String> ignore,
      Map<String, String> labels) {
    static final Notes PLAIN = new Notes("cap", "istat", List.of(), Map.of());

    public Notes {
      postcode = postcode == null ? "cap" : postcode;
      istat = istat == null ? "istat" : istat;
      ignore = listOf(ignore);
      labels = mapOf(labels);
    }
  }

  public Profile {
    if (source != null && !Profiles.isSourceName(source)) {
      throw new IllegalArgumentException(
          "source: \"" + source + "\" is not a name of letters, digits, _, . and -");
    }
    title = mapOf(title);
    language = language == null ? "it" : language;
    if (SpokenLanguages.canonical(language).isEmpty()) {
      throw new IllegalArgumentException(
          "language: \"" + language + "\" is no BCP 47 tag of a known language");
    }
    if (codeScheme != null && !SCHEME.matcher(codeScheme).matches()) {
      throw new IllegalArgumentException(
          "code-scheme: \"" + codeScheme + "\" is not small letters, digits and hyphens");
    }
    Words.check(SourceTrust.class, "trust", trust);
    if ("editors".equals(trust)) {
      throw new IllegalArgumentException(
          "trust: \"editors\" is for what people write on this map, not for a list");
    }
    rows = listOf(rows);
    fields = fieldsOf(fields);
    attributes = ordered(attributes);
    record = Objects.requireNonNullElse(record, "service");
    if (!record.equals("service") && !record.equals("organization")) {
      throw new IllegalArgumentException(
          "record: \"" + record + "\" is neither service nor organization");
    }
    if (officialOn != null) {
      LocalDate.parse(officialOn);
    }
    Map<String, Category> lower = new TreeMap<>();
    mapOf(categories).forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value));
    categories = Collections.unmodifiableMap(lower);
    name = Objects.requireNonNullElse(name, Names.PLAIN);
    notes = Objects.requireNonNullElse(notes, Notes.PLAIN);
  }

  /// What the merge policy holds of the list; empty where the profile does not say.
  public Optional<SourceTrust> sourceTrust() {
    return Words.find(SourceTrust.class, "trust", trust);
  }

  /// What the list is called, for readers; null where it says nothing.
  public @Nullable LocalizedText titleText() {
    return title.isEmpty()
        ? null
        : LocalizedText.ofItalianAndEnglish(
            title.getOrDefault("it", title.values().iterator().next()),
            title.getOrDefault("en", ""));
  }

  /// How a file is to be read: as the profile says, and as the file looks where it says nothing.
  ///
  /// @throws UnreadableTableException when the file is needed and holds no table
  public Layout layout(Path path) {
    return file != null && file.isWhole()
        ? file.layout()
        : file == null ? Tables.guess(path).layout() : file.over(Tables.guess(path).layout());
  }

  /// True where files have the canonical header or headings like it, so that the fields are found
  /// by their names.
  public boolean readsByName() {
    return fields.isEmpty();
  }

  /// The columns of the file that the profile reads.
  public Set<String> readColumns() {
    return Stream.concat(
            Stream.of(fields, attributes)
                .flatMap(fillings -> fillings.values().stream())
                .flatMap(filling -> filling.readColumns().stream()),
            rows.stream().map(Condition::column))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// The same profile saying of each field which column of a file it is, where it finds them by
  /// their names until now; so that a person can change one of them.
  ///
  /// @param columns headings of the file
  public Profile naming(List<String> columns) {
    return readsByName() ? withFields(named(columns)) : this;
  }

  /// The columns of a file that are called like a field.
  static Map<String, Filling> named(List<String> columns) {
    Map<String, Filling> named = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      column.names().stream()
          .flatMap(
              name -> columns.stream().filter(heading -> heading.strip().equalsIgnoreCase(name)))
          .findFirst()
          .ifPresent(heading -> named.put(column.canonical(), Filling.of(heading)));
    }
    return named;
  }

  /// Whether the other says the same; a list of which nothing is said is a spreadsheet.
  public boolean isLike(Profile other) {
    return withTrust().equals(other.withTrust());
  }

  private Profile withTrust() {
    return new Profile(
        source,
        title,
        Objects.requireNonNullElse(trust, Words.written(SourceTrust.SPREADSHEET)),
        language,
        codeScheme,
        file,
        rows,
        fields,
        attributes,
        record,
        officialOn,
        categories,
        provider,
        name,
        notes);
  }

  private Profile withFields(Map<String, Filling> named) {
    return new Profile(
        source,
        title,
        trust,
        language,
        codeScheme,
        file,
        rows,
        named,
        attributes,
        record,
        officialOn,
        categories,
        provider,
        name,
        notes);
  }

  /// How a field is filled.
  public Optional<Filling> filling(Column field) {
    return Optional.ofNullable(fields.get(field.canonical()));
  }

  /// What the list itself says of the truth of its records.
  ///
  /// @param source name of the list
  public Map<FieldGroup, Verification> verification(String source) {
    return officialOn == null
        ? Map.of()
        : new Verification(LocalDate.parse(officialOn), Method.OFFICIAL_SOURCE, source)
            .ofEveryGroup();
  }

  public boolean makesOrganizations() {
    return record.equals("organization");
  }

  /// What the list's category means; the longest matching key wins.
  public Optional<Category> findCategory(String words) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    Category exact = categories.get(wanted);
    if (exact != null) {
      return Optional.of(exact);
    }
    return categories.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("*"))
        .filter(entry -> wanted.startsWith(entry.getKey().replaceFirst("\\*$", "")))
        .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
        .map(Map.Entry::getValue);
  }

  /// The same profile, knowing also the categories of a more general one.
  public Profile over(Profile general) {
    Map<String, Category> all = new TreeMap<>(general.categories());
    all.putAll(categories);
    return new Profile(
        source,
        title,
        trust,
        language,
        codeScheme,
        file,
        rows,
        fields,
        attributes,
        record,
        officialOn,
        all,
        provider,
        name,
        notes);
  }

  /// A profile that says how fields are filled and nothing else.
  public static Profile ofFields(Map<String, Filling> fields) {
    return new Profile(
        null,
        Map.of(),
        null,
        "it",
        null,
        null,
        List.of(),
        fields,
        Map.of(),
        "service",
        null,
        Map.of(),
        null,
        Names.PLAIN,
        Notes.PLAIN);
  }

  /// The same for files laid out so.
  public Profile withFile(@Nullable FileLayout layout) {
    return new Profile(
        source,
        title,
        trust,
        language,
        codeScheme,
        layout,
        rows,
        fields,
        attributes,
        record,
        officialOn,
        categories,
        provider,
        name,
        notes);
  }

  private static Map<String, Filling> fieldsOf(@Nullable Map<String, Filling> fields) {
    Map<String, Filling> named = new LinkedHashMap<>();
    if (fields != null) {
      fields.forEach(
          (name, filling) ->
              named.put(
                  Column.find(name)
                      .map(Column::canonical)
                      .orElseThrow(
                          () ->
                              new IllegalArgumentException(
                                  "fields: \""
                                      + name
                                      + "\" is not known; allowed: "
                                      + Arrays.stream(Column.values())
                                          .map(Column::canonical)
                                          .collect(Collectors.joining(", ")))),
                  filling));
    }
    return Collections.unmodifiableMap(named);
  }

  private static <V> Map<String, V> ordered(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  static <T> List<T> listOf(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  static <V> Map<String, V> mapOf(@Nullable Map<String, V> map) {
    return ordered(map);
  }
}
