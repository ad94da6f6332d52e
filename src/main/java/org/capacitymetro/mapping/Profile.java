package org.capacitymetro.mapping;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capacitymetro.directory.Access.Mode;
import org.capacitymetro.directory.Answer;
import org.capacitymetro.directory.Organization.ProviderType;
import org.capacitymetro.directory.Precision;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// How the records of one list become services or organizations: a file of `import-profiles/` that
/// an operator can edit. Field names are those of the file, written there with hyphens.
///
/// @param record `service` or `organization`
/// @param categories what the list's category words mean; a key may end in `*`, letter case does
///   not count
/// @param officialOn day of which the list states what is so, when it comes from the authority that
///   decides it: its records count as verified on that day; null for any other list
public record Profile(
    String record,
    @Nullable String officialOn,
    Map<String, Category> categories,
    @Nullable Provider provider,
    Names name,
    Notes notes) {

  /// What a category of the list means here. Answers left out are unknown.
  ///
  /// @param precision how exactly the public may know the place; `exact` unless the file says
  ///   otherwise
  /// @param ended last day of services that are closed for good, `2022-03-31`
  public record Category(
      List<String> sectors,
      List<String> targets,
      Map<String, String> summary,
      @Nullable String access,
      @Nullable Boolean residencePermit,
      @Nullable Boolean anonymous,
      @Nullable Boolean free,
      @Nullable String precision,
      @Nullable String ended) {

    static final Category UNKNOWN =
        new Category(List.of(), List.of(), Map.of(), null, null, null, null, null, null);

    public Category {
      sectors = listOf(sectors);
      targets = listOf(targets);
      summary = mapOf(summary);
      word(Mode.class, "access", access);
      word(Precision.class, "precision", precision);
      if (ended != null) {
        LocalDate.parse(ended);
      }
    }

    public Mode mode() {
      return word(Mode.class, "access", access).orElse(Mode.UNKNOWN);
    }

    public Precision publicPrecision() {
      return word(Precision.class, "precision", precision).orElse(Precision.EXACT);
    }

    public Optional<LocalDate> endedOn() {
      return Optional.ofNullable(ended).map(LocalDate::parse);
    }

    public LocalizedText summaryText() {
      return LocalizedText.ofItalianAndEnglish(
          summary.getOrDefault("it", ""), summary.getOrDefault("en", ""));
    }

    public static Answer answer(@Nullable Boolean value) {
      return value == null ? Answer.UNKNOWN : value ? Answer.YES : Answer.NO;
    }
  }

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
      word(ProviderType.class, "type", type);
      types.values().forEach(value -> word(ProviderType.class, "types", value));
    }

    public ProviderType typeFor(Map<String, String> noteValues) {
      String chosen = typeNote == null ? null : types.get(noteValues.getOrDefault(typeNote, ""));
      return word(ProviderType.class, "type", chosen == null ? type : chosen)
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
    categories = lower;
    name = Objects.requireNonNullElse(name, Names.PLAIN);
    notes = Objects.requireNonNullElse(notes, Notes.PLAIN);
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
    return new Profile(record, officialOn, all, provider, name, notes);
  }

  private static <T> List<T> listOf(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static <V> Map<String, V> mapOf(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : Map.copyOf(map);
  }

  private static <E extends Enum<E>> Optional<E> word(
      Class<E> type, String field, @Nullable String word) {
    if (word == null) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(type.getEnumConstants())
            .filter(value -> written(value).equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        Arrays.stream(type.getEnumConstants())
                            .map(Profile::written)
                            .collect(
                                Collectors.joining(
                                    ", ", field + ": \"" + word + "\" is none of ", "")))));
  }

  private static String written(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
