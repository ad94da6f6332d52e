package org.capacitymetro.editing;

import java.util.List;
import java.util.Optional;
import org.capacitymetro.directory.Lookups;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.Folding;
import org.capacitymetro.text.LocalizedText;
import org.springframework.stereotype.Component;

/// The fields `provider` and `funder`: a body is typed by name and chosen from what is found.
/// Beside the id in the field itself the form carries `.typed` (what stands in the box), `.was`
/// (the name of the chosen body) and `.picked` (the answer ticked in a list of found ones).
@Component
class BodyChoice {
  static final List<String> FIELDS = List.of("provider", "funder");
  private static final int MOST_FOUND = 12;

  private final Lookups lookups;

  BodyChoice(Lookups lookups) {
    this.lookups = lookups;
  }

  /// Turns what was typed into the id of a body, where that is certain.
  Fields resolved(Fields form, String field) {
    String typed = form.text(field + ".typed");
    String picked = form.text(field + ".picked");
    String was = form.text(field + ".was");
    if (typed.isEmpty() && picked.isEmpty()) {
      return form.values().containsKey(field + ".typed") ? form.without(field) : form;
    }
    if (!picked.isEmpty()) {
      return chosen(form, field, picked);
    }
    if (typed.equals(was) && !form.text(field).isEmpty()) {
      return form;
    }
    List<Organization> same =
        lookups.organizationsNamed(typed, MOST_FOUND).stream()
            .filter(body -> isNamed(body, typed))
            .toList();
    return same.size() == 1
        ? chosen(form, field, same.getFirst().id().shortForm())
        : form.without(field).with(field + ".typed", typed);
  }

  /// What is wrong with a field that [#resolved] could not turn into a body.
  Optional<FieldProblem> problem(Fields form, String field) {
    String typed = form.text(field + ".typed");
    return typed.isEmpty() || !form.text(field).isEmpty()
        ? Optional.empty()
        : Optional.of(FieldProblem.of(field, "body", "value", typed));
  }

  /// @param searching whether the reader asked for the list of what is found
  ServiceFormView.BodyField view(Fields form, String field, boolean searching, Page page) {
    Optional<Organization> chosen =
        OrganizationId.parse(form.text(field)).flatMap(lookups::findOrganization);
    String name = chosen.map(body -> body.name().in(page.order())).orElse("");
    String typed = form.values().containsKey(field + ".typed") ? form.text(field + ".typed") : name;
    boolean list = searching || (!typed.isEmpty() && chosen.isEmpty());
    return new ServiceFormView.BodyField(
        field,
        name,
        typed,
        list
            ? lookups.organizationsNamed(typed, MOST_FOUND).stream()
                .map(
                    body -> FormView.Option.of(body.id().shortForm(), body.name().in(page.order())))
                .toList()
            : List.of(),
        list);
  }

  private Fields chosen(Fields form, String field, String id) {
    Optional<Organization> body = OrganizationId.parse(id).flatMap(lookups::findOrganization);
    Fields without = form.without(field);
    return body.map(found -> without.with(field, id))
        .orElseGet(() -> without.with(field + ".typed", form.text(field + ".typed")));
  }

  private static boolean isNamed(Organization body, String typed) {
    String folded = Folding.words(typed);
    return body.name().texts().values().stream()
        .map(LocalizedText.Entry::text)
        .anyMatch(name -> Folding.words(name).equals(folded));
  }
}
