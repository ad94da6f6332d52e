package org.capacitymetro.authoring;

import java.util.Locale;
import org.capacitymetro.accounts.Redirect;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.Authors;
import org.capacitymetro.practices.Practice;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Step;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.writing.Typed;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What one does with a sheet as a whole: lead it to its next state, let others write, make more of
/// it.
@Controller
class PracticeStepPages {

  private final Authors authors;
  private final SheetChanges changes;

  PracticeStepPages(Authors authors, SheetChanges changes) {
    this.authors = authors;
    this.changes = changes;
  }

  @PostMapping("/{language}" + Practice.DESK + "/{id}/steps")
  ResponseEntity<byte[]> take(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam String step,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String reason) {
    Practice practice = find(person, id);
    Step wanted = Step.parse(step).orElseThrow(() -> new NotFound("step " + step));
    Authors.Outcome outcome =
        authors.take(person, practice.id(), wanted, version, Typed.reason(reason));
    return to(practice, outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'), page);
  }

  @PostMapping("/{language}" + Practice.DESK + "/{id}/authors")
  ResponseEntity<byte[]> invite(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String leave) {
    Practice practice = find(person, id);
    if (!leave.isEmpty()) {
      boolean left =
          PersonId.parse(leave)
              .filter(author -> authors.leave(person, practice.id(), author))
              .isPresent();
      return to(practice, left ? "left" : "late", page);
    }
    boolean invited = authors.invite(person, practice.id(), who.strip()).isPresent();
    return to(practice, invited ? "invited" : "nobody", page);
  }

  @PostMapping("/{language}" + Practice.DESK + "/{id}/promote")
  ResponseEntity<byte[]> promote(Page page, Person person, @PathVariable String id) {
    Practice practice = find(person, id);
    changes.promote(person, practice.id(), page.t("practices.promoted"));
    return to(practice, "promoted", page);
  }

  private static ResponseEntity<byte[]> to(Practice practice, String done, Page page) {
    return Redirect.to(page.url(practice.deskPath()) + "?done=" + done);
  }

  private Practice find(Person person, String id) {
    return PracticeId.parse(id)
        .flatMap(practice -> authors.find(person, practice))
        .orElseThrow(() -> new NotFound("practice " + id));
  }
}
