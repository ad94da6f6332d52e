package org.capacitymetro.practices;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitymetro.accounts.KeptForms;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.writing.Typed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Table `practice_kept`: what a person typed into a sheet and has not saved. Kept here and not
/// where sheets are written, because the files that it names are kept, and shown to that person.
@Component
public class KeptSheets {
  /// Longer than any sheet may be.
  static final int LONGEST = 400_000;

  private final KeptForms<Map<String, List<String>>> forms;

  KeptSheets(JdbcClient jdbc, JsonMapper json, Clock clock) {
    forms =
        new KeptForms<>(
            jdbc, json, clock, "practice_kept", "practice", LONGEST, new TypeReference<>() {});
  }

  /// As [KeptForms#keep].
  public boolean keep(PersonId person, PracticeId practice, Typed typed) {
    return forms.keep(practice.value(), person, typed.values());
  }

  /// What somebody typed into a sheet; empty where everything is saved.
  public Optional<Typed> find(PersonId person, PracticeId practice) {
    return forms.find(practice.value(), person).map(Typed::new);
  }

  /// Forgets it: it was saved, or thrown away.
  public void discard(PersonId person, PracticeId practice) {
    forms.discard(practice.value(), person);
  }
}
