package org.capacitymetro.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.capacitymetro.directory.Records;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.testing.MadeUp;
import org.capacitymetro.testing.RunningApplication;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TranslatableRecord;
import org.capacitymetro.text.Translatables;
import org.capacitymetro.text.Translation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

class MachineTranslationTest extends RunningApplication {
  private static final Instant NOW = Instant.parse("2031-03-31T21:30:00Z");

  @Autowired List<Translatables> owners;
  @Autowired TextStore store;
  @Autowired SpendingStore spending;
  @Autowired Memory memory;
  @Autowired Records records;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private FixedLibreTranslate server;
  private ServiceId id;
  private ServiceId reserved;

  @BeforeEach
  void begin() throws Exception {
    server = new FixedLibreTranslate();
    String word = MadeUp.word("corniolo");
    id = TestTexts.service(records, "Sportello " + word, "Parliamo con calma.\nSempre.");
    reserved =
        TestTexts.service(
            records, "Casa " + word, "Siamo in via delle Primule 7.", Precision.HIDDEN);
    spending.recover();
    jdbc.sql("delete from translation_spent").update();
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void fillsWhatIsMissingAndSendsNoAddressOfAReservedPlace() {
    long done = machine(1_000_000, NOW).run();
    assertThat(spending.outage()).isEmpty();
    assertThat(done).isEqualTo(6);
    LocalizedText.Entry entry = Objects.requireNonNull(description(id).texts().get("fr"));
    assertThat(entry.text()).isEqualTo("fr:Parliamo con calma.\nSempre.");
    assertThat(entry.state()).isEqualTo(LocalizedText.State.MACHINE);
    assertThat(entry.author()).isEqualTo("libretranslate");
    assertThat(description(reserved).texts()).containsOnlyKeys("it");
    assertThat(server.asked).noneMatch(asked -> asked.toString().contains("Primule"));
    assertThat(server.asked).allMatch(asked -> asked.path("api_key").asString("").equals("chiave"));
    int before = server.asked.size();
    assertThat(machine(1_000_000, NOW).run()).isZero();
    assertThat(server.asked).hasSize(before);
  }

  @Test
  void spendsNoMoreThanTheMonthAllowsAndBeginsAnewWithTheMonthInRome() {
    machine(30, NOW).run();
    long spent =
        server.asked.stream().mapToLong(asked -> asked.path("q").asString().length()).sum();
    assertThat(spent).isPositive().isLessThanOrEqualTo(30);
    assertThat(jdbc.sql("select characters from translation_spent").query(Long.class).single())
        .isEqualTo(spent);
    int before = server.asked.size();
    machine(30, NOW.plus(Duration.ofMinutes(20))).run();
    assertThat(server.asked).as("23:50 in Rome").hasSize(before);
    machine(30, NOW.plus(Duration.ofMinutes(40))).run();
    assertThat(server.asked).as("00:10 of April in Rome").hasSizeGreaterThan(before);
  }

  @Test
  void waitsLongerAfterEachFailureAndGivesTheCharactersBack() {
    server.status = 503;
    assertThat(machine(1_000, NOW).run()).isZero();
    assertThat(spending.outage().orElseThrow().until()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    Instant later = NOW.plus(Duration.ofMinutes(11));
    assertThat(machine(1_000, later).run()).isZero();
    assertThat(spending.outage().orElseThrow().until())
        .isEqualTo(later.plus(Duration.ofMinutes(20)));
    assertThat(spending.outage().orElseThrow().since()).isEqualTo(NOW);
    server.status = 200;
    assertThat(machine(1_000_000, later.plus(Duration.ofMinutes(5))).run()).as("resting").isZero();
    assertThat(machine(1_000_000, later.plus(Duration.ofMinutes(21))).run()).isPositive();
    assertThat(spending.outage()).isEmpty();
  }

  @Test
  void whereNoneIsNamedNothingIsSent() {
    assertThat(
            new MachineTranslation(null, 1_000, texts(), store, spending, Clock.systemUTC()).run())
        .isZero();
    assertThatThrownBy(
            () -> new LibreTranslateClient.Settings(URI.create("file:///etc/passwd"), ""))
        .isInstanceOf(UsageException.class);
    LibreTranslateClient open =
        new LibreTranslateClient(
            new LibreTranslateClient.Settings(URI.create("http://93.184.215.14/"), ""));
    assertThatThrownBy(open::languages)
        .hasMessageContaining("https")
        .isInstanceOf(LibreTranslateClient.Outage.class);
  }

  private LocalizedText description(ServiceId service) {
    return records.find(service).orElseThrow().draft().details().description();
  }

  private MachineTranslation machine(long budget, Instant now) {
    return new MachineTranslation(
        new LibreTranslateClient(new LibreTranslateClient.Settings(server.url(), "chiave")),
        budget,
        texts(),
        store,
        spending,
        Clock.fixed(now, ZoneOffset.UTC));
  }

  /// The texts of these two records and of nobody else's tests.
  private Texts texts() {
    List<Translatables> own =
        owners.stream()
            .filter(owner -> owner.kinds().contains("service"))
            .<Translatables>map(owner -> new Own(owner, Set.of(text(id), text(reserved))))
            .toList();
    return new Texts(own, List.of(), store, memory, transactions, Clock.systemUTC());
  }

  private static String text(ServiceId service) {
    return service.value().toString();
  }

  private record Own(Translatables owner, Set<String> ids) implements Translatables {
    @Override
    public Set<String> kinds() {
      return Set.of("service");
    }

    @Override
    public java.util.Map<String, String> versions(String kind) {
      java.util.Map<String, String> versions = new java.util.HashMap<>(owner.versions(kind));
      versions.keySet().retainAll(ids);
      return versions;
    }

    @Override
    public List<TranslatableRecord> list(String kind, java.util.Collection<String> wanted) {
      return owner.list(kind, wanted);
    }

    @Override
    public List<Translation> translate(
        String actor, String reason, List<Translation> translations) {
      return owner.translate(actor, reason, translations);
    }
  }
}
