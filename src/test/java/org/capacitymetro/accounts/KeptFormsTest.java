package org.capacitymetro.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.rights.PersonId;
import org.capacitymetro.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class KeptFormsTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final UUID thing = UUID.randomUUID();
  private final PersonId person = new PersonId(UUID.randomUUID());
  private final KeptForms<Map<String, List<String>>> forms =
      new KeptForms<>(
          database.jdbc(),
          JsonMapper.shared(),
          Clock.systemUTC(),
          "typed",
          "thing",
          100,
          new TypeReference<>() {});

  @BeforeEach
  void table() {
    database
        .jdbc()
        .sql(
            """
            create table typed (thing uuid, person uuid, fields jsonb, kept_at timestamptz,
              primary key (thing, person))
            """)
        .update();
  }

  @Test
  void theLastFormOfAPersonIsKeptUntilItIsThrownAway() {
    assertThat(forms.keep(thing, person, Map.of("title", List.of("uno")))).isTrue();
    assertThat(forms.keep(thing, person, Map.of("title", List.of("due")))).isTrue();
    assertThat(forms.find(thing, person)).contains(Map.of("title", List.of("due")));
    assertThat(forms.find(thing, new PersonId(UUID.randomUUID()))).isEmpty();
    forms.discard(thing, person);
    assertThat(forms.find(thing, person)).isEmpty();
  }

  @Test
  void theCharacterNulIsLeftOutAndItsNameIsNot() {
    forms.keep(thing, person, Map.of("text", List.of("a\u0000\u0000b \\u0000 \\\u0000")));
    assertThat(forms.find(thing, person)).contains(Map.of("text", List.of("ab \\u0000 \\")));
  }

  @Test
  void whatIsTooLongIsNotKeptAndTheOlderFormStays() {
    forms.keep(thing, person, Map.of("text", List.of("breve")));
    assertThat(forms.keep(thing, person, Map.of("text", List.of("x".repeat(100))))).isFalse();
    assertThat(forms.find(thing, person)).contains(Map.of("text", List.of("breve")));
  }
}
