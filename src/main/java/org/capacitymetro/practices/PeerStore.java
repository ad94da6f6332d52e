package org.capacitymetro.practices;

import org.capacitymetro.assessment.Assessment;
import org.capacitymetro.rights.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes the tables `practice_reader` and `practice_assessment`.
@Component
class PeerStore {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final PracticeStore practices;

  PeerStore(JdbcClient jdbc, JsonMapper json, PracticeStore practices) {
    this.jdbc = jdbc;
    this.json = json;
    this.practices = practices;
  }

  /// Keeps what peers said, and the level that follows from it.
  void assess(PracticeId id, Assessment assessment) {
    jdbc.sql(
            """
            insert into practice_assessment (practice, version, content)
            values (:id, :version, cast(:content as jsonb))
            on conflict (practice, version) do update set content = excluded.content
            """)
        .param("id", id.value())
        .param("version", assessment.version())
        .param("content", json.writeValueAsString(assessment))
        .update();
    practices.assess(id, assessment.verdict().evidence());
  }

  void addReader(PracticeId id, PersonId person) {
    jdbc.sql(
            """
            insert into practice_reader (practice, person) values (:id, :person)
            on conflict do nothing
            """)
        .param("id", id.value())
        .param("person", person.value())
        .update();
  }

  void removeReader(PracticeId id, PersonId person) {
    jdbc.sql("delete from practice_reader where practice = :id and person = :person")
        .param("id", id.value())
        .param("person", person.value())
        .update();
  }

  void removeReaders(PracticeId id) {
    jdbc.sql("delete from practice_reader where practice = :id").param("id", id.value()).update();
  }
}
