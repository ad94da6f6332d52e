package org.capacitymetro.consolidation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.consolidation.Consolidation.BodyVerdict;
import org.capacitymetro.directory.Outlines;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.matching.Decision;
import org.capacitymetro.text.Folding;
import org.jspecify.annotations.Nullable;

/// Recognises bodies by what leaves no doubt: the tax code, or where one of the two has none, the
/// same name in the same comune. The rest is compared by the matcher. Two tax codes are two bodies,
/// whatever their names.
final class BodyKeys {
  private final Outlines outlines;

  BodyKeys(Outlines outlines) {
    this.outlines = outlines;
  }

  /// A body to compare with: one of the directory, or an earlier one that comes in.
  ///
  /// @param taxCode empty where it has none
  record Known(
      @Nullable OrganizationId record,
      @Nullable Integer index,
      String taxCode,
      String name,
      @Nullable String area) {
    BodyVerdict verdict() {
      return new BodyVerdict(record, index);
    }
  }

  List<BodyVerdict> verdicts(List<OrganizationDraft> incoming) {
    Set<String> codes = new HashSet<>();
    Set<String> areas = new HashSet<>();
    for (OrganizationDraft draft : incoming) {
      String code = draft.taxCode();
      if (code != null) {
        codes.add(code);
      }
      String area = draft.areaCode();
      if (area != null) {
        areas.add(area);
      }
    }
    boolean somewhere =
        incoming.stream().anyMatch(draft -> draft.areaCode() == null && !draft.demonstration());
    Map<String, Known> byCode = new HashMap<>();
    Map<String, List<Known>> byName = new HashMap<>();
    BodyLikeness likeness = new BodyLikeness();
    for (Outlines.Body body : somewhere ? outlines.bodies() : outlines.bodies(codes, areas)) {
      Known known = new Known(body.id(), null, code(body.taxCode()), body.name(), body.area());
      add(byCode, byName, known);
      likeness.add(known);
    }
    List<BodyVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < incoming.size(); i++) {
      OrganizationDraft draft = incoming.get(i);
      if (draft.demonstration()) {
        verdicts.add(BodyVerdict.NEW);
        continue;
      }
      Known own =
          new Known(null, i, code(draft.taxCode()), draft.name().in("it"), draft.areaCode());
      Known same = find(byCode, byName, own);
      BodyVerdict verdict =
          same == null
              ? likeness.find(own).map(BodyKeys::verdict).orElse(BodyVerdict.NEW)
              : same.verdict();
      verdicts.add(verdict);
      if (verdict.isNew()) {
        add(byCode, byName, own);
        likeness.add(own);
      }
    }
    return verdicts;
  }

  /// What is not sure is told of and stays two bodies.
  private static BodyVerdict verdict(BodyLikeness.Alike alike) {
    return alike.pair().decision() == Decision.SAME
        ? alike.other().verdict()
        : BodyVerdict.perhaps(alike.other().name(), alike.pair().score());
  }

  private static @Nullable Known find(
      Map<String, Known> byCode, Map<String, List<Known>> byName, Known own) {
    Known sameCode = own.taxCode().isEmpty() ? null : byCode.get(own.taxCode());
    if (sameCode != null) {
      return sameCode;
    }
    return byName.getOrDefault(nameKey(own.name(), own.area()), List.of()).stream()
        .filter(known -> own.taxCode().isEmpty() || known.taxCode().isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static void add(Map<String, Known> byCode, Map<String, List<Known>> byName, Known known) {
    if (!known.taxCode().isEmpty()) {
      byCode.putIfAbsent(known.taxCode(), known);
    }
    String key = nameKey(known.name(), known.area());
    if (!key.isEmpty()) {
      byName.computeIfAbsent(key, one -> new ArrayList<>()).add(known);
    }
  }

  /// Empty where the comune is not known: there are many associations of one name.
  private static String nameKey(String name, @Nullable String area) {
    String folded = Folding.words(name);
    return area == null || folded.isEmpty() ? "" : area + " " + folded;
  }

  private static String code(@Nullable String taxCode) {
    return taxCode == null ? "" : taxCode.strip().toUpperCase(Locale.ROOT);
  }

  /// Bodies of the directory that are several times in it, by the key they share.
  static Map<String, List<Outlines.Body>> repeated(List<Outlines.Body> bodies) {
    Map<String, List<Outlines.Body>> groups = new LinkedHashMap<>();
    Map<String, List<Outlines.Body>> named = new LinkedHashMap<>();
    for (Outlines.Body body : bodies) {
      String code = code(body.taxCode());
      if (!code.isEmpty()) {
        groups.computeIfAbsent(code, one -> new ArrayList<>()).add(body);
      }
      String key = nameKey(body.name(), body.area());
      if (!key.isEmpty()) {
        named.computeIfAbsent(key, one -> new ArrayList<>()).add(body);
      }
    }
    named.forEach(
        (key, group) -> {
          long coded = group.stream().filter(body -> !code(body.taxCode()).isEmpty()).count();
          if (coded < group.size()) {
            groups.put(key, group);
          }
        });
    groups.values().removeIf(group -> group.size() < 2);
    return groups;
  }
}
