package org.capacitymetro.consolidation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.matching.Evidence;
import org.capacitymetro.text.LocalizedText;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Records of two lists that may be one place.
final class TestPairs {
  static final Directory.ChangeSetInfo IMPORT =
      new Directory.ChangeSetInfo("import:pairs", "import");
  static final List<Evidence> WHY =
      List.of(
          new Evidence(Evidence.Kind.PHONE, 1, 8),
          new Evidence(Evidence.Kind.NAME, 0.91, 4),
          new Evidence(Evidence.Kind.DISTANCE, 13, 3));

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final ApplicationContext context;
  private final String city;
  private final Point point;

  TestPairs(ApplicationContext context, String city, Point point) {
    this.context = context;
    this.city = city;
    this.point = point;
  }

  /// Two records, the second an incoming one that waits.
  record Made(ServiceId known, ServiceId incoming, long changeSet) {}

  Made pair(String name, Precision precision) {
    String own = UUID.randomUUID().toString();
    ServiceId known = write(draft("known", own, name, "+39 080 111 1111", precision));
    Directory directory = context.getBean(Directory.class);
    Directory.ChangeSetInfo run = directory.begin(IMPORT);
    directory.writeServices(
        run, List.of(draft("incoming", own, name + " nuovo", "+39 080 222 2222", precision)));
    ServiceId incoming = id("incoming", own);
    context.getBean(Consolidation.class).queue(run, List.of(new Doubt(incoming, known, 0.87, WHY)));
    return new Made(known, incoming, Objects.requireNonNull(run.begun()));
  }

  ServiceId write(ServiceDraft draft) {
    context.getBean(Directory.class).writeServices(IMPORT, List.of(draft));
    return id(draft.source().source(), draft.source().id());
  }

  ServiceId id(String source, String sourceId) {
    return new ServiceId(
        context
            .getBean(JdbcClient.class)
            .sql("select id from service where source = :source and source_id = :id")
            .param("source", source)
            .param("id", sourceId)
            .query(UUID.class)
            .single());
  }

  long pairOf(ServiceId one, ServiceId other) {
    return context
        .getBean(PairStore.class)
        .find(one.value(), other.value())
        .map(QueuedPair::id)
        .orElseThrow();
  }

  QueuedPair.State stateOf(ServiceId one, ServiceId other) {
    return context
        .getBean(PairStore.class)
        .find(one.value(), other.value())
        .map(QueuedPair::state)
        .orElseThrow();
  }

  static String unique(String name) {
    return name + " " + COUNT.incrementAndGet();
  }

  ServiceDraft draft(
      String source, String sourceId, String name, String phone, Precision precision) {
    return draft(
        new SourceRef(source, sourceId),
        name,
        phone,
        new LocationDraft(
            new Address("Via delle Viole 7", "", "Bari", "BA"),
            point,
            null,
            city,
            precision,
            LocalizedText.EMPTY,
            List.of()));
  }

  static ServiceDraft draft(SourceRef source, String name, String phone, LocationDraft location) {
    return new ServiceDraft(
        source,
        null,
        new ServiceDetails(
            LocalizedText.of("it", name),
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            LocalizedText.EMPTY,
            List.of("permits"),
            List.of(),
            List.of(),
            Access.UNKNOWN,
            Schedule.UNKNOWN,
            new Contacts(
                List.of(new Contacts.Phone(phone, LocalizedText.EMPTY)), List.of(), List.of()),
            Funding.NONE,
            Map.of(),
            Map.of(),
            null,
            false),
        location);
  }
}
