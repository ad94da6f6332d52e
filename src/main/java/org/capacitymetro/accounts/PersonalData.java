package org.capacitymetro.accounts;

import org.capacitymetro.rights.PersonId;

/// What a module keeps about a person, for the file that every person may take away (GDPR, articles
/// 15 and 20). A module that keeps something contributes a bean of this.
public interface PersonalData {

  /// The name of its part of the file: `sessions`.
  String part();

  /// The content: records, lists and maps that JSON can say.
  Object of(PersonId person);
}
