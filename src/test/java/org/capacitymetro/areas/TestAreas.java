package org.capacitymetro.areas;

import java.nio.file.Path;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/// The real areas over a test database.
public final class TestAreas {
  private TestAreas() {}

  public static Areas over(DataSource database) {
    return new Areas(new AreaStore(JdbcClient.create(database)));
  }

  /// Imports a file of boundaries and changes nothing else.
  public static void load(
      DataSource database, Areas areas, Path file, Area.Kind kind, @Nullable String parent) {
    load(database, areas, file, kind, parent, event -> {});
    areas.refresh();
  }

  /// Imports a file of boundaries as `./capacity areas import` does.
  static AreaImport.Report load(
      DataSource database,
      Areas areas,
      Path file,
      Area.Kind kind,
      @Nullable String parent,
      Consumer<AreasImported> listener) {
    AreaImport areaImport =
        new AreaImport(
            areas,
            new AreaStore(JdbcClient.create(database)),
            event -> listener.accept((AreasImported) event),
            new DataSourceTransactionManager(database));
    return areaImport.run(new AreaImport.Request(file, kind, null, null, parent));
  }
}
