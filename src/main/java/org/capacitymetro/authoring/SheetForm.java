package org.capacitymetro.authoring;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.files.FileStore;
import org.capacitymetro.files.StoredFile;
import org.capacitymetro.practices.Euro;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.practices.SheetProblem;
import org.capacitymetro.practices.SheetRules;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.writing.Codes;
import org.capacitymetro.writing.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Between a sheet and its form. A form shows and changes the words of the language the sheet is
/// written in; translations stay, and count as older than their source once it has changed.
@Component
class SheetForm {
  private final FileStore files;
  private final Taxonomies taxonomies;
  private final Areas areas;

  SheetForm(FileStore files, Taxonomies taxonomies, Areas areas) {
    this.files = files;
    this.taxonomies = taxonomies;
    this.areas = areas;
  }

  /// @param sheet null where something typed cannot be kept
  record Read(@Nullable Sheet sheet, List<SheetProblem> problems) {}

  /// The form of a sheet.
  static Typed of(Sheet sheet) {
    Typed form = Typed.NOTHING;
    String language = sheet.language();
    for (Passage passage : Passage.values()) {
      form = form.with(passage.code(), sheet.text(passage).in(language));
    }
    form =
        form.with("cities", sheet.cities().toArray(String[]::new))
            .with("sectors", sheet.sectors().toArray(String[]::new))
            .with("targets", sheet.targets().toArray(String[]::new))
            .with("period.state", Codes.of(sheet.period().state()))
            .with("period.from", month(sheet.period().from()))
            .with("period.to", month(sheet.period().to()))
            .with("money", Codes.of(sheet.money()))
            .with("contact.mail", sheet.contact().mail())
            .with("contact.website", sheet.contact().website())
            .with("licence", Codes.of(sheet.licence()))
            .with("keywords", String.join(", ", sheet.keywords()));
    for (int i = 0; i < sheet.services().size(); i++) {
      Sheet.ServiceLink link = sheet.services().get(i);
      form =
          form.with("services." + i + ".id", link.service().toString())
              .with("services." + i + ".role", Codes.of(link.role()));
    }
    for (int i = 0; i < sheet.resources().size(); i++) {
      Sheet.Resource resource = sheet.resources().get(i);
      String row = "resources." + i;
      form =
          form.with(row + ".what", resource.what().in(language))
              .with(
                  row + ".amount",
                  resource.amount() == null ? "" : resource.amount().toPlainString())
              .with(row + ".unit", Codes.of(resource.unit()))
              .with(row + ".year", year(resource.year()));
    }
    for (int i = 0; i < sheet.results().size(); i++) {
      Sheet.Result result = sheet.results().get(i);
      String row = "results." + i;
      form =
          form.with(row + ".what", result.what().in(language))
              .with(row + ".figure", result.figure())
              .with(row + ".source", result.source())
              .with(row + ".year", year(result.year()));
    }
    for (int i = 0; i < sheet.videos().size(); i++) {
      Sheet.Video video = sheet.videos().get(i);
      form =
          form.with("videos." + i + ".url", video.url())
              .with("videos." + i + ".title", video.title().in(language));
    }
    return withFiles(form, sheet);
  }

  private static Typed withFiles(Typed begun, Sheet sheet) {
    Typed form = begun;
    for (int i = 0; i < sheet.attachments().size(); i++) {
      Sheet.Attachment file = sheet.attachments().get(i);
      String row = "attachments." + i;
      form =
          form.with(row + ".hash", file.hash())
              .with(row + ".name", file.name())
              .with(row + ".title", file.title().in(sheet.language()));
    }
    for (int i = 0; i < sheet.pictures().size(); i++) {
      Sheet.Picture picture = sheet.pictures().get(i);
      String row = "pictures." + i;
      form =
          form.with(row + ".hash", picture.hash())
              .with(row + ".alt", picture.alt().in(sheet.language()))
              .with(row + ".caption", picture.caption().in(sheet.language()));
    }
    return form;
  }

  /// @param base the version the form was made from
  Read read(Typed typed, Sheet base) {
    Reader reader = new Reader(typed, base);
    Sheet sheet = reader.sheet();
    return new Read(reader.problems.isEmpty() ? sheet : null, reader.problems);
  }

  /// One reading, with the problems met on the way. A value in trouble is left out of the sheet,
  /// which is then not kept.
  private final class Reader {
    private final Typed typed;
    private final Sheet base;
    private final List<SheetProblem> problems = new ArrayList<>();

    Reader(Typed typed, Sheet base) {
      this.typed = typed;
      this.base = base;
    }

    Sheet sheet() {
      return new Sheet(
          base.kind(),
          base.language(),
          texts(),
          services(),
          known("cities", code -> areas.findCity(code).isPresent()),
          known("sectors", code -> taxonomies.find(Vocabulary.SECTOR, code).isPresent()),
          known("targets", code -> taxonomies.find(Vocabulary.TARGET, code).isPresent()),
          period(),
          choice("money", Sheet.Money.class, Sheet.Money.UNKNOWN),
          resources(),
          results(),
          contact(),
          attachments(),
          pictures(),
          videos(),
          choice("licence", Sheet.Licence.class, base.licence()),
          keywords(),
          base.demonstration());
    }

    private Map<Passage, LocalizedText> texts() {
      Map<Passage, LocalizedText> texts = new EnumMap<>(Passage.class);
      texts.putAll(base.texts());
      Passage.of(base.kind())
          .forEach(
              passage -> {
                String words = words(passage);
                Optional<SheetProblem> problem = SheetRules.tooLong(passage, words);
                problem.ifPresent(problems::add);
                if (problem.isEmpty()) {
                  texts.put(passage, changed(base.text(passage), words));
                }
              });
      if (typed.text(Passage.TITLE.code()).isEmpty()) {
        problems.add(SheetProblem.of(Passage.TITLE.code(), "missing"));
      }
      return texts;
    }

    private String words(Passage passage) {
      String words = typed.text(passage.code());
      return passage.lines() == 1 ? oneLine(words) : words;
    }

    private LocalizedText changed(@Nullable LocalizedText before, String words) {
      if (before == null || before.isEmpty()) {
        return LocalizedText.of(base.language(), words);
      }
      if (words.isEmpty()) {
        return LocalizedText.EMPTY;
      }
      return before.in(before.source()).equals(words)
          ? before
          : before.with(before.source(), words);
    }

    private LocalizedText line(String name, @Nullable LocalizedText before) {
      String words = text(name);
      return changed(before, words);
    }

    /// One line; what is too long is told and left out.
    private String text(String name) {
      String words = oneLine(typed.text(name));
      if (words.length() > Sheet.LONGEST_LINE) {
        problems.add(
            SheetProblem.of(
                name, "characters", "most", Sheet.LONGEST_LINE, "typed", words.length()));
        return "";
      }
      return words;
    }

    private List<String> known(String name, java.util.function.Predicate<String> isKnown) {
      return typed.list(name).stream().filter(isKnown).limit(Sheet.MOST_ROWS).toList();
    }

    private <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
      return Codes.parse(type, typed.text(name)).orElse(otherwise);
    }

    private <T> List<T> rows(String name, Function<Integer, Optional<T>> read) {
      List<T> rows = new ArrayList<>();
      for (int row : typed.rows(name)) {
        read.apply(row).ifPresent(rows::add);
      }
      if (rows.size() > Sheet.MOST_ROWS) {
        problems.add(SheetProblem.of(name, "many", "most", Sheet.MOST_ROWS, "typed", rows.size()));
        return List.of();
      }
      return rows;
    }

    private static <T> @Nullable T at(List<T> rows, int row) {
      return row < rows.size() ? rows.get(row) : null;
    }

    private List<Sheet.ServiceLink> services() {
      return rows(
          "services",
          row -> {
            try {
              return Optional.of(
                  new Sheet.ServiceLink(
                      UUID.fromString(typed.text("services." + row + ".id")),
                      choice("services." + row + ".role", Sheet.Role.class, Sheet.Role.USES)));
            } catch (IllegalArgumentException e) {
              return Optional.empty();
            }
          });
    }

    private Sheet.Period period() {
      YearMonth from = month("period.from");
      YearMonth to = month("period.to");
      if (from != null && to != null && to.isBefore(from)) {
        problems.add(SheetProblem.of("period.to", "backwards"));
        to = null;
      }
      return new Sheet.Period(
          choice("period.state", Sheet.Running.class, Sheet.Running.UNKNOWN), from, to);
    }

    private @Nullable YearMonth month(String name) {
      String words = typed.text(name);
      if (words.isEmpty()) {
        return null;
      }
      try {
        YearMonth month = YearMonth.parse(words);
        if (month.getYear() >= 1980 && month.getYear() <= 2100) {
          return month;
        }
      } catch (DateTimeException e) {
        // Told below.
      }
      problems.add(SheetProblem.of(name, "month", "typed", shortened(words)));
      return null;
    }

    private List<Sheet.Resource> resources() {
      return rows(
          "resources",
          row -> {
            String name = "resources." + row;
            if (blank(name, "what", "amount", "year")) {
              return Optional.empty();
            }
            Sheet.Resource before = at(base.resources(), row);
            return Optional.of(
                new Sheet.Resource(
                    line(name + ".what", before == null ? null : before.what()),
                    amount(name + ".amount"),
                    choice(name + ".unit", Sheet.Unit.class, Sheet.Unit.ONCE),
                    year(name + ".year")));
          });
    }

    private List<Sheet.Result> results() {
      return rows(
          "results",
          row -> {
            String name = "results." + row;
            if (blank(name, "what", "figure", "source", "year")) {
              return Optional.empty();
            }
            if (typed.text(name + ".source").isEmpty()) {
              problems.add(SheetProblem.of(name + ".source", "source"));
            }
            Sheet.Result before = at(base.results(), row);
            return Optional.of(
                new Sheet.Result(
                    line(name + ".what", before == null ? null : before.what()),
                    text(name + ".figure"),
                    text(name + ".source"),
                    year(name + ".year")));
          });
    }

    private boolean blank(String row, String... parts) {
      return Stream.of(parts).allMatch(part -> typed.text(row + "." + part).isEmpty());
    }

    private @Nullable BigDecimal amount(String name) {
      String words = typed.text(name);
      if (words.isEmpty()) {
        return null;
      }
      BigDecimal amount = Euro.parse(words).orElse(null);
      if (amount == null) {
        problems.add(SheetProblem.of(name, "amount", "typed", shortened(words)));
      }
      return amount;
    }

    private @Nullable Integer year(String name) {
      String words = typed.text(name);
      if (words.isEmpty()) {
        return null;
      }
      if (words.matches("19[89][0-9]|20[0-9]{2}")) {
        return Integer.valueOf(words);
      }
      problems.add(SheetProblem.of(name, "year", "typed", shortened(words)));
      return null;
    }

    private Sheet.Contact contact() {
      String mail = text("contact.mail");
      if (!mail.isEmpty() && !Sheet.MAIL.matcher(mail).matches()) {
        problems.add(SheetProblem.of("contact.mail", "mail"));
        mail = "";
      }
      return new Sheet.Contact(mail, web("contact.website"));
    }

    private String web(String name) {
      String address = text(name);
      if (!address.isEmpty() && !Sheet.WEB.matcher(address).matches()) {
        problems.add(SheetProblem.of(name, "web"));
        return "";
      }
      return address;
    }

    private List<Sheet.Attachment> attachments() {
      return rows(
          "attachments",
          row -> {
            String name = "attachments." + row;
            Sheet.Attachment before = at(base.attachments(), row);
            return files
                .find(typed.text(name + ".hash"))
                .map(
                    file ->
                        new Sheet.Attachment(
                            file.hash(),
                            fileName(file, text(name + ".name")),
                            file.type().code(),
                            file.bytes(),
                            line(name + ".title", before == null ? null : before.title())));
          });
    }

    private String fileName(StoredFile file, String given) {
      String plain = given.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", "-").strip();
      int end = plain.lastIndexOf('.');
      String stem = end > 0 ? plain.substring(0, end) : plain;
      return (stem.isEmpty() ? "file" : stem) + "." + file.type().extension();
    }

    private List<Sheet.Picture> pictures() {
      return rows(
          "pictures",
          row -> {
            String name = "pictures." + row;
            StoredFile file = files.find(typed.text(name + ".hash")).orElse(null);
            if (file == null || file.small() == null) {
              return Optional.empty();
            }
            Sheet.Picture before = at(base.pictures(), row);
            LocalizedText alt = line(name + ".alt", before == null ? null : before.alt());
            if (alt.isEmpty()) {
              problems.add(SheetProblem.of(name + ".alt", "alt"));
              return Optional.empty();
            }
            return Optional.of(
                new Sheet.Picture(
                    file.hash(),
                    file.small(),
                    file.type().code(),
                    file.width(),
                    file.height(),
                    alt,
                    line(name + ".caption", before == null ? null : before.caption())));
          });
    }

    private List<Sheet.Video> videos() {
      return rows(
          "videos",
          row -> {
            String name = "videos." + row;
            String address = web(name + ".url");
            Sheet.Video before = at(base.videos(), row);
            return address.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    new Sheet.Video(
                        address, line(name + ".title", before == null ? null : before.title())));
          });
    }

    private List<String> keywords() {
      List<String> keywords =
          Stream.of(typed.text("keywords").split("[,;\n]"))
              .map(String::strip)
              .filter(word -> !word.isEmpty())
              .distinct()
              .toList();
      if (keywords.size() > Sheet.MOST_ROWS
          || keywords.stream().anyMatch(word -> word.length() > 60)) {
        problems.add(SheetProblem.of("keywords", "keywords", "most", Sheet.MOST_ROWS));
        return List.of();
      }
      return keywords;
    }
  }

  static String oneLine(String words) {
    return words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  private static String shortened(String words) {
    return words.length() <= 40 ? words : words.substring(0, 40) + "…";
  }

  private static String month(@Nullable YearMonth month) {
    return month == null ? "" : month.toString();
  }

  private static String year(@Nullable Integer year) {
    return year == null ? "" : year.toString();
  }
}
