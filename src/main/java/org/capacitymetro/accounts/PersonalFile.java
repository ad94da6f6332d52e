package org.capacitymetro.accounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.rights.Person;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Everything that is kept about a person, as JSON.
@Component
class PersonalFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final PersonStore store;
  private final List<PersonalData> parts;

  PersonalFile(PersonStore store, List<PersonalData> parts) {
    this.store = store;
    this.parts = parts;
  }

  byte[] of(Person person) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("account", store.export(person.id()));
    for (PersonalData part : parts) {
      file.put(part.part(), part.of(person.id()));
    }
    return JSON.writeValueAsBytes(file);
  }
}
