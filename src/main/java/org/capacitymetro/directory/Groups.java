package org.capacitymetro.directory;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.jspecify.annotations.Nullable;

/// Which groups of fields a draft fills and an edit changes, and what becomes of their
/// verifications. What a form or list says of them is not the record's to believe: they travel with
/// the record and change only here.
final class Groups {
  private static final Map<String, FieldGroup> BY_FIELD = new HashMap<>();

  static {
    in(FieldGroup.EXISTENCE, "name", "provider", "address", "city", "point", "precision");
    in(FieldGroup.EXISTENCE, "funder", "project", "ends-on");
    in(FieldGroup.CONTACTS, "phones", "emails", "websites");
    in(FieldGroup.SCHEDULE, "hours", "holidays", "exceptions");
    in(FieldGroup.ACCESS, "targets", "languages", "arrival", "accessibility", "access", "permit");
    in(FieldGroup.ACCESS, "anonymous", "costs", "documents", "how-to");
    in(FieldGroup.DESCRIPTION, "summary", "description", "sectors", "outcome", "attributes");
  }

  private Groups() {}

  private static void in(FieldGroup group, String... fields) {
    for (String field : fields) {
      BY_FIELD.put(field, group);
    }
  }

  /// The groups of which the draft says something.
  static Set<FieldGroup> filled(ServiceDraft draft) {
    Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
    BY_FIELD.forEach(
        (field, group) -> {
          if (!DraftFields.SERVICE.value(draft, field).isEmpty()) {
            groups.add(group);
          }
        });
    return groups;
  }

  static Set<FieldGroup> changed(ServiceDraft before, ServiceDraft after) {
    Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
    for (Difference difference : DraftFields.SERVICE.between(before, after)) {
      FieldGroup group = BY_FIELD.get(difference.field());
      if (group != null) {
        groups.add(group);
      }
    }
    return groups;
  }

  /// The draft without verifications and availability.
  static ServiceDraft bare(ServiceDraft draft) {
    return with(draft, draft.details().withVerification(Map.of()).withAvailability(null));
  }

  /// The draft with the verifications and the availability of the record.
  static ServiceDraft carried(ServiceDraft draft, ServiceDraft record) {
    ServiceDetails kept = record.details();
    return with(
        draft,
        draft
            .details()
            .withVerification(kept.verification())
            .withAvailability(kept.availability()));
  }

  /// The draft with the groups verified that it changed, or that it fills where nothing was before.
  static ServiceDraft verified(
      @Nullable ServiceDraft before, ServiceDraft after, Verification verification) {
    Map<FieldGroup, Verification> known = new EnumMap<>(FieldGroup.class);
    known.putAll(after.details().verification());
    for (FieldGroup group : before == null ? filled(after) : changed(before, after)) {
      known.put(group, verification);
    }
    return with(after, after.details().withVerification(known));
  }

  /// As [#verified] for a list that fills gaps of a record: a group that somebody looked at stays
  /// verified so where nothing in it was changed that had been there.
  static ServiceDraft filledIn(ServiceDraft before, ServiceDraft after, Verification verification) {
    Set<FieldGroup> filled = filled(before);
    Map<FieldGroup, Verification> known = new EnumMap<>(FieldGroup.class);
    known.putAll(after.details().verification());
    for (Difference difference : DraftFields.SERVICE.between(before, after)) {
      FieldGroup group = BY_FIELD.get(difference.field());
      if (group == null) {
        continue;
      }
      Verification own = before.details().verification().get(group);
      boolean stays = own != null && own.method().isCheck() && filled.contains(group);
      if (!stays || !difference.before().isEmpty()) {
        known.put(group, verification);
      }
    }
    return with(after, after.details().withVerification(known));
  }

  /// What a list says, as the record takes it over: what people verified stays, except where the
  /// list changes the group or says itself that it was verified later.
  static ServiceDraft heard(
      @Nullable ServiceDraft record, ServiceDraft said, Verification verification) {
    ServiceDraft taken =
        verified(record, record == null ? bare(said) : carried(said, record), verification);
    Map<FieldGroup, Verification> known = new EnumMap<>(FieldGroup.class);
    known.putAll(taken.details().verification());
    for (FieldGroup group : filled(said)) {
      Verification own = said.details().verification().get(group);
      Verification kept = known.get(group);
      if (own != null
          && (kept == null || kept.equals(verification) || own.on().isAfter(kept.on()))) {
        known.put(group, own);
      }
    }
    return with(taken, taken.details().withVerification(known));
  }

  /// How the group of a field was last verified; null for never.
  static @Nullable Verification verification(ServiceDraft draft, String field) {
    FieldGroup group = BY_FIELD.get(field);
    return group == null ? null : draft.details().verification().get(group);
  }

  /// What a record made of two knows of its truth: a group somebody looked at stays verified so, by
  /// the later of two looks where both say the same; a group that took something from a record
  /// somebody looked at, or that nobody looked at, is known as there.
  static ServiceDraft united(ServiceDraft keep, ServiceDraft give, ServiceDraft merged) {
    Map<FieldGroup, Verification> known = new EnumMap<>(FieldGroup.class);
    known.putAll(keep.details().verification());
    Set<FieldGroup> taken = changed(keep, merged);
    Set<FieldGroup> different = changed(merged, give);
    give.details()
        .verification()
        .forEach(
            (group, theirs) -> {
              Verification own = known.get(group);
              boolean checked = own != null && own.method().isCheck();
              boolean later =
                  own == null || theirs.method().isCheck() && theirs.on().isAfter(own.on());
              if (checked ? later && !different.contains(group) : taken.contains(group)) {
                known.put(group, theirs);
              } else if (!checked && theirs.method().isCheck() && !different.contains(group)) {
                known.put(group, theirs);
              }
            });
    Availability own = keep.details().availability();
    Availability said = own == null ? give.details().availability() : own;
    return with(merged, merged.details().withVerification(known).withAvailability(said));
  }

  private static ServiceDraft with(ServiceDraft draft, ServiceDetails details) {
    return new ServiceDraft(draft.source(), draft.provider(), details, draft.location());
  }
}
