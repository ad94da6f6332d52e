package org.capacitymetro.accounts;

import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Person;

/// A part of one's own account that another module keeps, such as passkeys: a heading, a sentence
/// on how things stand, and the way to its page.
public interface AccountPart {

  /// Small numbers come first.
  int position();

  Shown shown(Person person, Page page);

  /// @param key names the section in its address
  /// @param href as a browser needs it
  record Shown(String key, String title, String words, String label, String href) {}
}
