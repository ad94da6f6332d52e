package org.capacitymetro.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.capacitymetro.jobs.Jobs;
import org.capacitymetro.jobs.TestJobs;
import org.capacitymetro.pages.TestPages;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.platform.TestPlatform;
import org.capacitymetro.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The module on a database of its own, for tests here and above.
public final class TestMail {
  final MailStore store;
  final List<MailBounced> bounced = Collections.synchronizedList(new ArrayList<>());
  final DataDirectory data;
  final TransactionTemplate transaction;
  final Bounces bounces;
  private final Post post;
  private final Outbox outbox;
  private final Clock clock;
  private final DataSource source;

  public TestMail(TestDatabase database, Clock clock) {
    this.clock = clock;
    Jobs jobs = TestJobs.of(database, List.of());
    source = database.dataSource();
    store = new MailStore(JdbcClient.create(source), JsonMapper.shared());
    transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    data = DataDirectory.of(folder());
    bounces =
        new Bounces(
            store,
            event -> {
              if (event instanceof MailBounced bounce) {
                bounced.add(bounce);
              }
            },
            transaction,
            clock);
    post =
        new Post(
            store,
            new LetterWriter(
                TestPages.templates(), TestPlatform.publicAddress("https://map.example.org")),
            jobs,
            clock);
    outbox = new Outbox(store, jobs, data, clock);
  }

  /// What the outbox is kept in, for transactions that post.
  public DataSource source() {
    return source;
  }

  public Post post() {
    return post;
  }

  public Outbox outbox() {
    return outbox;
  }

  /// Hands what is in the outbox to a server.
  ///
  /// @return how many mails there were
  public long deliver(JavaMailSender server) {
    return delivery(server).run();
  }

  /// @param server null writes files
  Delivery delivery(@Nullable JavaMailSender server) {
    return new Delivery(
        store,
        bounces,
        server,
        new MailSettings("CapaCity Metro <map@example.org>", "bounces@example.org", 90),
        TestPlatform.publicAddress("https://map.example.org"),
        data,
        clock);
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("capacity-mail");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
