package org.capacitymetro.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Services and bodies as they are compared with others: all that are not merged, removed or
/// demonstration. Exact places come out of here as out of [Records].
@Component
public class Outlines {
  private static final int BATCH = 5_000;

  /// What is compared of a body.
  ///
  /// @param area ISTAT code of its comune, null where nobody said
  public record Body(
      OrganizationId id, String name, @Nullable String taxCode, @Nullable String area) {}

  private final OutlineStore store;

  Outlines(OutlineStore store) {
    this.store = store;
  }

  /// Reads all services in the order of their ids, in short transactions.
  public void forEach(Consumer<Outline> reader) {
    UUID after = new UUID(0, 0);
    List<Outline> batch;
    do {
      batch = store.after(after, BATCH);
      batch.forEach(reader);
      after = batch.isEmpty() ? after : batch.getLast().id().value();
    } while (batch.size() == BATCH);
  }

  /// Those of these services that are there.
  public Map<ServiceId, Outline> of(Collection<ServiceId> ids) {
    Map<ServiceId, Outline> found = new HashMap<>();
    if (!ids.isEmpty()) {
      store
          .list(ids.stream().map(ServiceId::value).toList())
          .forEach(outline -> found.put(outline.id(), outline));
    }
    return found;
  }

  /// The bodies with one of these tax codes, and all of these comuni.
  public List<Body> bodies(Collection<String> taxCodes, Collection<String> areas) {
    return store.bodies(taxCodes, areas);
  }

  /// Every body.
  public List<Body> bodies() {
    return store.bodies();
  }

  /// What kind of identifier the ids of each source are; sources whose ids mean nothing elsewhere
  /// are left out.
  public Map<String, String> codeSchemes() {
    return store.codeSchemes();
  }

  static Outline outline(ResultSet row) throws SQLException {
    List<SourceRef> refs = new ArrayList<>();
    refs.add(new SourceRef(row.getString("source"), row.getString("source_id")));
    String[] sources = array(row, "sources");
    String[] ids = array(row, "ids");
    for (int i = 0; i < sources.length; i++) {
      refs.add(new SourceRef(sources[i], ids[i]));
    }
    LocalizedText name = StoredJson.TEXT.read(row.getString("name"), LocalizedText.EMPTY);
    double lat = row.getDouble("lat");
    Point point = row.wasNull() ? null : new Point(lat, row.getDouble("lon"));
    Instant changed = row.getObject("updated_at", OffsetDateTime.class).toInstant();
    return new Outline(
        new ServiceId(row.getObject("id", UUID.class)),
        refs,
        name.in("it"),
        new Address(
            text(row, "street"),
            row.getString("postcode"),
            text(row, "comune"),
            text(row, "province")),
        point,
        Precision.valueOf(Objects.requireNonNullElse(row.getString("precision"), "EXACT")),
        phones(row.getString("phones")),
        List.of(array(row, "emails")),
        List.of(array(row, "websites")),
        List.of(array(row, "sectors")),
        row.getString("city"),
        row.getObject("provider", UUID.class),
        StatusColumns.read(row),
        row.getInt("checked"),
        changed.atOffset(ZoneOffset.UTC).toInstant());
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), "");
  }

  private static String[] array(ResultSet row, String column) throws SQLException {
    java.sql.Array array = row.getArray(column);
    return array == null ? new String[0] : (String[]) array.getArray();
  }

  private static List<String> phones(@Nullable String json) {
    if (json == null) {
      return List.of();
    }
    List<String> numbers = new ArrayList<>();
    for (JsonNode phone : StoredJson.parse("{\"phones\":" + json + "}").path("phones")) {
      numbers.add(phone.path("number").asString(""));
    }
    return numbers;
  }
}
