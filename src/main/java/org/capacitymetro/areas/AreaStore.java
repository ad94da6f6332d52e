package org.capacitymetro.areas;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.MonthDay;
import java.util.List;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tables `area`, `city`, `area_version`.
@Component
class AreaStore {
  /// Own mapper: what is stored must not follow the settings of the web API.
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// An area with the codes other files use for it; both only for provinces.
  record Row(Area area, @Nullable String plate, @Nullable String historicCode) {}

  record Polygon(String code, Geometry shape) {}

  private final JdbcClient jdbc;

  AreaStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long version() {
    return jdbc.sql("select version from area_version").query(Long.class).single();
  }

  /// Keeps other imports out until the transaction ends.
  void lock() {
    jdbc.sql("select version from area_version for update").query(Long.class).single();
  }

  /// Tells every reader to read again. The last statement of a transaction: who reads in between
  /// must not take a half-written state for the new version.
  void raiseVersion() {
    jdbc.sql("update area_version set version = version + 1").update();
  }

  List<Row> list() {
    return jdbc.sql(
            """
            select code, kind, parent, name, plate, historic_code,
              min_lon, min_lat, max_lon, max_lat, inner_lat, inner_lon
            from area order by code
            """)
        .query(AreaStore::row)
        .list();
  }

  List<City> cities() {
    return jdbc.sql(
            """
            select c.code, c.name, c.province, p.plate, c.comune, c.languages,
              c.centre_lat, c.centre_lon, c.min_lon, c.min_lat, c.max_lon, c.max_lat, c.patron_day
            from city c join area p on p.code = c.province
            order by c.position
            """)
        .query(AreaStore::city)
        .list();
  }

  List<Polygon> polygons() {
    return jdbc.sql("select code, polygon from area where polygon is not null order by code")
        .query((row, number) -> new Polygon(row.getString("code"), shape(row.getBytes("polygon"))))
        .list();
  }

  byte @Nullable [] polygon(String code) {
    return jdbc.sql("select polygon from area where code = :code")
        .param("code", code)
        .query(byte[].class)
        .optional()
        .orElse(null);
  }

  /// @param shape null keeps the polygon that is there
  void write(
      String code,
      Area.Kind kind,
      @Nullable String parent,
      LocalizedText name,
      @Nullable String plate,
      @Nullable String historicCode,
      @Nullable Geometry shape) {
    Envelope box = shape == null ? null : shape.getEnvelopeInternal();
    var inner = shape == null ? null : shape.getInteriorPoint();
    jdbc.sql(
            """
            insert into area (code, kind, parent, name, plate, historic_code, polygon,
              min_lon, min_lat, max_lon, max_lat, inner_lat, inner_lon)
            values (:code, :kind, :parent, cast(:name as jsonb), :plate, :historic, :polygon,
              :minLon, :minLat, :maxLon, :maxLat, :innerLat, :innerLon)
            on conflict (code) do update set
              parent = excluded.parent,
              name = excluded.name,
              plate = coalesce(excluded.plate, area.plate),
              historic_code = coalesce(excluded.historic_code, area.historic_code),
              polygon = coalesce(excluded.polygon, area.polygon),
              min_lon = coalesce(excluded.min_lon, area.min_lon),
              min_lat = coalesce(excluded.min_lat, area.min_lat),
              max_lon = coalesce(excluded.max_lon, area.max_lon),
              max_lat = coalesce(excluded.max_lat, area.max_lat),
              inner_lat = coalesce(excluded.inner_lat, area.inner_lat),
              inner_lon = coalesce(excluded.inner_lon, area.inner_lon)
            """)
        .param("code", code)
        .param("kind", kind.name())
        .param("parent", parent)
        .param("name", JSON.writeValueAsString(name))
        .param("plate", plate)
        .param("historic", historicCode)
        .param("polygon", shape == null ? null : bytes(shape), java.sql.Types.BINARY)
        .param("minLon", box == null ? null : box.getMinX(), java.sql.Types.DOUBLE)
        .param("minLat", box == null ? null : box.getMinY(), java.sql.Types.DOUBLE)
        .param("maxLon", box == null ? null : box.getMaxX(), java.sql.Types.DOUBLE)
        .param("maxLat", box == null ? null : box.getMaxY(), java.sql.Types.DOUBLE)
        .param("innerLat", inner == null ? null : inner.getY(), java.sql.Types.DOUBLE)
        .param("innerLon", inner == null ? null : inner.getX(), java.sql.Types.DOUBLE)
        .update();
  }

  static byte[] bytes(Geometry shape) {
    return new WKBWriter().write(shape);
  }

  private static Geometry shape(byte[] bytes) {
    try {
      return new WKBReader().read(bytes);
    } catch (ParseException e) {
      throw new IllegalStateException("area.polygon is not well-known binary", e);
    }
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    row.getDouble("inner_lat");
    boolean placed = !row.wasNull();
    Area area =
        new Area(
            row.getString("code"),
            Area.Kind.valueOf(row.getString("kind")),
            row.getString("parent"),
            JSON.readValue(row.getString("name"), LocalizedText.class),
            placed ? box(row) : null,
            placed ? new Point(row.getDouble("inner_lat"), row.getDouble("inner_lon")) : null);
    return new Row(area, row.getString("plate"), row.getString("historic_code"));
  }

  private static City city(ResultSet row, int number) throws SQLException {
    return new City(
        row.getString("code"),
        JSON.readValue(row.getString("name"), LocalizedText.class),
        row.getString("province"),
        row.getString("plate"),
        row.getString("comune"),
        List.of((String[]) row.getArray("languages").getArray()),
        new Point(row.getDouble("centre_lat"), row.getDouble("centre_lon")),
        box(row),
        MonthDay.parse("--" + row.getString("patron_day")));
  }

  private static Box box(ResultSet row) throws SQLException {
    return new Box(
        row.getDouble("min_lon"),
        row.getDouble("min_lat"),
        row.getDouble("max_lon"),
        row.getDouble("max_lat"));
  }
}
