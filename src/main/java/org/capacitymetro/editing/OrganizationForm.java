package org.capacitymetro.editing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A body as the fields of a form, and back.
@Component
class OrganizationForm {
  /// A body read from a form.
  ///
  /// @param draft null when there are problems
  record Read(@Nullable OrganizationDraft draft, List<FieldProblem> problems) {}

  private final Areas areas;

  OrganizationForm(Areas areas) {
    this.areas = areas;
  }

  Fields write(OrganizationDraft draft) {
    FormWriting form = new FormWriting();
    form.put("name", draft.name());
    form.put("description", draft.description());
    form.put("type", draft.type());
    form.put("taxCode", draft.taxCode());
    form.put("area", draft.areaCode());
    form.put("emails", String.join("\n", draft.emails()));
    form.put("websites", String.join("\n", draft.websites()));
    return form.fields();
  }

  /// @param before the body as it was when the form was opened; null for a new one
  Read read(Fields fields, @Nullable OrganizationDraft before, SourceRef source) {
    FormReading form = new FormReading(fields);
    LocalizedText name =
        form.localized(
            "name", ServiceForm.LONGEST_NAME, before == null ? LocalizedText.EMPTY : before.name());
    if (name.isEmpty() && form.problems().isEmpty()) {
      form.refuse("name.it", "name-missing");
    }
    LocalizedText description =
        form.localized(
            "description",
            ServiceForm.LONGEST_TEXT,
            before == null ? LocalizedText.EMPTY : before.description());
    if (fields.text("type").isEmpty()) {
      form.refuse("type", "type-missing");
    }
    Organization.ProviderType type =
        form.choice("type", Organization.ProviderType.class, Organization.ProviderType.OTHER);
    OrganizationDraft draft =
        new OrganizationDraft(
            source,
            name,
            description,
            type,
            taxCode(form),
            area(form, before),
            Reachable.emails(form, "emails"),
            Reachable.websites(form, "websites"),
            before != null && before.demonstration());
    return new Read(form.problems().isEmpty() ? draft : null, form.problems());
  }

  /// Eleven digits for bodies; sixteen letters and digits where somebody gives the services in
  /// person.
  private static @Nullable String taxCode(FormReading form) {
    String code = form.text("taxCode", 20).replace(" ", "").toUpperCase(Locale.ROOT);
    if (code.isEmpty()) {
      return null;
    }
    if (!code.matches("[0-9]{11}|[A-Z]{6}[0-9A-Z]{2}[A-Z][0-9A-Z]{2}[A-Z][0-9A-Z]{3}[A-Z]")) {
      form.refuse("taxCode", "tax-code", "value", code);
      return null;
    }
    return code;
  }

  /// A metropolitan city that takes part, or whatever the body had before.
  private @Nullable String area(FormReading form, @Nullable OrganizationDraft before) {
    String code = form.text("area", 20);
    if (code.isEmpty()) {
      return null;
    }
    boolean known =
        areas.find(code).isPresent() || (before != null && code.equals(before.areaCode()));
    if (!known) {
      form.refuse(
          "area",
          "choice",
          "value",
          code,
          "allowed",
          areas.cities().stream().map(City::province).collect(Collectors.joining(", ")));
      return null;
    }
    return code;
  }

  /// The areas one may choose from: the metropolitan cities and the one it has.
  List<Area> areas(Fields fields) {
    String chosen = fields.text("area");
    List<Area> offered =
        areas.cities().stream().flatMap(city -> areas.find(city.province()).stream()).toList();
    return offered.stream().anyMatch(area -> area.code().equals(chosen)) || chosen.isEmpty()
        ? offered
        : java.util.stream.Stream.concat(offered.stream(), areas.find(chosen).stream()).toList();
  }
}
