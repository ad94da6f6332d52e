package org.capacitymetro.directory;

import static org.capacitymetro.directory.SourceTrust.EDITORS;
import static org.capacitymetro.directory.SourceTrust.LIST;
import static org.capacitymetro.directory.SourceTrust.MUNICIPALITY;
import static org.capacitymetro.directory.SourceTrust.ORGANIZATION;
import static org.capacitymetro.directory.SourceTrust.REGISTER;
import static org.capacitymetro.directory.SourceTrust.SPREADSHEET;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who wins where two sources describe one place: the table that `/help/sources` shows. Missing
/// values are filled from whoever has them; lists are united; what somebody verified is never
/// overwritten without being asked for.
public final class Precedence {

  /// Fields that one ruling is about.
  public enum Part {
    /// Name, code, the body that runs it: what the authority decides.
    NAME,
    PLACE,
    /// United, the record's own first.
    CONTACTS,
    HOURS,
    /// What it does, for whom, how one gets in.
    ABOUT,
    /// Further facts and codes, united; of one fact told twice the record's own stays.
    FACTS;

    /// As in message keys: `hours`.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Who says a value.
  ///
  /// @param source name of the list, empty for people
  /// @param verified the day somebody looked whether it is true; null where nobody did
  /// @param verifiedBy as in [org.capacitymetro.freshness.Verification]
  public record Voice(
      SourceTrust trust, String source, @Nullable LocalDate verified, String verifiedBy) {}

  private static final Map<Part, List<SourceTrust>> ORDER =
      Map.of(
          Part.NAME, List.of(EDITORS, REGISTER, ORGANIZATION, MUNICIPALITY, LIST, SPREADSHEET),
          Part.PLACE, List.of(EDITORS, REGISTER, ORGANIZATION, MUNICIPALITY, LIST, SPREADSHEET),
          Part.CONTACTS, List.of(ORGANIZATION, EDITORS, MUNICIPALITY, REGISTER, LIST, SPREADSHEET),
          Part.HOURS, List.of(ORGANIZATION, EDITORS, MUNICIPALITY, REGISTER, LIST, SPREADSHEET),
          Part.ABOUT, List.of(ORGANIZATION, EDITORS, MUNICIPALITY, REGISTER, LIST, SPREADSHEET),
          Part.FACTS, List.of(EDITORS, REGISTER, ORGANIZATION, MUNICIPALITY, LIST, SPREADSHEET));

  private static final Map<String, Part> PARTS = new HashMap<>();

  static {
    in(Part.NAME, "name", "provider", "type", "tax-code");
    in(Part.PLACE, "address", "city", "point", "precision", "arrival", "accessibility", "area");
    in(Part.CONTACTS, "phones", "emails", "websites");
    in(Part.HOURS, "hours", "holidays", "exceptions");
    in(Part.FACTS, "attributes");
  }

  /// What the record itself keeps: no source has a say in it.
  private static final Set<String> OWN = Set.of("verification", "availability", "demonstration");

  private Precedence() {}

  private static void in(Part part, String... fields) {
    for (String field : fields) {
      PARTS.put(field, part);
    }
  }

  /// The part a field belongs to; `field` is a key of [DraftFields].
  public static Part partOf(String field) {
    return PARTS.getOrDefault(field, Part.ABOUT);
  }

  /// Who wins for a part, the strongest first.
  public static List<SourceTrust> order(Part part) {
    return List.copyOf(ORDER.getOrDefault(part, List.of()));
  }

  /// Whether no source decides this field.
  static boolean isOwn(String field) {
    return OWN.contains(field);
  }

  /// Whether both values of a field stay.
  static boolean isUnited(Part part) {
    return part == Part.CONTACTS || part == Part.FACTS;
  }

  /// Whether the first is stronger than the second; equals do not beat one another.
  public static boolean beats(Part part, SourceTrust one, SourceTrust other) {
    List<SourceTrust> order = order(part);
    return order.indexOf(one) < order.indexOf(other);
  }

  /// What becomes of a field that the record and another source both fill, differently.
  ///
  /// @param holder whose word the record's value is
  /// @param challenger whose word the other value is
  public static Ruling rule(String field, Voice holder, Voice challenger) {
    Part part = partOf(field);
    if (isGuarded(holder, challenger)) {
      LocalDate since = holder.verified();
      LocalDate seen = challenger.verified();
      boolean stronger =
          seen == null
              ? isUnited(part) || beats(part, challenger.trust(), holder.trust())
              : since == null || seen.isAfter(since);
      return stronger ? Ruling.PROPOSED : Ruling.KEPT;
    }
    if (isUnited(part)) {
      return Ruling.UNITED;
    }
    if (holder.verified() == null && challenger.verified() != null) {
      return Ruling.TAKEN;
    }
    boolean renewed = !holder.source().isEmpty() && holder.source().equals(challenger.source());
    return renewed || beats(part, challenger.trust(), holder.trust()) ? Ruling.TAKEN : Ruling.KEPT;
  }

  /// Whether somebody verified the value who is not the challenger itself: a register may renew
  /// what only it has vouched for.
  static boolean isGuarded(Voice holder, Voice challenger) {
    return holder.verified() != null
        && !(holder.verifiedBy().equals(challenger.source()) && !challenger.source().isEmpty());
  }
}
