package org.capacitymetro.imports;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.tables.Format;
import org.capacitymetro.tables.Layout;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Table `import_file`.
@Component
class UploadStore {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  UploadStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void insert(Upload upload, byte[] sha256) {
    jdbc.sql(
            """
            insert into import_file (id, name, size, sha256, path, layout, uploaded_by, uploaded_at)
            values (:id, :name, :size, :sha256, :path, :layout::jsonb, :by, :at)
            """)
        .param("id", upload.id())
        .param("name", upload.name())
        .param("size", upload.size())
        .param("sha256", sha256)
        .param("path", upload.path().toString())
        .param("layout", written(upload.layout()))
        .param("by", upload.uploadedBy())
        .param("at", OffsetDateTime.ofInstant(upload.uploadedAt(), ZoneOffset.UTC))
        .update();
  }

  void update(UUID id, Layout layout, @Nullable String profile, @Nullable String profileName) {
    jdbc.sql(
            """
            update import_file set layout = :layout::jsonb, profile = :profile,
              profile_name = :profileName
            where id = :id
            """)
        .param("layout", written(layout))
        .param("profile", profile)
        .param("profileName", profileName)
        .param("id", id)
        .update();
  }

  Optional<Upload> find(UUID id) {
    return jdbc.sql("select * from import_file where id = :id")
        .param("id", id)
        .query((row, number) -> upload(row))
        .optional();
  }

  /// Files older than this that no unfinished import reads.
  List<Upload> listBefore(Instant before) {
    return jdbc.sql(
            """
            select * from import_file f where uploaded_at < :before and not exists
              (select from import_run r where r.path = f.path and r.finished_at is null)
            """)
        .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
        .query((row, number) -> upload(row))
        .list();
  }

  void delete(UUID id) {
    jdbc.sql("delete from import_file where id = :id").param("id", id).update();
  }

  private Upload upload(ResultSet row) throws SQLException {
    return new Upload(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getLong("size"),
        Path.of(row.getString("path")),
        layout(row.getString("layout")),
        row.getString("profile"),
        row.getString("profile_name"),
        row.getString("uploaded_by"),
        row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
  }

  private String written(Layout layout) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("format", layout.format().name());
    fields.put("charset", layout.charset().name());
    fields.put("delimiter", String.valueOf(layout.delimiter()));
    fields.put("quote", String.valueOf(layout.quote()));
    fields.put("sheet", layout.sheet());
    fields.put("headerRow", layout.headerRow());
    fields.put("headerRows", layout.headerRows());
    fields.put("path", layout.path());
    return json.writeValueAsString(fields);
  }

  private Layout layout(String text) {
    JsonNode node = json.readTree(text);
    return new Layout(
        Format.valueOf(node.path("format").asString()),
        Charset.forName(node.path("charset").asString()),
        node.path("delimiter").asString().charAt(0),
        node.path("quote").asString().charAt(0),
        node.path("sheet").isNull() ? null : node.path("sheet").asString(),
        node.path("headerRow").asInt(),
        node.path("headerRows").asInt(),
        node.path("path").isNull() ? null : node.path("path").asString());
  }
}
