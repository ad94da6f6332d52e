package org.capacitymetro.editing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a form opens with: what its owner typed and did not save, else what is published.
@Component
class Restoring {
  private final KeptForms kept;

  Restoring(KeptForms kept) {
    this.kept = kept;
  }

  /// @param notice why the content is not the published one, null when it is
  record Restored(Fields fields, ServiceFormView.@Nullable Notice notice) {}

  /// @param held id of a form that came in after its session had ended, empty for none
  Restored of(Person person, String target, String held, Fields published, Page page) {
    Optional<KeptForms.Kept> afterSignIn = uuid(held).flatMap(id -> kept.findHeld(id, target));
    if (afterSignIn.isPresent()) {
      return new Restored(
          afterSignIn.get().fields(),
          new ServiceFormView.Notice("held", page.t("edit.held"), true));
    }
    return kept.find(person.id(), target)
        .map(draft -> new Restored(draft.fields(), notice(draft, page)))
        .orElseGet(() -> new Restored(published, null));
  }

  private static ServiceFormView.Notice notice(KeptForms.Kept draft, Page page) {
    return new ServiceFormView.Notice(
        "kept",
        page.t(
            "edit.restored",
            "day",
            page.formats().date(LocalDate.ofInstant(draft.at(), Formats.ZONE)),
            "time",
            page.formats().time(draft.at())),
        true);
  }

  /// The revision a form began with, 0 for none.
  static long base(Fields fields) {
    return fields.number("base");
  }

  /// The frame of every page of editors.
  static Page framed(Page page, String title) {
    return page.titled(title, title)
        .under(page.t("crumb.home"), "")
        .under(page.t("desk.title"), "/desk")
        .personal()
        .withoutSearch();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
