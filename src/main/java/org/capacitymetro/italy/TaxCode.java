package org.capacitymetro.italy;

/// Codice fiscale of bodies: eleven digits, the last one a check digit (the same rule as the
/// partita IVA).
public final class TaxCode {
  private TaxCode() {}

  public static boolean isValid(String code) {
    if (!code.matches("\\d{11}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      int digit = code.charAt(i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return (10 - sum % 10) % 10 == code.charAt(10) - '0';
  }
}
