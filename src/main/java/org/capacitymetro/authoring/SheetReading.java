package org.capacitymetro.authoring;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.files.FileStore;
import org.capacitymetro.files.StoredFile;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.practices.SheetProblem;
import org.capacitymetro.practices.SheetRules;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.writing.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Builds a sheet from its form ([SheetForm]). A form changes the words of the language the sheet
/// is written in; translations stay, and count as older than their source once it has changed.
@Component
class SheetReading {
  private final FileStore files;
  private final Taxonomies taxonomies;
  private final Areas areas;

  SheetReading(FileStore files, Taxonomies taxonomies, Areas areas) {
    this.files = files;
    this.taxonomies = taxonomies;
    this.areas = areas;
  }

  /// @param sheet null where something typed cannot be kept
  record Read(@Nullable Sheet sheet, List<SheetProblem> problems) {}

  /// @param base the version the form was made from
  Read read(Typed typed, Sheet base) {
    TypedFields fields = new TypedFields(typed);
    Sheet sheet = new Builder(fields, base).sheet();
    return new Read(fields.problems().isEmpty() ? sheet : null, fields.problems());
  }

  /// A value in trouble is left out of the sheet, which is then not kept.
  private final class Builder {
    private final TypedFields fields;
    private final Sheet base;

    Builder(TypedFields fields, Sheet base) {
      this.fields = fields;
      this.base = base;
    }

    Sheet sheet() {
      return new Sheet(
          base.kind(),
          base.language(),
          texts(),
          services(),
          fields.known("cities", code -> areas.findCity(code).isPresent()),
          fields.known("sectors", code -> taxonomies.find(Vocabulary.SECTOR, code).isPresent()),
          fields.known("targets", code -> taxonomies.find(Vocabulary.TARGET, code).isPresent()),
          period(),
          fields.choice("money", Sheet.Money.class, Sheet.Money.UNKNOWN),
          resources(),
          results(),
          contact(),
          attachments(),
          pictures(),
          videos(),
          fields.choice("licence", Sheet.Licence.class, base.licence()),
          fields.keywords(),
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
                problem.ifPresent(fields::tell);
                if (problem.isEmpty()) {
                  texts.put(passage, changed(base.text(passage), words));
                }
              });
      if (fields.plain(Passage.TITLE.code()).isEmpty()) {
        fields.tell(SheetProblem.of(Passage.TITLE.code(), "missing"));
      }
      return texts;
    }

    private String words(Passage passage) {
      String words = fields.plain(passage.code());
      return passage.lines() == 1 ? TypedFields.oneLine(words) : words;
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
      String words = fields.text(name);
      return changed(before, words);
    }

    private List<Sheet.ServiceLink> services() {
      return fields.rows(
          "services",
          row -> {
            try {
              return Optional.of(
                  new Sheet.ServiceLink(
                      UUID.fromString(fields.plain("services." + row + ".id")),
                      fields.choice(
                          "services." + row + ".role", Sheet.Role.class, Sheet.Role.USES)));
            } catch (IllegalArgumentException e) {
              return Optional.empty();
            }
          });
    }

    private Sheet.Period period() {
      YearMonth from = fields.month("period.from");
      YearMonth to = fields.month("period.to");
      if (from != null && to != null && to.isBefore(from)) {
        fields.tell(SheetProblem.of("period.to", "backwards"));
        to = null;
      }
      return new Sheet.Period(
          fields.choice("period.state", Sheet.Running.class, Sheet.Running.UNKNOWN), from, to);
    }

    private List<Sheet.Resource> resources() {
      return fields.rows(
          "resources",
          row -> {
            String name = "resources." + row;
            if (fields.blank(name, "what", "amount", "year")) {
              return Optional.empty();
            }
            Sheet.Resource before = at(base.resources(), row);
            return Optional.of(
                new Sheet.Resource(
                    line(name + ".what", before == null ? null : before.what()),
                    fields.amount(name + ".amount"),
                    fields.choice(name + ".unit", Sheet.Unit.class, Sheet.Unit.ONCE),
                    fields.year(name + ".year")));
          });
    }

    private List<Sheet.Result> results() {
      return fields.rows(
          "results",
          row -> {
            String name = "results." + row;
            if (fields.blank(name, "what", "figure", "source", "year")) {
              return Optional.empty();
            }
            if (fields.plain(name + ".source").isEmpty()) {
              fields.tell(SheetProblem.of(name + ".source", "source"));
            }
            Sheet.Result before = at(base.results(), row);
            return Optional.of(
                new Sheet.Result(
                    line(name + ".what", before == null ? null : before.what()),
                    fields.text(name + ".figure"),
                    fields.text(name + ".source"),
                    fields.year(name + ".year")));
          });
    }

    private Sheet.Contact contact() {
      String mail = fields.text("contact.mail");
      if (!mail.isEmpty() && !Sheet.MAIL.matcher(mail).matches()) {
        fields.tell(SheetProblem.of("contact.mail", "mail"));
        mail = "";
      }
      return new Sheet.Contact(mail, fields.web("contact.website"));
    }

    private List<Sheet.Attachment> attachments() {
      return fields.rows(
          "attachments",
          row -> {
            String name = "attachments." + row;
            Sheet.Attachment before = at(base.attachments(), row);
            return files
                .find(fields.plain(name + ".hash"))
                .map(
                    file ->
                        new Sheet.Attachment(
                            file.hash(),
                            fileName(file, fields.text(name + ".name")),
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
      return fields.rows(
          "pictures",
          row -> {
            String name = "pictures." + row;
            StoredFile file = files.find(fields.plain(name + ".hash")).orElse(null);
            if (file == null || file.small() == null) {
              return Optional.empty();
            }
            Sheet.Picture before = at(base.pictures(), row);
            LocalizedText alt = line(name + ".alt", before == null ? null : before.alt());
            if (alt.isEmpty()) {
              fields.tell(SheetProblem.of(name + ".alt", "alt"));
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
      return fields.rows(
          "videos",
          row -> {
            String name = "videos." + row;
            String address = fields.web(name + ".url");
            Sheet.Video before = at(base.videos(), row);
            return address.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    new Sheet.Video(
                        address, line(name + ".title", before == null ? null : before.title())));
          });
    }

    private static <T> @Nullable T at(List<T> rows, int row) {
      return row < rows.size() ? rows.get(row) : null;
    }
  }
}
