package org.capacitymetro.practices;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.assessment.Evidence;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.rights.Person;
import org.springframework.context.ApplicationContext;

/// Sheets in the running application of the tests, for other modules.
public final class TestPractices {
  private TestPractices() {}

  /// A good practice of Torino that its author has handed in; its version is 2.
  public static PracticeId submitted(ApplicationContext context, Person author, String title) {
    Authors authors = context.getBean(Authors.class);
    PracticeId id = authors.create(author, PracticeKind.GOOD, title, "torino");
    write(context, author, id, TestSheets.whole(PracticeKind.GOOD, title), "Prima stesura");
    submit(context, author, id);
    return id;
  }

  /// A good practice about legal aid for families that the public reads: judged promising, running,
  /// without new money.
  ///
  /// @param title as nothing else is called
  public static Published published(
      ApplicationContext context, String title, ServiceId... services) {
    context
        .getBean(Authors.class)
        .publishDemonstration(
            TestSheets.whole(
                PracticeKind.GOOD,
                title,
                Stream.of(services).map(ServiceId::value).toArray(UUID[]::new)),
            "torino",
            "test",
            Instant.now(),
            Evidence.PROMISING,
            null);
    return context.getBean(Practices.class).list().stream()
        .filter(published -> published.sheet().title().in("it").equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static void write(
      ApplicationContext context, Person person, PracticeId id, Sheet sheet, String reason) {
    PracticeStore store = context.getBean(PracticeStore.class);
    int version = store.find(id).orElseThrow().version() + 1;
    store.write(id, version, sheet, person.actor(), Instant.now(), reason);
  }

  /// Hands it in as it is.
  public static void submit(ApplicationContext context, Person author, PracticeId id) {
    Authors authors = context.getBean(Authors.class);
    int version = authors.find(author, id).orElseThrow().version();
    if (authors.take(author, id, Step.SUBMIT, version, "") != Authors.Outcome.TAKEN) {
      throw new AssertionError("the sheet could not be handed in");
    }
  }

  /// A public micro-practice of Torino.
  ///
  /// @param editor who may publish it
  public static PracticeId micro(ApplicationContext context, Person editor, String title) {
    Authors authors = context.getBean(Authors.class);
    PracticeId id = authors.create(editor, PracticeKind.MICRO, title, "torino");
    write(context, editor, id, TestSheets.whole(PracticeKind.MICRO, title), "");
    submit(context, editor, id);
    if (authors.take(editor, id, Step.PUBLISH, 2, "") != Authors.Outcome.TAKEN) {
      throw new AssertionError("the sheet could not be published");
    }
    return id;
  }

  /// Archives a public sheet.
  public static void archive(ApplicationContext context, Person editor, PracticeId id) {
    Authors authors = context.getBean(Authors.class);
    int version = authors.find(editor, id).orElseThrow().version();
    if (authors.take(editor, id, Step.ARCHIVE, version, "Non si fa più") != Authors.Outcome.TAKEN) {
      throw new AssertionError("the sheet could not be archived");
    }
  }

  /// A micro-practice of Torino that everybody reads; its version is 2.
  ///
  /// @param services where it was born
  public static PracticeId published(
      ApplicationContext context, Person author, Person editor, String title, UUID... services) {
    Authors authors = context.getBean(Authors.class);
    PracticeId id = authors.create(author, PracticeKind.MICRO, title, "torino");
    write(
        context,
        author,
        id,
        TestSheets.whole(PracticeKind.MICRO, title, services),
        "Prima stesura");
    submit(context, author, id);
    publish(context, editor, id);
    return id;
  }

  /// Says something else in one passage, and publishes that.
  public static void change(
      ApplicationContext context, Person editor, PracticeId id, Passage passage, String words) {
    Authors authors = context.getBean(Authors.class);
    Practice practice = authors.find(editor, id).orElseThrow();
    write(context, editor, id, TestSheets.with(practice.sheet(), passage, words), "Corretta");
    publish(context, editor, id);
  }

  private static void publish(ApplicationContext context, Person editor, PracticeId id) {
    Authors authors = context.getBean(Authors.class);
    int version = authors.find(editor, id).orElseThrow().version();
    if (authors.take(editor, id, Step.PUBLISH, version, "") != Authors.Outcome.TAKEN) {
      throw new AssertionError("the sheet could not be published");
    }
  }
}
