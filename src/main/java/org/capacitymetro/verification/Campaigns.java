package org.capacitymetro.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookups;
import org.capacitymetro.directory.Worklist;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.text.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Campaigns: whom one would write to, and what became of those that were begun. The mails
/// themselves go with the job that takes every other step.
@Component
class Campaigns {
  /// A campaign asks about so many services at most, the longest unverified first.
  static final int MOST_SERVICES = 5_000;

  /// Whom a campaign asks.
  ///
  /// @param city code, null for all
  /// @param sector first-level code, null for all
  record Filter(@Nullable String city, @Nullable String sector, LocalDate unverifiedSince) {}

  /// What a campaign would do.
  ///
  /// @param services that the filter finds
  /// @param toAsk bodies that would be asked
  /// @param mails how many of these have an address that takes mail; the others are telephoned
  /// @param asked bodies that are being asked already and are left alone
  /// @param withoutBody services that no body is known to run
  record Preview(int services, List<OrganizationId> toAsk, int mails, int asked, int withoutBody) {}

  /// What became of a campaign.
  ///
  /// @param steps how many bodies stand at each step
  record Progress(Map<Step, Long> steps, CampaignStore.Mails mails) {
    long bodies() {
      return steps.values().stream().mapToLong(Long::longValue).sum();
    }

    long at(Step... wanted) {
      return Stream.of(wanted).mapToLong(step -> steps.getOrDefault(step, 0L)).sum();
    }

    /// Answers in a hundred of those that were asked; 0 while nobody was.
    long rate() {
      long asked = bodies() - at(Step.QUEUED);
      return asked <= 0 ? 0 : Math.round(100.0 * at(Step.ANSWERED) / asked);
    }
  }

  private final CampaignStore store;
  private final AskingStore askingStore;
  private final Askings askings;
  private final Bodies bodies;
  private final Lookups lookups;
  private final Directory directory;
  private final Taxonomies taxonomies;
  private final Clock clock;

  Campaigns(
      CampaignStore store,
      AskingStore askingStore,
      Askings askings,
      Bodies bodies,
      Lookups lookups,
      Directory directory,
      Taxonomies taxonomies,
      Clock clock) {
    this.store = store;
    this.askingStore = askingStore;
    this.askings = askings;
    this.bodies = bodies;
    this.lookups = lookups;
    this.directory = directory;
    this.taxonomies = taxonomies;
    this.clock = clock;
  }

  Preview preview(Filter filter) {
    Map<OrganizationId, List<PublicService>> byBody = new LinkedHashMap<>();
    int found = 0;
    int withoutBody = 0;
    for (PublicService service : candidates(filter)) {
      found++;
      if (service.provider() == null) {
        withoutBody++;
      } else {
        byBody.computeIfAbsent(service.provider().id(), id -> new ArrayList<>()).add(service);
      }
    }
    Set<UUID> asked =
        new HashSet<>(
            askingStore.beingAsked(byBody.keySet().stream().map(OrganizationId::value).toList()));
    List<OrganizationId> toAsk =
        byBody.keySet().stream().filter(id -> !asked.contains(id.value())).toList();
    int mails =
        (int)
            toAsk.stream().filter(id -> takesMail(Objects.requireNonNull(byBody.get(id)))).count();
    return new Preview(found, toAsk, mails, asked.size(), withoutBody);
  }

  private boolean takesMail(List<PublicService> services) {
    return !bodies
        .takingMail(
            services.stream()
                .flatMap(
                    service ->
                        Stream.concat(
                            Objects.requireNonNull(service.provider()).emails().stream(),
                            service.details().contacts().emails().stream())))
        .isEmpty();
  }

  private List<PublicService> candidates(Filter filter) {
    Worklist found =
        lookups.unverifiedSince(
            new Worklist.Within(true, Set.of(), Set.of(), filter.city(), null),
            filter.unverifiedSince(),
            MOST_SERVICES);
    return directory.list(
        found.entries().stream()
            .filter(entry -> filter.sector() == null || isOf(filter.sector(), entry.sectors()))
            .map(Worklist.Entry::id)
            .toList());
  }

  private boolean isOf(String sector, List<String> codes) {
    return codes.stream()
        .flatMap(code -> taxonomies.findFirstLevel(Vocabulary.SECTOR, code).stream())
        .anyMatch(term -> term.code().equals(sector));
  }

  /// Puts everybody the filter finds into the queue.
  ///
  /// @throws org.capacitymetro.rights.NotAllowed where the person runs no campaigns
  @Transactional
  public Campaign start(Person person, Filter filter, String language) {
    Campaign campaign =
        new Campaign(
            TimeOrderedId.next(),
            filter.city(),
            filter.sector(),
            filter.unverifiedSince(),
            language,
            person.actor(),
            clock.instant(),
            null);
    Policy.require(person, Action.RUN_CAMPAIGN, campaign.subject());
    store.insert(campaign);
    preview(filter).toAsk().forEach(body -> askings.begin(body, campaign.id(), language));
    return campaign;
  }

  @Transactional
  public boolean stop(Person person, Campaign campaign) {
    Policy.require(person, Action.RUN_CAMPAIGN, campaign.subject());
    return store.stop(campaign.id(), clock.instant());
  }

  /// @throws org.capacitymetro.rights.NotAllowed where it is not the person's
  Optional<Campaign> find(Person person, UUID id) {
    Optional<Campaign> found = store.find(id);
    found.ifPresent(campaign -> Policy.require(person, Action.RUN_CAMPAIGN, campaign.subject()));
    return found;
  }

  /// The newest of those the person may run.
  List<Campaign> list(Person person, int limit) {
    return store.list(limit).stream()
        .filter(campaign -> Policy.may(person, Action.RUN_CAMPAIGN, campaign.subject()))
        .toList();
  }

  Progress progress(Campaign campaign) {
    return new Progress(askingStore.counts(campaign.id()), store.mails(campaign.id()));
  }

  List<Asking> bodies(Campaign campaign, int limit) {
    return askingStore.of(campaign.id(), limit);
  }
}
