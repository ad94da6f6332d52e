package org.capacitymetro.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.mapping.Filling;
import org.capacitymetro.mapping.Profile;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.pages.Page;
import org.capacitymetro.tables.Guess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The fields of a record, each with the column that fills it.
@Component
class MappingFields {
  private static final List<Part> PARTS =
      List.of(
          new Part("who", List.of(Column.NAME, Column.SOURCE_ID, Column.CATEGORY)),
          new Part(
              "where",
              List.of(
                  Column.ADDRESS,
                  Column.CITY,
                  Column.PROVINCE,
                  Column.POSTCODE,
                  Column.ISTAT,
                  Column.LAT,
                  Column.LON)),
          new Part("contacts", List.of(Column.PHONE, Column.EMAIL, Column.WEBSITE, Column.HOURS)),
          new Part(
              "words",
              List.of(
                  Column.SUMMARY,
                  Column.DESCRIPTION,
                  Column.HOW_TO,
                  Column.OUTCOME,
                  Column.DOCUMENTS,
                  Column.COST,
                  Column.ARRIVAL,
                  Column.NOTES)),
          new Part(
              "access",
              List.of(
                  Column.SECTORS,
                  Column.TARGETS,
                  Column.LANGUAGES,
                  Column.ACCESS,
                  Column.APPOINTMENT,
                  Column.RESIDENCE_PERMIT,
                  Column.ANONYMOUS,
                  Column.ACCESSIBILITY)),
          new Part(
              "bodies",
              List.of(
                  Column.PROVIDER,
                  Column.PROVIDER_TYPE,
                  Column.PROVIDER_TAX_CODE,
                  Column.FUNDER,
                  Column.PROJECT_CODE,
                  Column.ENDS_ON,
                  Column.TAX_CODE)));
  static final List<Column> REQUIRED = List.of(Column.NAME, Column.SOURCE_ID);
  private static final Set<String> ALWAYS_OPEN = Set.of("who", "where", "contacts");

  private record Part(String key, List<Column> fields) {}

  static String label(String field, Page page) {
    return page.t("mapping.field." + field.replace('_', '-'));
  }

  /// @param examples what each field comes to in the row that is shown
  List<MappingView.Group> groups(
      Guess guess, Profile profile, Map<String, String> examples, Page page) {
    List<MappingView.Group> groups = new ArrayList<>();
    for (Part part : PARTS) {
      List<MappingView.Field> fields = new ArrayList<>();
      boolean used = false;
      for (Column column : part.fields()) {
        Filling filling = profile.fields().get(column.canonical());
        used |= filling != null;
        fields.add(field(column, filling, guess, examples, page));
      }
      groups.add(
          new MappingView.Group(
              part.key(),
              page.t("mapping.group." + part.key()),
              used || ALWAYS_OPEN.contains(part.key()),
              fields));
    }
    return groups;
  }

  private static MappingView.Field field(
      Column column,
      @Nullable Filling filling,
      Guess guess,
      Map<String, String> examples,
      Page page) {
    String code = column.canonical();
    boolean asItIs = filling != null && !MappingForm.isSimple(filling);
    List<String> columns =
        filling == null || asItIs
            ? List.of()
            : filling.column() != null ? List.of(filling.column()) : filling.columns();
    List<MappingView.Option> options = options(guess, at(columns, 0), page);
    if (asItIs) {
      options.set(0, new MappingView.Option("", page.t("mapping.no-column"), false));
      options.add(
          1, new MappingView.Option(MappingForm.AS_IT_IS, page.t("mapping.as-it-is"), true));
    }
    Filling.Split split = filling == null ? null : filling.split();
    String text =
        filling == null || asItIs
            ? ""
            : filling.constant() != null
                ? filling.constant()
                : filling.otherwise() == null ? "" : filling.otherwise();
    boolean open =
        filling != null
            && !asItIs
            && (columns.size() > 1 || split != null || !text.isEmpty() || !filling.map().isEmpty());
    String example = examples.getOrDefault(code, "");
    return new MappingView.Field(
        code,
        label(code, page),
        REQUIRED.contains(column),
        options,
        asItIs,
        filling != null && asItIs
            ? page.t("mapping.reads", "columns", String.join(", ", filling.readColumns()))
            : "",
        at(columns, 1),
        at(columns, 2),
        filling == null || filling.join() == null ? "" : filling.join(),
        split == null || split.by() == null ? "" : split.by(),
        split == null ? "1" : String.valueOf(split.part()),
        text,
        filling == null || asItIs ? "" : MappingForm.lines(filling.map()),
        filling != null && filling.slug(),
        open,
        MappingChoices.shortened(example));
  }

  private static String at(List<String> columns, int index) {
    return index < columns.size() ? columns.get(index) : "";
  }

  /// The columns of the file by their place, and none.
  static List<MappingView.Option> options(Guess guess, String chosen, Page page) {
    List<MappingView.Option> options = new ArrayList<>();
    options.add(new MappingView.Option("", page.t("mapping.no-column"), chosen.isEmpty()));
    for (int i = 0; i < guess.columns().size(); i++) {
      String name = guess.columns().get(i).name();
      options.add(new MappingView.Option(String.valueOf(i), name, name.equals(chosen)));
    }
    return options;
  }
}
