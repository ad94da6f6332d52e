package org.capacitymetro.practices;

import java.util.LinkedHashMap;
import java.util.Map;
import org.capacitymetro.accounts.PersonalData;
import org.capacitymetro.rights.PersonId;
import org.springframework.stereotype.Component;

/// The sheets a person writes, in the file with all that is kept about the person.
@Component
class PracticeData implements PersonalData {
  private final Authors authors;
  private final KeptSheets kept;

  PracticeData(Authors authors, KeptSheets kept) {
    this.authors = authors;
    this.kept = kept;
  }

  @Override
  public String part() {
    return "practices";
  }

  @Override
  public Object of(PersonId person) {
    return authors.listOf(person).stream()
        .map(
            practice -> {
              Map<String, Object> sheet = new LinkedHashMap<>();
              sheet.put("id", practice.id().shortForm());
              sheet.put("title", practice.sheet().title().in(practice.sheet().language()));
              kept.find(person, practice.id())
                  .ifPresent(typed -> sheet.put("unsaved", typed.values()));
              return sheet;
            })
        .toList();
  }
}
