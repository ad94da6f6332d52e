package org.capacitymetro.hsds;

import java.util.List;
import org.capacitymetro.text.LocalizedText;

/// How to reach a service (HSDS `phone`, `contact`).
///
/// @param phones as written for people, each with what it is for
public record Contacts(List<Phone> phones, List<String> emails, List<String> websites) {

  public static final Contacts NONE = new Contacts(List.of(), List.of(), List.of());

  /// @param number international form with spaces, e.g. `+39 011 000 0000`
  /// @param note what or when it is for; may be empty
  public record Phone(String number, LocalizedText note) {}

  public Contacts {
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
    websites = List.copyOf(websites);
  }
}
