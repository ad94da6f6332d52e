package org.capacitymetro.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Geocoded;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// The value of one field of a draft, in a form that a page can put in words.
public sealed interface FieldValue {

  record Words(LocalizedText text) implements FieldValue {}

  record WordsList(List<LocalizedText> texts) implements FieldValue {}

  record Terms(Vocabulary vocabulary, List<String> codes) implements FieldValue {}

  /// BCP 47 tags.
  record Languages(List<String> tags) implements FieldValue {}

  /// Codes as in [org.capacitymetro.hsds.Place#accessibility].
  record Accessibility(List<String> codes) implements FieldValue {}

  /// The name of one of a few fixed answers, e.g. `WALK_IN` of [Access.Mode].
  record Choice(String answer) implements FieldValue {}

  /// Plain text without a language: addresses, codes, numbers.
  record Lines(List<String> lines) implements FieldValue {}

  record Day(@Nullable LocalDate day) implements FieldValue {}

  record Body(@Nullable OrganizationId id) implements FieldValue {}

  record Hours(Schedule.Kind kind, List<Schedule.Slot> slots, LocalizedText original)
      implements FieldValue {}

  record Exceptions(List<Schedule.DatedException> exceptions) implements FieldValue {}

  /// @param comune ISTAT code as declared
  record Written(Address address, @Nullable String comune) implements FieldValue {}

  record Position(@Nullable Point point, @Nullable Geocoded geocoded) implements FieldValue {}

  record Phones(List<Contacts.Phone> phones) implements FieldValue {}

  record Costs(List<Access.CostOption> costs) implements FieldValue {}

  record Facts(Map<String, String> facts) implements FieldValue {}

  record Checked(Map<FieldGroup, Verification> verification) implements FieldValue {}

  record Places(@Nullable Availability availability) implements FieldValue {}

  /// Whether nothing is known: shown as "not indicated".
  default boolean isEmpty() {
    return switch (this) {
      case Words(LocalizedText text) -> text.isEmpty();
      case WordsList(List<LocalizedText> texts) -> texts.isEmpty();
      case Terms(Vocabulary _, List<String> codes) -> codes.isEmpty();
      case Languages(List<String> tags) -> tags.isEmpty();
      case Accessibility(List<String> codes) -> codes.isEmpty();
      case Choice(String answer) -> answer.equals("UNKNOWN");
      case Lines(List<String> lines) -> lines.isEmpty();
      case Day(@Nullable LocalDate day) -> day == null;
      case Body(@Nullable OrganizationId id) -> id == null;
      case Hours(Schedule.Kind kind, List<Schedule.Slot> _, LocalizedText original) ->
          kind == Schedule.Kind.UNKNOWN && original.isEmpty();
      case Exceptions(List<Schedule.DatedException> exceptions) -> exceptions.isEmpty();
      case Written(Address address, @Nullable String comune) ->
          address.equals(Address.NONE) && comune == null;
      case Position(@Nullable Point point, @Nullable Geocoded _) -> point == null;
      case Phones(List<Contacts.Phone> phones) -> phones.isEmpty();
      case Costs(List<Access.CostOption> costs) -> costs.isEmpty();
      case Facts(Map<String, String> facts) -> facts.isEmpty();
      case Checked(Map<FieldGroup, Verification> verification) -> verification.isEmpty();
      case Places(@Nullable Availability availability) -> availability == null;
    };
  }
}
