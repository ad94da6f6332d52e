package org.capacitymetro.hsds;

import java.math.BigDecimal;
import java.util.List;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// How a person gets to use a service.
///
/// @param costs HSDS `cost_option`; an empty list means not indicated, an amount of zero means free
/// @param documents HSDS `required_document`: what to bring
/// @param residencePermit whether a residence permit is needed
/// @param anonymous whether one can come without giving a name
public record Access(
    Mode mode,
    Answer residencePermit,
    Answer anonymous,
    List<CostOption> costs,
    List<LocalizedText> documents) {

  public static final Access UNKNOWN =
      new Access(Mode.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, List.of(), List.of());

  public enum Mode {
    WALK_IN,
    APPOINTMENT,
    REFERRAL,
    UNKNOWN
  }

  /// @param amount euro; null when only the text says what it costs
  public record CostOption(LocalizedText text, @Nullable BigDecimal amount) {
    /// An amount of which nothing else is known.
    public static CostOption of(BigDecimal amount) {
      String euro = amount.toPlainString();
      return new CostOption(
          amount.signum() == 0
              ? LocalizedText.ofItalianAndEnglish("Gratuito", "Free of charge")
              : LocalizedText.ofItalianAndEnglish(euro.replace('.', ',') + " euro", euro + " euro"),
          amount);
    }

    /// Whether the text repeats the amount, so that a page need not write both.
    public boolean saysOnlyTheAmount() {
      return amount != null && text.equals(of(amount).text());
    }
  }

  public Access {
    costs = List.copyOf(costs);
    documents = List.copyOf(documents);
  }

  /// Free only when a cost is stated and every stated cost is zero.
  public boolean isFree() {
    return !costs.isEmpty()
        && costs.stream().allMatch(cost -> cost.amount() != null && cost.amount().signum() == 0);
  }
}
