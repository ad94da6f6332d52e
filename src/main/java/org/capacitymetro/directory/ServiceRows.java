package org.capacitymetro.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.Geocoded;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Reads services and their places from the columns of [ServiceStore].
final class ServiceRows {
  private ServiceRows() {}

  static TrueService service(ResultSet row, int number) throws SQLException {
    return new TrueService(
        new ServiceId(row.getObject("id", UUID.class)),
        new SourceRef(row.getString("source"), row.getString("source_id")),
        organization(row, "provider"),
        details(row),
        row.getObject("location") == null ? null : location(row),
        row.getObject("location") == null ? List.of() : texts(row, "areas"),
        row.getString("city"),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        StatusColumns.read(row));
  }

  static ServiceDetails details(ResultSet row) throws SQLException {
    return new ServiceDetails(
        text(row, "name"),
        text(row, "summary"),
        text(row, "description"),
        text(row, "how_to"),
        text(row, "outcome"),
        texts(row, "sectors"),
        texts(row, "targets"),
        texts(row, "languages"),
        new Access(
            Access.Mode.valueOf(row.getString("access_mode")),
            Answer.valueOf(row.getString("residence_permit")),
            Answer.valueOf(row.getString("anonymous")),
            StoredJson.COSTS.read(row.getString("cost_options"), List.of()),
            StoredJson.TEXTS.read(row.getString("required_documents"), List.of())),
        schedule(row),
        new Contacts(
            StoredJson.PHONES.read(row.getString("phones"), List.of()),
            texts(row, "emails"),
            texts(row, "websites")),
        new Funding(
            organization(row, "funder"),
            row.getString("project_code"),
            row.getObject("ends_on", LocalDate.class)),
        StoredJson.ATTRIBUTES.read(row.getString("attributes"), Map.of()),
        StoredJson.VERIFICATION.read(row.getString("verification"), Map.of()),
        availability(row),
        row.getBoolean("demonstration"));
  }

  private static @Nullable Availability availability(ResultSet row) throws SQLException {
    String said = row.getString("availability");
    return said == null ? null : StoredJson.read(StoredJson.parse(said), Availability.class);
  }

  static Schedule schedule(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return kind == null
        ? Schedule.UNKNOWN
        : new Schedule(
            Schedule.Kind.valueOf(kind),
            StoredJson.SLOTS.read(row.getString("slots"), List.of()),
            Schedule.HolidayPolicy.valueOf(row.getString("holidays")),
            StoredJson.EXCEPTIONS.read(row.getString("exceptions"), List.of()),
            text(row, "original"));
  }

  static LocationDraft location(ResultSet row) throws SQLException {
    double lat = row.getDouble("lat");
    boolean placed = !row.wasNull();
    return new LocationDraft(
        new Address(
            row.getString("street"),
            row.getString("postcode"),
            row.getString("comune"),
            row.getString("province")),
        placed ? new Point(lat, row.getDouble("lon")) : null,
        row.getString("comune_code"),
        row.getString("city_code"),
        Precision.valueOf(row.getString("precision")),
        text(row, "arrival"),
        texts(row, "accessibility"),
        geocoded(row));
  }

  private static @Nullable Geocoded geocoded(ResultSet row) throws SQLException {
    String source = row.getString("geocoded_by");
    return source == null
        ? null
        : new Geocoded(source, Located.Precision.valueOf(row.getString("geocoded_to")));
  }

  static @Nullable OrganizationId organization(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new OrganizationId(id);
  }

  static LocalizedText text(ResultSet row, String column) throws SQLException {
    return StoredJson.TEXT.read(row.getString(column), LocalizedText.EMPTY);
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
