package org.capacitymetro.consolidation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitymetro.directory.Difference;
import org.capacitymetro.directory.DraftFields;
import org.capacitymetro.directory.Outline;
import org.capacitymetro.directory.Precedence;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Ruling;
import org.capacitymetro.directory.Sources;
import org.capacitymetro.directory.Uniting;
import org.capacitymetro.directory.Version;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.hsds.Status;
import org.capacitymetro.matching.Evidence;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.springframework.stereotype.Component;

/// Puts pairs in words: reasons, differences, what the policy takes.
@Component
class PairWords {
  private static final int KILOMETRE = 1_000;

  private final Records records;
  private final Uniting uniting;
  private final Sources sources;
  private final FieldWords fields;

  PairWords(Records records, Uniting uniting, Sources sources, FieldWords fields) {
    this.records = records;
    this.uniting = uniting;
    this.sources = sources;
    this.fields = fields;
  }

  /// The reasons of a score, the strongest first: "same phone, names 0.91, 13 m apart".
  static List<String> reasons(List<Evidence> why, Language language) {
    return why.stream().map(reason -> reason(reason, language)).toList();
  }

  static String line(List<Evidence> why, Page page) {
    return line(why, page.language());
  }

  static String line(List<Evidence> why, Language language) {
    return String.join(", ", reasons(why, language));
  }

  private static String reason(Evidence reason, Language language) {
    Messages words = Messages.in(language);
    String kind = reason.kind().name().toLowerCase(Locale.ROOT);
    if (reason.kind() == Evidence.Kind.DISTANCE) {
      return words.get("pairs.why.distance", "distance", distance(reason.value(), language));
    }
    String key = "pairs.why." + kind + (reason.weight() >= 0 ? ".for" : ".against");
    return words.get(key, "value", likeness(reason.value(), language));
  }

  static String likeness(double value, Page page) {
    return likeness(value, page.language());
  }

  private static String likeness(double value, Language language) {
    return String.format(language.locale(), "%.2f", value);
  }

  private static String distance(double metres, Language language) {
    Messages words = Messages.in(language);
    return metres < KILOMETRE
        ? words.get("pairs.metres", "metres", Math.round(metres))
        : words.get(
            "pairs.kilometres",
            "kilometres",
            String.format(language.locale(), "%.1f", metres / KILOMETRE));
  }

  /// A pair side by side; empty when a record went away while this was read.
  Optional<PairView.Pair> pair(
      QueuedPair pair, Review.Both both, Person person, PairFilter filter, int cluster, Page page) {
    Optional<Version<ServiceDraft>> keep = records.find(both.keep().id());
    Optional<Version<ServiceDraft>> give = records.find(both.give().id());
    if (keep.isEmpty() || give.isEmpty()) {
      return Optional.empty();
    }
    ServiceDraft left = keep.get().draft();
    ServiceDraft right = give.get().draft();
    Uniting.Proposal<ServiceDraft> proposal = uniting.propose(both.keep().id(), both.give().id());
    boolean alone = both.mayBeDecidedBy(person);
    Map<String, String> hidden = new LinkedHashMap<>();
    hidden.put("base", Long.toString(keep.get().revision()));
    hidden.put("other", Long.toString(give.get().revision()));
    return Optional.of(
        new PairView.Pair(
            pair.id(),
            page.t(
                "pairs.versus",
                "one",
                left.details().name().in(page.order()),
                "other",
                right.details().name().in(page.order())),
            page.url(filter.at("/desk/pairs/" + pair.id())),
            page.url(filter.at("/desk/pairs/" + pair.id() + "/next")),
            says(pair, alone, page),
            likeness(pair.score(), page),
            reasons(pair.why(), page.language()),
            side(both.keep(), left, alone, person, both, page),
            side(both.give(), right, alone, person, both, page),
            List.of(point(both.keep()), point(both.give())),
            pair.why().stream().anyMatch(reason -> reason.kind() == Evidence.Kind.DISTANCE)
                ? ""
                : apart(both, page),
            differences(left, right, proposal, page),
            same(left, right, page),
            cluster > 2 ? page.url(filter.at("/desk/pairs/" + pair.id() + "/chain")) : "",
            hidden));
  }

  private static String says(QueuedPair pair, boolean alone, Page page) {
    if (pair.state() == QueuedPair.State.DISPUTED) {
      return page.t("pairs.says.disputed");
    }
    return alone ? "" : page.t("pairs.says.second");
  }

  private PairView.Side side(
      Outline outline,
      ServiceDraft draft,
      boolean alone,
      Person person,
      Review.Both both,
      Page page) {
    List<String> notes = new ArrayList<>();
    for (SourceRef ref : outline.refs()) {
      notes.add(
          page.t(
              "pairs.source",
              "source",
              ref.source(),
              "trust",
              page.t("sources.trust." + sources.trustOf(ref.source()).code())));
    }
    if (outline.status() instanceof Status.Hidden) {
      notes.add(page.t("pairs.hidden"));
    } else if (outline.status() instanceof Status.Closed) {
      notes.add(page.t("pairs.closed"));
    }
    if (outline.checked() > 0) {
      notes.add(page.t("pairs.checked", "count", outline.checked()));
    }
    boolean mayEdit = both.may(person, Action.EDIT);
    String path = "/desk/services/" + outline.id().shortForm();
    return new PairView.Side(
        draft.details().name().in(page.order()),
        mayEdit ? page.url(path) : page.url("/services/-" + outline.id().shortForm()),
        alone ? page.url(path + "/split") : "",
        notes);
  }

  private static String point(Outline outline) {
    Point point = outline.point();
    return point == null ? "" : String.format(Locale.ROOT, "%.6f,%.6f", point.lat(), point.lon());
  }

  private static String apart(Review.Both both, Page page) {
    Point one = both.keep().point();
    Point other = both.give().point();
    if (one == null || other == null) {
      return page.t("pairs.no-point");
    }
    return page.t("pairs.apart", "distance", distance(one.metresTo(other), page.language()));
  }

  private List<PairView.Field> differences(
      ServiceDraft left, ServiceDraft right, Uniting.Proposal<ServiceDraft> proposal, Page page) {
    List<PairView.Field> differences = new ArrayList<>();
    for (Difference difference : DraftFields.SERVICE.between(left, right)) {
      String field = difference.field();
      if (field.equals("verification") || field.equals("availability")) {
        continue;
      }
      Ruling ruling = proposal.rulings().getOrDefault(field, Ruling.KEPT);
      boolean united =
          Precedence.partOf(field) == Precedence.Part.CONTACTS
              || Precedence.partOf(field) == Precedence.Part.FACTS;
      boolean filled = difference.before().isEmpty() || difference.after().isEmpty();
      List<String> before = fields.of(field, difference.before(), page);
      List<String> after = fields.of(field, difference.after(), page);
      WordMarks.Both marked =
          filled
              ? new WordMarks.Both(WordMarks.plain(before), WordMarks.plain(after))
              : WordMarks.between(before, after);
      differences.add(
          new PairView.Field(
              field,
              FieldWords.label(field, page),
              marked.left(),
              marked.right(),
              ruling == Ruling.UNITED || united && ruling == Ruling.KEPT && !filled,
              switch (ruling) {
                case KEPT, PROPOSED -> "left";
                case TAKEN -> "right";
                case UNITED -> "both";
              },
              page.t(
                  "pairs.ruling."
                      + (filled && ruling != Ruling.PROPOSED
                          ? "filled"
                          : ruling.name().toLowerCase(Locale.ROOT))),
              ruling == Ruling.PROPOSED));
    }
    return differences;
  }

  private static String same(ServiceDraft left, ServiceDraft right, Page page) {
    return DraftFields.SERVICE.keys().stream()
        .filter(key -> !DraftFields.SERVICE.value(left, key).isEmpty())
        .filter(
            key ->
                DraftFields.SERVICE.value(left, key).equals(DraftFields.SERVICE.value(right, key)))
        .filter(key -> !key.equals("demonstration") && !key.equals("precision"))
        .map(key -> FieldWords.label(key, page))
        .collect(Collectors.joining(", "));
  }
}
