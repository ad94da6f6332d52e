package org.capacitymetro.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookups;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Worklist;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.MailBounced;
import org.capacitymetro.mail.Post;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.PublicAddress;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks bodies whether their records are true and takes the steps that follow when they are silent.
/// Each step is one transaction that records it: the mail exists exactly when the step does.
@Component
class Askings {
  static final String JOB = "verification-ladder";

  /// How long a body that was asked is not asked again by itself.
  private static final Duration PAUSE = Duration.ofDays(180);

  /// How long it is known which address was written to.
  private static final Duration RECIPIENTS = Duration.ofDays(365);

  private final AskingStore store;
  private final Bodies bodies;
  private final Ladder ladder;
  private final LinkKeys keys;
  private final LetterTexts letters;
  private final Post post;
  private final PublicAddress address;
  private final Records records;
  private final Directory directory;
  private final Lookups lookups;
  private final VerificationSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Askings(
      AskingStore store,
      Bodies bodies,
      LinkKeys keys,
      LetterTexts letters,
      Post post,
      PublicAddress address,
      Records records,
      Directory directory,
      Lookups lookups,
      VerificationSettings settings,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.bodies = bodies;
    this.ladder = new Ladder(settings);
    this.keys = keys;
    this.letters = letters;
    this.post = post;
    this.address = address;
    this.records = records;
    this.directory = directory;
    this.lookups = lookups;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Puts a body into the queue of the job.
  ///
  /// @return false when it is being asked already
  boolean begin(OrganizationId organization, @Nullable UUID campaign, String language) {
    return store.insert(asking(organization, campaign, language, Step.QUEUED));
  }

  /// Writes to a body once, about some of its services; nothing follows if it is silent.
  ///
  /// @return false when it has no address that takes mail
  boolean once(OrganizationId organization, LetterTexts.Kind kind, List<PublicService> services) {
    Asking asking = asking(organization, null, Language.ITALIAN.code(), Step.STOPPED);
    Optional<MailAddress> to = recipient(asking, Step.MAIL);
    to.ifPresent(
        address -> {
          store.insert(asking);
          UUID mail = write(asking, kind, address, services);
          store.record(asking.id(), Step.MAIL, asking.since(), address.value(), mail);
        });
    return to.isPresent();
  }

  private Asking asking(
      OrganizationId organization, @Nullable UUID campaign, String language, Step step) {
    Instant now = clock.instant();
    return new Asking(
        TimeOrderedId.next(), organization, campaign, language, step, now, now, false, List.of());
  }

  /// Bodies with records that nobody has verified for long, unless they were asked lately.
  private void beginByItself() {
    LocalDate stale =
        LocalDate.ofInstant(clock.instant(), Formats.ZONE).minusMonths(settings.staleMonths());
    List<ServiceId> services =
        lookups
            .unverifiedSince(
                new Worklist.Within(true, Set.of(), Set.of(), null, null),
                stale,
                settings.mailsPerDay())
            .entries()
            .stream()
            .map(Worklist.Entry::id)
            .toList();
    Instant lately = clock.instant().minus(PAUSE);
    directory.list(services).stream()
        .flatMap(service -> Stream.ofNullable(service.provider()))
        .map(Organization::id)
        .distinct()
        .filter(body -> !store.askedSince(body, lately))
        .forEach(body -> begin(body, null, Language.ITALIAN.code()));
  }

  /// Takes every step that is due; mails beyond the daily number wait for the next run.
  ///
  /// @return how many steps were taken
  long run() throws InterruptedException {
    store.removeLinksBefore(clock.instant().minus(LinkKeys.LIFE));
    store.forgetRecipientsBefore(clock.instant().minus(RECIPIENTS));
    if (settings.automatic()) {
      beginByItself();
    }
    long taken = 0;
    int mails = 0;
    for (Asking asking : store.open()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The server is stopping");
      }
      Optional<Step> step = due(asking);
      if (step.isEmpty() || (step.get().isMail() && mails >= settings.mailsPerDay())) {
        continue;
      }
      if (Boolean.TRUE.equals(transaction.execute(status -> take(asking, step.get())))) {
        taken++;
        mails += step.get().isMail() ? 1 : 0;
      }
    }
    return taken;
  }

  private Optional<Step> due(Asking asking) {
    List<PublicService> services = bodies.running(asking);
    LocalDate begun = LocalDate.ofInstant(asking.begunAt(), Formats.ZONE);
    boolean settled = asking.step() != Step.QUEUED && Bodies.verifiedSince(services, begun);
    if (services.isEmpty()) {
      return Optional.of(Step.STOPPED);
    }
    if (settled) {
      return Optional.of(Step.ANSWERED);
    }
    Duration waited = Duration.between(asking.since(), clock.instant());
    return ladder.due(
        asking.step(),
        waited,
        asking.bounced(),
        recipient(asking, Step.MAIL).isPresent(),
        recipient(asking, Step.SECOND_CONTACT).isPresent());
  }

  private boolean take(Asking asking, Step step) {
    Instant now = clock.instant();
    if (!store.move(asking.id(), asking.step(), step, now)) {
      return false;
    }
    MailAddress to = step.isMail() ? recipient(asking, step).orElseThrow() : null;
    UUID mail = to == null ? null : write(asking, step, to);
    if (step == Step.HIDDEN) {
      hide(asking);
    }
    store.record(asking.id(), step, now, to == null ? null : to.value(), mail);
    return true;
  }

  /// The first address gets the mail and its reminder, the next one that was not written to is the
  /// second contact.
  private Optional<MailAddress> recipient(Asking asking, Step step) {
    List<MailAddress> addresses = bodies.addresses(asking);
    if (step != Step.SECOND_CONTACT) {
      return addresses.stream().findFirst();
    }
    List<String> written =
        store.steps(asking.id()).stream()
            .map(AskingStore.Taken::recipient)
            .filter(Objects::nonNull)
            .toList();
    return addresses.stream()
        .filter(one -> !written.contains(one.value()))
        .skip(written.isEmpty() ? 1 : 0)
        .findFirst();
  }

  private UUID write(Asking asking, Step step, MailAddress to) {
    LetterTexts.Kind kind =
        switch (step) {
          case REMINDER -> LetterTexts.Kind.REMINDER;
          case SECOND_CONTACT -> LetterTexts.Kind.SECOND_CONTACT;
          default -> LetterTexts.Kind.ASK;
        };
    return write(asking, kind, to, bodies.services(asking));
  }

  /// Writes one letter with a link of its own.
  private UUID write(
      Asking asking, LetterTexts.Kind kind, MailAddress to, List<PublicService> services) {
    Language language = Language.find(asking.language()).orElse(Language.ITALIAN);
    Organization body = bodies.find(asking).orElseThrow();
    LinkKeys.Issued link = keys.issue();
    store.addLink(link.hash(), asking.id(), to.value(), link.expiresAt());
    LetterTexts.Filling filling =
        new LetterTexts.Filling(
            body.name().in(language.code()),
            services.stream().map(service -> service.details().name().in(language.code())).toList(),
            address.of("/" + language.code() + ConfirmPages.PATH + "/" + link.text()),
            new Formats(language).date(LocalDate.ofInstant(link.expiresAt(), Formats.ZONE)));
    return post.send(to, letters.write(kind, language, filling));
  }

  /// Out of the search, never deleted; only what nobody verified since the body was first asked.
  private void hide(Asking asking) {
    LocalDate begun = LocalDate.ofInstant(asking.begunAt(), Formats.ZONE);
    List<ServiceId> silent =
        bodies.running(asking).stream()
            .filter(service -> !Bodies.verifiedSince(List.of(service), begun))
            .map(PublicService::id)
            .toList();
    Directory.ChangeSetInfo info =
        directory.begin(new Directory.ChangeSetInfo("job:" + JOB, "asking " + asking.id()));
    LocalizedText reason =
        LocalizedText.ofItalianAndEnglish(
            Messages.in(Language.ITALIAN).get("confirm.hidden"),
            Messages.in(Language.ENGLISH).get("confirm.hidden"));
    silent.forEach(id -> records.hide(info, id, reason));
    store.hide(asking.id(), silent);
  }

  /// An address that refuses mail is passed over with the next run.
  @EventListener
  void on(MailBounced bounced) {
    store.bounced(bounced.mail(), bounced.reason());
  }
}
