package org.capacitymetro.practices;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.writing.Euro;
import org.capacitymetro.writing.Wording;
import org.jspecify.annotations.Nullable;

/// What a sheet says. Every value checks itself; a sheet may be unfinished, [SheetRules#unready]
/// says what it needs to be handed in. Stored as JSON with every version.
///
/// @param language BCP 47, in which it is written; translations hang on each text
/// @param texts what is not there was not written
/// @param cities codes of cities
/// @param sectors codes of sectors, `targets` of targets
/// @param demonstration a fictional sheet shipped with the software
public record Sheet(
    PracticeKind kind,
    String language,
    Map<Passage, LocalizedText> texts,
    List<ServiceLink> services,
    List<String> cities,
    List<String> sectors,
    List<String> targets,
    Period period,
    Money money,
    List<Resource> resources,
    List<Result> results,
    Contact contact,
    List<Attachment> attachments,
    List<Picture> pictures,
    List<Video> videos,
    Licence licence,
    List<String> keywords,
    boolean demonstration)
    implements Wording<Sheet> {
  /// Of every list of a sheet.
  public static final int MOST_ROWS = 30;

  /// Characters of a text that is one line in a row.
  public static final int LONGEST_LINE = 300;

  /// Mail addresses that a sheet takes.
  public static final Pattern MAIL =
      Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\".]{2,}");

  /// Addresses of pages that a sheet takes.
  public static final Pattern WEB = Pattern.compile("https?://[^\\s<>\"]{3,500}");

  /// Where a practice stands in time.
  public enum Running {
    RUNNING,
    CONCLUDED,
    SUSPENDED,
    UNKNOWN
  }

  /// Whether it takes money that a team does not have anyway.
  public enum Money {
    NONE,
    SOME,
    UNKNOWN
  }

  /// What a service has to do with it.
  public enum Role {
    /// It was born here.
    BORN_HERE,
    /// It is used here.
    USES,
    /// It helps.
    PARTNER
  }

  /// What an amount of euro is for.
  public enum Unit {
    ONCE,
    PER_YEAR,
    PER_MONTH,
    PER_HOUR,
    PER_PERSON
  }

  /// Under which anybody may use the texts.
  public enum Licence {
    CC_BY_4_0("https://creativecommons.org/licenses/by/4.0/"),
    CC_BY_SA_4_0("https://creativecommons.org/licenses/by-sa/4.0/"),
    CC0_1_0("https://creativecommons.org/publicdomain/zero/1.0/");

    private final String address;

    Licence(String address) {
      this.address = address;
    }

    public String address() {
      return address;
    }
  }

  public record ServiceLink(UUID service, Role role) {}

  /// @param from first month, null when nobody said; `to` the last, null while it runs
  public record Period(Running state, @Nullable YearMonth from, @Nullable YearMonth to) {
    public static final Period UNKNOWN = new Period(Running.UNKNOWN, null, null);

    public Period {
      if (from != null && to != null && to.isBefore(from)) {
        throw new IllegalArgumentException(
            "period.to must not be before period.from " + from + ", but is " + to);
      }
      checkYear("period.from", from == null ? null : from.getYear());
      checkYear("period.to", to == null ? null : to.getYear());
    }
  }

  /// Something that it takes.
  ///
  /// @param amount in euro, null where it is no matter of money
  /// @param year of the prices
  public record Resource(
      LocalizedText what, @Nullable BigDecimal amount, Unit unit, @Nullable Integer year) {
    public Resource {
      checkLine("resources.what", what);
      if (amount != null && (amount.signum() < 0 || amount.compareTo(Euro.MOST) > 0)) {
        throw new IllegalArgumentException(
            "resources.amount must be 0 to " + Euro.MOST + ", not " + amount);
      }
      checkYear("resources.year", year);
    }
  }

  /// Something that changed, with its figure and where the figure comes from.
  public record Result(LocalizedText what, String figure, String source, @Nullable Integer year) {
    public Result {
      checkLine("results.what", what);
      checkLine("results.figure", figure);
      checkLine("results.source", source);
      checkYear("results.year", year);
    }
  }

  /// @param mail mailbox of a role, empty for none
  /// @param website empty for none
  public record Contact(String mail, String website) {
    public static final Contact NONE = new Contact("", "");

    public Contact {
      if (!mail.isEmpty() && !MAIL.matcher(mail).matches()) {
        throw new IllegalArgumentException("contact.mail must be a mail address, not " + mail);
      }
      if (!website.isEmpty() && !WEB.matcher(website).matches()) {
        throw new IllegalArgumentException(
            "contact.website must begin with http:// or https://, not " + website);
      }
    }
  }

  /// @param hash in the file store; `name` as it is downloaded
  /// @param type code of the kind of file
  public record Attachment(String hash, String name, String type, long bytes, LocalizedText title) {
    public Attachment {
      checkLine("attachments.title", title);
      checkLine("attachments.name", name);
    }
  }

  /// @param alt what one sees, for those who do not: never empty
  /// @param small hash of the picture for small screens
  public record Picture(
      String hash,
      String small,
      String type,
      int width,
      int height,
      LocalizedText alt,
      LocalizedText caption) {
    public Picture {
      if (alt.isEmpty()) {
        throw new IllegalArgumentException("pictures.alt must say what one sees");
      }
      checkLine("pictures.alt", alt);
      checkLine("pictures.caption", caption);
    }
  }

  public record Video(String url, LocalizedText title) {
    public Video {
      if (!WEB.matcher(url).matches()) {
        throw new IllegalArgumentException(
            "videos.url must begin with http:// or https://, not " + url);
      }
      checkLine("videos.title", title);
    }
  }

  public Sheet {
    Map<Passage, LocalizedText> ordered = new EnumMap<>(Passage.class);
    texts.forEach(
        (passage, text) -> {
          if (!text.isEmpty()) {
            SheetRules.tooLong(passage, text.in(language))
                .ifPresent(
                    problem -> {
                      throw new IllegalArgumentException(problem.inEnglish());
                    });
            ordered.put(passage, text);
          }
        });
    texts = Collections.unmodifiableMap(ordered);
    services = rows("services", services);
    cities = rows("cities", cities);
    sectors = rows("sectors", sectors);
    targets = rows("targets", targets);
    resources = rows("resources", resources);
    results = rows("results", results);
    attachments = rows("attachments", attachments);
    pictures = rows("pictures", pictures);
    videos = rows("videos", videos);
    keywords = rows("keywords", keywords);
  }

  /// An empty sheet of which only the title is known.
  public static Sheet begin(PracticeKind kind, LocalizedText title, List<String> cities) {
    return new Sheet(
        kind,
        "it",
        Map.of(Passage.TITLE, title),
        List.of(),
        cities,
        List.of(),
        List.of(),
        Period.UNKNOWN,
        Money.UNKNOWN,
        List.of(),
        List.of(),
        Contact.NONE,
        List.of(),
        List.of(),
        List.of(),
        Licence.CC_BY_4_0,
        List.of(),
        false);
  }

  /// Passages have the name of their code, rows theirs: `resources.0.what`.
  @Override
  public Sheet withTexts(Change change) {
    Map<Passage, LocalizedText> changed = new EnumMap<>(Passage.class);
    texts.forEach((passage, text) -> changed.put(passage, change.of(passage.code(), text)));
    return new Sheet(
        kind,
        language,
        changed,
        services,
        cities,
        sectors,
        targets,
        period,
        money,
        changed(
            resources,
            "resources",
            (row, it) ->
                new Resource(
                    change.of(row + ".what", it.what()), it.amount(), it.unit(), it.year())),
        changed(
            results,
            "results",
            (row, it) ->
                new Result(
                    change.of(row + ".what", it.what()), it.figure(), it.source(), it.year())),
        contact,
        changed(
            attachments,
            "attachments",
            (row, it) ->
                new Attachment(
                    it.hash(),
                    it.name(),
                    it.type(),
                    it.bytes(),
                    change.of(row + ".title", it.title()))),
        changed(
            pictures,
            "pictures",
            (row, it) ->
                new Picture(
                    it.hash(),
                    it.small(),
                    it.type(),
                    it.width(),
                    it.height(),
                    change.of(row + ".alt", it.alt()),
                    change.of(row + ".caption", it.caption()))),
        changed(
            videos,
            "videos",
            (row, it) -> new Video(it.url(), change.of(row + ".title", it.title()))),
        licence,
        keywords,
        demonstration);
  }

  private static <T> List<T> changed(List<T> rows, String field, BiFunction<String, T, T> change) {
    List<T> changed = new ArrayList<>();
    for (T row : rows) {
      changed.add(change.apply(field + "." + changed.size(), row));
    }
    return changed;
  }

  public LocalizedText text(Passage passage) {
    return texts.getOrDefault(passage, LocalizedText.EMPTY);
  }

  public LocalizedText title() {
    return text(Passage.TITLE);
  }

  /// The same sheet as another kind: what the other kind does not ask for is kept unseen.
  public Sheet withKind(PracticeKind other) {
    return new Sheet(
        other,
        language,
        texts,
        services,
        cities,
        sectors,
        targets,
        period,
        money,
        resources,
        results,
        contact,
        attachments,
        pictures,
        videos,
        licence,
        keywords,
        demonstration);
  }

  /// The sheet's own words on one file.
  public boolean uses(String hash) {
    return attachments.stream().anyMatch(file -> file.hash().equals(hash))
        || pictures.stream()
            .anyMatch(picture -> picture.hash().equals(hash) || picture.small().equals(hash));
  }

  private static <T> List<T> rows(String field, List<T> rows) {
    if (rows.size() > MOST_ROWS) {
      throw new IllegalArgumentException(
          field + " must be at most " + MOST_ROWS + ", not " + rows.size());
    }
    return List.copyOf(rows);
  }

  /// A translation may be longer.
  private static void checkLine(String field, LocalizedText text) {
    checkLine(field, text.in(text.source()));
  }

  private static void checkLine(String field, String text) {
    if (text.length() > LONGEST_LINE) {
      throw new IllegalArgumentException(
          field + " must have at most " + LONGEST_LINE + " characters, not " + text.length());
    }
  }

  private static void checkYear(String field, @Nullable Integer year) {
    if (year != null && (year < 1980 || year > 2100)) {
      throw new IllegalArgumentException(field + " must be 1980 to 2100, not " + year);
    }
  }
}
