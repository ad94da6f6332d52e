package org.capacitymetro.consolidation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.directory.Outline;
import org.capacitymetro.directory.Outlines;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.springframework.stereotype.Component;

/// The line of the desk for pairs that may be one place.
@Component
class PairLine implements DeskLine {
  private final QueueStore queue;
  private final Outlines outlines;

  PairLine(QueueStore queue, Outlines outlines) {
    this.queue = queue;
    this.outlines = outlines;
  }

  @Override
  public String key() {
    return "pairs";
  }

  @Override
  public int position() {
    return 35;
  }

  @Override
  public Waiting waiting(Person person, Filter filter, int limit, Page page) {
    if (!Policy.maySomewhere(person, Action.REVIEW_PAIR)) {
      return Waiting.NOTHING;
    }
    String city = filter.city();
    String sector = filter.sector();
    QueueStore.Asked asked =
        new PairFilter(city == null ? "" : city, sector == null ? "" : sector, "", 0, false)
            .asked(person);
    long total = queue.count(asked);
    if (total == 0) {
      return Waiting.NOTHING;
    }
    List<QueuedPair> first = queue.list(asked, limit, 0);
    Map<ServiceId, Outline> known =
        outlines.of(
            first.stream().flatMap(pair -> List.of(pair.one(), pair.other()).stream()).toList());
    return new Waiting(
        total,
        queue.byCity(asked),
        queue.bySector(asked),
        first.stream()
            .filter(pair -> known.containsKey(pair.one()) && known.containsKey(pair.other()))
            .map(pair -> entry(pair, known, page))
            .toList());
  }

  private static Entry entry(QueuedPair pair, Map<ServiceId, Outline> known, Page page) {
    Outline one = known.get(pair.one());
    Outline other = known.get(pair.other());
    LocalDate since = LocalDate.ofInstant(pair.foundAt(), Formats.ZONE);
    return new Entry(
        page.t(
            "pairs.versus",
            "one",
            one == null ? "" : one.name(),
            "other",
            other == null ? "" : other.name()),
        "/desk/pairs/" + pair.id(),
        PairWords.line(pair.why(), page),
        since);
  }
}
