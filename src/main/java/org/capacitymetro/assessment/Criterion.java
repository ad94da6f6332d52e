package org.capacitymetro.assessment;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What peers ask of a sheet, in the order of the grid.
public enum Criterion {
  RELEVANCE(Group.EXCLUSION),
  CLARITY(Group.EXCLUSION),
  /// Ethics and privacy.
  ETHICS(Group.EXCLUSION),
  /// There is evidence that it was really done.
  EXISTENCE(Group.EXCLUSION),
  EFFECTIVENESS(Group.CORE),
  EQUITY(Group.CORE),
  TRANSFERABILITY(Group.QUALIFIER),
  SUSTAINABILITY(Group.QUALIFIER),
  /// Of those it serves.
  PARTICIPATION(Group.QUALIFIER),
  INTERSECTORALITY(Group.QUALIFIER);

  /// What a criterion decides.
  public enum Group {
    /// A sheet that fails one is not published.
    EXCLUSION,
    /// Whether it works, and for everybody.
    CORE,
    /// What makes it worth taking elsewhere.
    QUALIFIER;

    /// As in message keys: `exclusion`.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Group group;

  Criterion(Group group) {
    this.group = group;
  }

  public Group group() {
    return group;
  }

  /// What may be answered, best first. There is no half way past an exclusion.
  public List<Degree> degrees() {
    return group == Group.EXCLUSION
        ? List.of(Degree.YES, Degree.NO)
        : List.of(Degree.YES, Degree.PARTLY, Degree.NO);
  }

  /// Whether an answer counts only with its reason.
  public boolean needsReason(Degree degree) {
    return group != Group.EXCLUSION || degree == Degree.NO;
  }

  /// As in forms and message keys: `effectiveness`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<Criterion> of(Group group) {
    return Stream.of(values()).filter(criterion -> criterion.group == group).toList();
  }
}
