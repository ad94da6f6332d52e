package org.capacitymetro.platform;

import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A process of its own that uses the embedded server of a data directory, writes a row and stays
/// until its end is asked for (SIGTERM) or forced.
final class PostgresHolder {
  private PostgresHolder() {}

  public static void main(String[] words) throws InterruptedException {
    EmbeddedPostgres postgres = EmbeddedPostgres.open(DataDirectory.of(Path.of(words[0])));
    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
    JdbcClient jdbc = EmbeddedPostgresTest.jdbc(postgres);
    jdbc.sql("create table if not exists kept (name text)").update();
    jdbc.sql("insert into kept values ('committed')").update();
    System.out.println("Holding");
    Thread.currentThread().join();
  }
}
