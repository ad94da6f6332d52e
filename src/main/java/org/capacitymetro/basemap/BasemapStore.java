package org.capacitymetro.basemap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.capacitymetro.geo.Box;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The shapes of the base map that came from files.
@Component
class BasemapStore {
  private static final int BATCH = 1_000;

  /// One imported file: what it shows, under which name, and whom the map has to thank for it.
  record Source(
      int id, FeatureKind kind, String name, String attribution, int features, Instant addedAt) {}

  /// One shape.
  ///
  /// @param name empty where the file gives none
  /// @param rank of a street, see [StreetRank]; 0 for other kinds
  /// @param minZoom lowest zoom at which it is drawn
  /// @param shape WGS 84, x longitude
  record Feature(FeatureKind kind, String name, int rank, int minZoom, Geometry shape) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  BasemapStore(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  List<Source> sources() {
    return jdbc.sql("select * from basemap_source order by kind, name")
        .query(BasemapStore::source)
        .list();
  }

  /// Changes whenever a source was added, replaced or removed: their ids are never used again.
  String generation() {
    return jdbc.sql(
            "select coalesce(string_agg(id::text, '.' order by id), '') from basemap_source")
        .query(String.class)
        .single();
  }

  /// Puts a source in place of the one of the same kind and name, in one transaction: `reader` is
  /// given a consumer for its features. Readers see the old shapes until the new ones are complete.
  Source replace(
      FeatureKind kind, String name, String attribution, Consumer<Consumer<Feature>> reader) {
    return transaction.execute(
        status -> {
          remove(kind, name);
          int id =
              jdbc.sql(
                      """
                      insert into basemap_source (kind, name, attribution)
                      values (:kind, :name, :attribution) returning id
                      """)
                  .param("kind", kind.word())
                  .param("name", name)
                  .param("attribution", attribution)
                  .query(Integer.class)
                  .single();
          Batch batch = new Batch(id);
          reader.accept(batch::add);
          batch.flush();
          return jdbc.sql(
                  "update basemap_source set features = :features where id = :id returning *")
              .param("features", batch.written)
              .param("id", id)
              .query(BasemapStore::source)
              .single();
        });
  }

  /// Whether there was such a source.
  boolean remove(FeatureKind kind, String name) {
    return jdbc.sql("delete from basemap_source where kind = :kind and name = :name")
            .param("kind", kind.word())
            .param("name", name)
            .update()
        > 0;
  }

  /// The shapes drawn at `zoom` whose bounds touch the box.
  List<Feature> within(Box box, int zoom) {
    return jdbc.sql(
            """
            select kind, name, rank, min_zoom, shape from basemap_feature
            where bounds && box(point(:minLon, :minLat), point(:maxLon, :maxLat)) and min_zoom <= :zoom
            order by rank desc, id
            """)
        .param("minLon", box.minLon())
        .param("minLat", box.minLat())
        .param("maxLon", box.maxLon())
        .param("maxLat", box.maxLat())
        .param("zoom", zoom)
        .query(
            (row, number) ->
                new Feature(
                    kind(row),
                    row.getString("name"),
                    row.getInt("rank"),
                    row.getInt("min_zoom"),
                    geometry(row.getBytes("shape"))))
        .list();
  }

  /// How many streets have bounds that touch the box.
  int streets(Box box) {
    return jdbc.sql(
            """
            select count(*) from basemap_feature
            where kind = 'streets' and bounds && box(point(:minLon, :minLat), point(:maxLon, :maxLat))
            """)
        .param("minLon", box.minLon())
        .param("minLat", box.minLat())
        .param("maxLon", box.maxLon())
        .param("maxLat", box.maxLat())
        .query(Integer.class)
        .single();
  }

  private static Source source(ResultSet row, int number) throws SQLException {
    return new Source(
        row.getInt("id"),
        kind(row),
        row.getString("name"),
        row.getString("attribution"),
        row.getInt("features"),
        row.getTimestamp("added_at").toInstant());
  }

  private static FeatureKind kind(ResultSet row) throws SQLException {
    return FeatureKind.find(row.getString("kind")).orElseThrow();
  }

  private static Geometry geometry(byte[] wkb) {
    try {
      return new WKBReader().read(wkb);
    } catch (ParseException e) {
      throw new IllegalStateException("basemap_feature.shape holds WKB", e);
    }
  }

  /// Features on their way into the table, a thousand to a statement.
  private final class Batch {
    private final int source;
    private final Feature[] waiting = new Feature[BATCH];
    private int size;
    private int written;

    Batch(int source) {
      this.source = source;
    }

    void add(Feature feature) {
      waiting[size++] = feature;
      if (size == BATCH) {
        flush();
      }
    }

    void flush() {
      if (size == 0) {
        return;
      }
      WKBWriter writer = new WKBWriter();
      String[] kinds = new String[size];
      String[] names = new String[size];
      Integer[] ranks = new Integer[size];
      Integer[] zooms = new Integer[size];
      byte[][] shapes = new byte[size][];
      String[] bounds = new String[size];
      for (int i = 0; i < size; i++) {
        Feature feature = waiting[i];
        Envelope envelope = feature.shape().getEnvelopeInternal();
        kinds[i] = feature.kind().word();
        names[i] = feature.name();
        ranks[i] = feature.rank();
        zooms[i] = feature.minZoom();
        shapes[i] = writer.write(feature.shape());
        bounds[i] =
            "(%s,%s),(%s,%s)"
                .formatted(
                    envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY());
      }
      jdbc.sql(
              """
              insert into basemap_feature (source, kind, name, rank, min_zoom, shape, bounds)
              select :source, kind, name, rank, zoom, shape, bounds::box
              from unnest(:kinds::text[], :names::text[], :ranks::int[], :zooms::int[], :shapes::bytea[], :bounds::text[])
                as feature (kind, name, rank, zoom, shape, bounds)
              """)
          .param("source", source)
          .param("kinds", kinds)
          .param("names", names)
          .param("ranks", ranks)
          .param("zooms", zooms)
          .param("shapes", shapes)
          .param("bounds", bounds)
          .update();
      written += size;
      size = 0;
    }
  }
}
