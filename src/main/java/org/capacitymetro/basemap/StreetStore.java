package org.capacitymetro.basemap;

import java.util.List;
import org.capacitymetro.geo.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Named streets of the base map, for finding an address.
@Component
class StreetStore {
  private static final int MOST_PIECES = 3_000;

  /// A piece of a street between two crossings.
  ///
  /// @param point the middle of the ground it covers
  record Piece(String name, Point point) {}

  private final JdbcClient jdbc;

  StreetStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Pieces of streets whose names have all the words, in lower case.
  List<Piece> named(List<String> words) {
    return jdbc.sql(
            """
            select name, (center(bounds))[0] as lon, (center(bounds))[1] as lat
            from basemap_feature
            where kind = 'streets' and name <> ''
              and (select bool_and(' ' || lower(name) like '%' || w.word || '%')
                from unnest(:words) as w(word))
            order by length(name), name
            limit :limit
            """)
        .param("words", words.stream().map(StreetStore::quoted).toArray(String[]::new))
        .param("limit", MOST_PIECES)
        .query(
            (row, number) ->
                new Piece(
                    row.getString("name"), new Point(row.getDouble("lat"), row.getDouble("lon"))))
        .list();
  }

  private static String quoted(String word) {
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
