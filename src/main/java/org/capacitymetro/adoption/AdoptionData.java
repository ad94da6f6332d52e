package org.capacitymetro.adoption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.accounts.PersonalData;
import org.capacitymetro.rights.PersonId;
import org.springframework.stereotype.Component;

/// The adoptions a person recorded, in the file with all that is kept about the person.
@Component
class AdoptionData implements PersonalData {
  private final AdoptionStore store;
  private final KeptAdoptions kept;

  AdoptionData(AdoptionStore store, KeptAdoptions kept) {
    this.store = store;
    this.kept = kept;
  }

  @Override
  public String part() {
    return "adoptions";
  }

  @Override
  public List<Map<String, Object>> of(PersonId person) {
    return store.listRecordedBy(person).stream()
        .map(
            adoption -> {
              Map<String, Object> data = new LinkedHashMap<>();
              data.put("id", adoption.id().shortForm());
              data.put("practice", adoption.practice().shortForm());
              data.put("recorded", adoption.createdAt());
              data.put("state", AdoptionFormModel.state(adoption));
              kept.find(person, adoption.id())
                  .ifPresent(typed -> data.put("unsaved", typed.values()));
              return data;
            })
        .toList();
  }
}
