package org.capacitymetro.verification;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.springframework.stereotype.Component;

/// The line of the desk for bodies whose address refused our mail: somebody has to find another.
@Component
class BouncedLine implements DeskLine {
  private static final int MOST = 500;

  private final AskingStore store;
  private final Bodies bodies;

  BouncedLine(AskingStore store, Bodies bodies) {
    this.store = store;
    this.bodies = bodies;
  }

  @Override
  public String key() {
    return "bounced";
  }

  @Override
  public int position() {
    return 40;
  }

  /// A body belongs to the cities of its services.
  @Override
  public Waiting waiting(Person person, Filter filter, int limit, Page page) {
    if (filter.sector() != null || !Policy.maySomewhere(person, Action.EDIT)) {
      return Waiting.NOTHING;
    }
    List<Asking> theirs =
        store.withBounces(MOST).stream()
            .filter(asking -> isFor(person, filter, bodies.running(asking)))
            .toList();
    return new Waiting(
        theirs.size(),
        Map.of(),
        Map.of(),
        theirs.stream().limit(limit).map(asking -> entry(asking, page)).toList());
  }

  private static boolean isFor(Person person, Filter filter, List<PublicService> services) {
    return services.stream()
        .filter(
            service ->
                filter.city() == null || Objects.equals(filter.city(), service.place().city()))
        .anyMatch(
            service ->
                Policy.may(
                    person,
                    Action.EDIT,
                    Subject.of(
                        service.place().city(),
                        Optional.ofNullable(service.provider())
                            .map(body -> body.id().value())
                            .orElse(null))));
  }

  private Entry entry(Asking asking, Page page) {
    AskingStore.Taken back =
        store.steps(asking.id()).stream()
            .filter(taken -> taken.bounce() != null)
            .findFirst()
            .orElseThrow();
    return new Entry(
        bodies.find(asking).map(body -> body.name().in(page.order())).orElse(""),
        "/desk/organizations/" + asking.organization().shortForm(),
        page.t(
            "desk.line.bounced.since",
            "address",
            Objects.requireNonNullElse(back.recipient(), "?"),
            "reason",
            Objects.requireNonNull(back.bounce())),
        LocalDate.ofInstant(back.at(), Formats.ZONE));
  }
}
