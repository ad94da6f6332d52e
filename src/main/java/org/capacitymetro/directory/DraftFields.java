package org.capacitymetro.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a draft one by one, in the order a reader expects: for comparing two versions, for
/// taking single fields from another version, for merging two edits. Fields that only make sense
/// together (weekly hours and their original words, the lines of an address) are one field.
public final class DraftFields<D> {
  public static final DraftFields<ServiceDraft> SERVICE =
      new DraftFields<>(
          serviceFields(),
          draft -> ServiceColumns.of(draft).whole(),
          (draft, tree) -> ServiceColumns.read(tree).toDraft(draft.source()));

  public static final DraftFields<OrganizationDraft> ORGANIZATION =
      new DraftFields<>(
          organizationFields(),
          StoredJson::tree,
          (draft, tree) -> OrganizationColumns.read(tree).toDraft(draft.source()));

  /// @param columns where it is stored: keys of the JSON form, `/` before a nested one
  private record Field<D>(String key, Function<D, FieldValue> value, List<String> columns) {
    Field(String key, Function<D, FieldValue> value, String... columns) {
      this(key, value, List.of(columns));
    }
  }

  private final List<Field<D>> fields;
  private final Function<D, ObjectNode> toTree;
  private final BiFunction<D, ObjectNode, D> fromTree;

  private DraftFields(
      List<Field<D>> fields,
      Function<D, ObjectNode> toTree,
      BiFunction<D, ObjectNode, D> fromTree) {
    this.fields = fields;
    this.toTree = toTree;
    this.fromTree = fromTree;
  }

  /// The keys of all fields, which name them in messages and forms.
  public List<String> keys() {
    return fields.stream().map(Field::key).toList();
  }

  /// @throws IllegalArgumentException for a key that is not one of [#keys]
  public FieldValue value(D draft, String key) {
    return field(key).value().apply(draft);
  }

  /// Every field that is not the same in both.
  public List<Difference> between(D before, D after) {
    return fields.stream()
        .map(
            field ->
                new Difference(
                    field.key(), field.value().apply(before), field.value().apply(after)))
        .filter(difference -> !difference.before().equals(difference.after()))
        .toList();
  }

  /// `draft` with the fields `keys` as they are in `from`; it stays the record of its own source.
  ///
  /// @throws IllegalArgumentException for a key that is not one of [#keys]
  public D take(D draft, D from, Collection<String> keys) {
    ObjectNode tree = toTree.apply(draft);
    ObjectNode other = toTree.apply(from);
    for (String key : keys) {
      field(key).columns().forEach(column -> copy(other, tree, column));
    }
    return fromTree.apply(draft, tree);
  }

  /// Brings two edits of `base` together: a field that one side changed is taken from that side, a
  /// field that both changed alike is no conflict.
  public Merge<D> merge(D base, D mine, D theirs) {
    List<String> taken = new ArrayList<>();
    List<Merge.Conflict> conflicts = new ArrayList<>();
    for (Field<D> field : fields) {
      FieldValue before = field.value().apply(base);
      FieldValue first = field.value().apply(mine);
      FieldValue second = field.value().apply(theirs);
      if (first.equals(second) || second.equals(before)) {
        continue;
      }
      if (first.equals(before)) {
        taken.add(field.key());
      } else {
        conflicts.add(new Merge.Conflict(field.key(), before, first, second));
      }
    }
    return new Merge<>(taken.isEmpty() ? mine : take(mine, theirs, taken), conflicts);
  }

  /// `draft` with what the lists `keys` of `from` have besides its own behind it; a fact that both
  /// name stays as it is. Numbers count by their digits, addresses by their letters.
  ///
  /// @throws IllegalArgumentException for a key that is not one of [#keys]
  D unite(D draft, D from, Collection<String> keys) {
    return renew(draft, from, from, List.of(), keys);
  }

  /// `draft` with what a source now says in the lists `keys`: what it says besides is added, what
  /// it said before and no longer says goes, unless one of `others` says it too.
  D renew(D draft, D before, D now, Collection<D> others, Collection<String> keys) {
    ObjectNode tree = toTree.apply(draft);
    ObjectNode old = toTree.apply(before);
    ObjectNode news = toTree.apply(now);
    List<ObjectNode> kept = others.stream().map(toTree).toList();
    for (String key : keys) {
      for (String column : field(key).columns()) {
        JsonNode renewed =
            UnitedLists.renewed(
                tree.get(column),
                old.get(column),
                news.get(column),
                kept.stream().map(other -> other.path(column)).toList());
        if (renewed == null) {
          tree.remove(column);
        } else {
          tree.set(column, renewed);
        }
      }
    }
    return fromTree.apply(draft, tree);
  }

  /// Whether everything in the list `key` of a draft is in that list of one of `others`.
  boolean covers(Collection<D> others, D draft, String key) {
    ObjectNode tree = toTree.apply(draft);
    List<ObjectNode> all = others.stream().map(toTree).toList();
    return field(key).columns().stream()
        .allMatch(
            column ->
                UnitedLists.covers(
                    all.stream().map(other -> other.path(column)).toList(), tree.path(column)));
  }

  private Field<D> field(String key) {
    return fields.stream()
        .filter(field -> field.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "field: \""
                        + key
                        + "\" is not allowed; allowed: "
                        + String.join(", ", keys())));
  }

  private static void copy(ObjectNode from, ObjectNode to, String column) {
    int slash = column.indexOf('/');
    if (slash >= 0) {
      String outer = column.substring(0, slash);
      copy(
          (ObjectNode) from.required(outer),
          (ObjectNode) to.required(outer),
          column.substring(slash + 1));
      return;
    }
    JsonNode value = from.get(column);
    if (value == null) {
      to.remove(column);
    } else {
      to.set(column, value);
    }
  }

  private static List<Field<ServiceDraft>> serviceFields() {
    return List.of(
        detail("name", details -> new FieldValue.Words(details.name()), "name"),
        new Field<>("provider", draft -> new FieldValue.Body(draft.provider()), "provider"),
        detail("summary", details -> new FieldValue.Words(details.summary()), "summary"),
        detail(
            "description", details -> new FieldValue.Words(details.description()), "description"),
        detail("sectors", details -> terms(Vocabulary.SECTOR, details.sectors()), "sectors"),
        detail("targets", details -> terms(Vocabulary.TARGET, details.targets()), "targets"),
        detail("languages", details -> new FieldValue.Languages(details.languages()), "languages"),
        hours(),
        detail("holidays", details -> choice(details.schedule().holidays()), "schedule/holidays"),
        detail(
            "exceptions",
            details -> new FieldValue.Exceptions(details.schedule().exceptions()),
            "schedule/exceptions"),
        detail("phones", details -> new FieldValue.Phones(details.contacts().phones()), "phones"),
        detail("emails", details -> new FieldValue.Lines(details.contacts().emails()), "emails"),
        detail(
            "websites", details -> new FieldValue.Lines(details.contacts().websites()), "websites"),
        place(
            "address",
            place -> new FieldValue.Written(place.address(), place.comune()),
            "place/street",
            "place/postcode",
            "place/comune",
            "place/province",
            "place/comune_code"),
        place("city", place -> line(place.city()), "place/city_code"),
        place(
            "point",
            place -> new FieldValue.Position(place.point(), place.geocoded()),
            "place/lat",
            "place/lon",
            "place/geocoded_by",
            "place/geocoded_to"),
        place("precision", place -> choice(place.precision()), "place/precision"),
        place("arrival", place -> new FieldValue.Words(place.arrival()), "place/arrival"),
        place(
            "accessibility",
            place -> new FieldValue.Accessibility(place.accessibility()),
            "place/accessibility"),
        detail("access", details -> choice(details.access().mode()), "access_mode"),
        detail("permit", details -> choice(details.access().residencePermit()), "residence_permit"),
        detail("anonymous", details -> choice(details.access().anonymous()), "anonymous"),
        detail("costs", details -> new FieldValue.Costs(details.access().costs()), "cost_options"),
        detail(
            "documents",
            details -> new FieldValue.WordsList(details.access().documents()),
            "required_documents"),
        detail("how-to", details -> new FieldValue.Words(details.howTo()), "how_to"),
        detail("outcome", details -> new FieldValue.Words(details.outcome()), "outcome"),
        detail("funder", details -> new FieldValue.Body(details.funding().funder()), "funder"),
        detail("project", details -> line(details.funding().projectCode()), "project_code"),
        detail("ends-on", details -> new FieldValue.Day(details.funding().endsOn()), "ends_on"),
        detail("attributes", details -> new FieldValue.Facts(details.attributes()), "attributes"),
        detail(
            "verification",
            details -> new FieldValue.Checked(details.verification()),
            "verification"),
        detail(
            "availability",
            details -> new FieldValue.Places(details.availability()),
            "availability"),
        detail("demonstration", details -> yesOrNo(details.demonstration()), "demonstration"));
  }

  private static List<Field<OrganizationDraft>> organizationFields() {
    return List.of(
        new Field<>("name", draft -> new FieldValue.Words(draft.name()), "name"),
        new Field<>(
            "description", draft -> new FieldValue.Words(draft.description()), "description"),
        new Field<>("type", draft -> choice(draft.type()), "type"),
        new Field<>("tax-code", draft -> line(draft.taxCode()), "tax_code"),
        new Field<>("area", draft -> line(draft.areaCode()), "area_code"),
        new Field<>("emails", draft -> new FieldValue.Lines(draft.emails()), "emails"),
        new Field<>("websites", draft -> new FieldValue.Lines(draft.websites()), "websites"),
        new Field<>("demonstration", draft -> yesOrNo(draft.demonstration()), "demonstration"));
  }

  private static Field<ServiceDraft> hours() {
    return detail(
        "hours",
        details -> {
          Schedule schedule = details.schedule();
          return new FieldValue.Hours(schedule.kind(), schedule.slots(), schedule.original());
        },
        "schedule/kind",
        "schedule/slots",
        "schedule/original");
  }

  private static Field<ServiceDraft> detail(
      String key, Function<ServiceDetails, FieldValue> value, String... columns) {
    return new Field<>(key, draft -> value.apply(draft.details()), columns);
  }

  private static Field<ServiceDraft> place(
      String key, Function<LocationDraft, FieldValue> value, String... columns) {
    return new Field<>(
        key,
        draft -> value.apply(Objects.requireNonNullElse(draft.location(), LocationDraft.NOWHERE)),
        columns);
  }

  private static FieldValue terms(Vocabulary vocabulary, List<String> codes) {
    return new FieldValue.Terms(vocabulary, codes);
  }

  private static FieldValue choice(Enum<?> answer) {
    return new FieldValue.Choice(answer.name());
  }

  private static FieldValue yesOrNo(boolean answer) {
    return choice(answer ? Answer.YES : Answer.NO);
  }

  private static FieldValue line(@Nullable String text) {
    return new FieldValue.Lines(Stream.ofNullable(text).toList());
  }
}
