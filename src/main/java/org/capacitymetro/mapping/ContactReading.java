package org.capacitymetro.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.italy.ItalianContacts;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.text.LocalizedText;

/// How to reach the thing of one row.
final class ContactReading {
  private static final Pattern BETWEEN_EMAILS = Pattern.compile("[;,]|\\s+[-–/]\\s+");
  private static final Pattern WHOLE_WEBSITE =
      Pattern.compile("(https?://)?[^/:]+(:\\d+)?([/?#].*)?");

  private final RowWords words;
  private final List<String> areaCodes;

  /// @param areaCodes of the province; empty when not known
  ContactReading(RowWords words, List<String> areaCodes) {
    this.words = words;
    this.areaCodes = areaCodes;
  }

  Contacts contacts() {
    List<Contacts.Phone> phones = new ArrayList<>();
    for (String number : ItalianContacts.splitPhones(words.written(Column.PHONE))) {
      if (ItalianContacts.isPlaceholder(number)) {
        continue;
      }
      Optional<ItalianContacts.Number> found = ItalianContacts.parsePhone(number, areaCodes);
      if (found.isEmpty()) {
        words.note(Reason.PHONE_MALFORMED, number);
      } else {
        if (found.get().repaired()) {
          words.note(Reason.PHONE_REPAIRED, number + " is now " + found.get().text());
        }
        phones.add(new Contacts.Phone(found.get().text(), LocalizedText.EMPTY));
      }
    }
    return new Contacts(phones.stream().distinct().toList(), emails(), websites());
  }

  List<String> emails() {
    List<String> emails = new ArrayList<>();
    String cell = words.get(Column.EMAIL);
    if (cell.isEmpty()) {
      return emails;
    }
    for (String part : BETWEEN_EMAILS.split(cell)) {
      if (!ItalianContacts.isPlaceholder(part)) {
        ItalianContacts.parseEmail(part)
            .ifPresentOrElse(emails::add, () -> words.note(Reason.EMAIL_MALFORMED, part));
      }
    }
    return emails.stream().distinct().toList();
  }

  List<String> websites() {
    String written = words.get(Column.WEBSITE);
    if (ItalianContacts.isPlaceholder(written)) {
      return List.of();
    }
    Optional<String> site = ItalianContacts.parseWebsite(written);
    if (site.isEmpty()) {
      words.note(Reason.WEBSITE_MALFORMED, written);
    } else if (!WHOLE_WEBSITE.matcher(written.toLowerCase(Locale.ROOT)).matches()) {
      words.note(Reason.WEBSITE_REPAIRED, written + " is now " + site.get());
    }
    return site.stream().toList();
  }
}
