package org.capacitymetro.platform;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/// The database: the one of the environment answers, or an embedded one exists for this computer.
final class DatabaseCheckup implements Checkup {
  private static final String SECONDS = "5";

  @Override
  public List<Finding> look(Path dataDir) {
    String url = System.getenv("CAPACITY_DATABASE_URL");
    return List.of(url == null || url.isBlank() ? embedded() : external(url));
  }

  static Checkup.Finding external(String url) {
    Properties properties = new Properties();
    properties.setProperty("user", from("CAPACITY_DATABASE_USER"));
    properties.setProperty("password", from("CAPACITY_DATABASE_PASSWORD"));
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("loginTimeout", SECONDS);
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      String version = connection.getMetaData().getDatabaseProductVersion();
      return new Finding("database", true, "PostgreSQL " + version + " answers");
    } catch (SQLException e) {
      return new Finding(
          "database",
          false,
          "the PostgreSQL of CAPACITY_DATABASE_URL does not answer (" + e.getMessage() + ")");
    }
  }

  private static String from(String variable) {
    String value = System.getenv(variable);
    return value == null ? "" : value;
  }

  private static Finding embedded() {
    String archive =
        PostgresBinaries.archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
    boolean there = DatabaseCheckup.class.getResource("/" + archive) != null;
    return new Finding(
        "database",
        there,
        there
            ? "embedded PostgreSQL for this computer"
            : "no embedded PostgreSQL for this computer: set CAPACITY_DATABASE_URL to one of your own");
  }
}
