package org.capacitymetro.watching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Lookup;
import org.capacitymetro.directory.News;
import org.capacitymetro.directory.PublicChange;
import org.capacitymetro.directory.Revision;
import org.capacitymetro.hsds.Addresses;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Messages;
import org.springframework.stereotype.Component;

/// Picks from what changed what each follower wants to know, and says it in words: names and kinds
/// of change, as public pages say them, and no people.
@Component
class Picking {
  /// Records a digest names; of more it gives the number.
  static final int MOST_SHOWN = 30;

  private static final int BATCH = 1_000;
  private static final Set<Revision.Action> GONE =
      Set.of(
          Revision.Action.CLOSED,
          Revision.Action.HIDDEN,
          Revision.Action.MERGED,
          Revision.Action.REMOVED);

  /// A service that changed as it is now; a merged one is shown as what it went on in.
  private record Changed(ServiceId id, Set<Long> revisions, PublicService now) {}

  /// What was found for one follower so far.
  private static final class Found {
    private final List<Changed> shown = new ArrayList<>();
    private long count;

    void add(Changed changed) {
      count++;
      if (shown.size() < MOST_SHOWN) {
        shown.add(changed);
      }
    }
  }

  private final Directory directory;
  private final News news;
  private final Subjects subjects;
  private final Searches searches;

  Picking(Directory directory, News news, Subjects subjects, Searches searches) {
    this.directory = directory;
    this.news = news;
    this.subjects = subjects;
    this.searches = searches;
  }

  /// By follow; those with nothing to tell are missing or empty.
  Map<UUID, FollowLetters.News> pick(News.Since since, Collection<Follow> follows) {
    Map<UUID, Found> found = new HashMap<>();
    List<Map.Entry<ServiceId, Set<Long>>> services = List.copyOf(since.services().entrySet());
    for (int from = 0; from < services.size(); from += BATCH) {
      pick(
          changed(services.subList(from, Math.min(services.size(), from + BATCH))), follows, found);
    }
    Map<UUID, FollowLetters.News> told = new HashMap<>();
    for (Follow follow : follows) {
      Found mine = found.getOrDefault(follow.id(), new Found());
      FollowLetters.News words = words(follow, mine, since);
      if (words.count() > 0) {
        told.put(follow.id(), words);
      }
    }
    return told;
  }

  private List<Changed> changed(List<Map.Entry<ServiceId, Set<Long>>> entries) {
    Map<ServiceId, PublicService> active = new LinkedHashMap<>();
    directory
        .list(entries.stream().map(Map.Entry::getKey).toList())
        .forEach(service -> active.put(service.id(), service));
    return entries.stream()
        .flatMap(
            entry ->
                Optional.ofNullable(active.get(entry.getKey()))
                    .or(() -> subjects.service(entry.getKey()).map(Lookup.Found::value))
                    .map(service -> new Changed(entry.getKey(), entry.getValue(), service))
                    .stream())
        .toList();
  }

  private void pick(List<Changed> changed, Collection<Follow> follows, Map<UUID, Found> found) {
    Set<String> queries = new LinkedHashSet<>();
    for (Follow follow : follows) {
      if (follow.target() instanceof Target.Search(String query)) {
        queries.add(query);
      }
    }
    Map<String, Set<ServiceId>> matching =
        searches.matching(queries, changed.stream().map(Changed::now).distinct().toList());
    for (Follow follow : follows) {
      for (Changed one : changed) {
        if (isFor(follow.target(), one, matching)) {
          found.computeIfAbsent(follow.id(), id -> new Found()).add(one);
        }
      }
    }
  }

  private static boolean isFor(
      Target target, Changed changed, Map<String, Set<ServiceId>> matching) {
    PublicService now = changed.now();
    return switch (target) {
      case Target.Search(String query) -> matching.getOrDefault(query, Set.of()).contains(now.id());
      case Target.Body(OrganizationId id) ->
          Stream.of(Optional.ofNullable(now.provider()), Optional.ofNullable(now.funder()))
              .flatMap(Optional::stream)
              .anyMatch(body -> body.id().equals(id));
      case Target.Service(ServiceId id) -> id.equals(changed.id()) || id.equals(now.id());
    };
  }

  private FollowLetters.News words(Follow follow, Found found, News.Since since) {
    Messages words = Messages.in(follow.language());
    List<FollowLetters.Line> added = new ArrayList<>();
    List<FollowLetters.Line> changed = new ArrayList<>();
    List<FollowLetters.Line> gone = new ArrayList<>();
    if (follow.target() instanceof Target.Body(OrganizationId id)) {
      Set<Long> revisions = since.organizations().getOrDefault(id, Set.of());
      List<PublicChange> changes = revisions.isEmpty() ? List.of() : news.of(id, revisions);
      subjects
          .body(id)
          .map(Lookup.Found::value)
          .ifPresent(body -> list(changes, line(body, changes, words), added, changed, gone));
    }
    for (Changed one : found.shown) {
      List<PublicChange> changes = news.of(one.id(), one.revisions());
      list(changes, line(one.now(), changes, words), added, changed, gone);
    }
    return new FollowLetters.News(added, changed, gone, found.count - found.shown.size());
  }

  private static void list(
      List<PublicChange> changes,
      FollowLetters.Line line,
      List<FollowLetters.Line> added,
      List<FollowLetters.Line> changed,
      List<FollowLetters.Line> gone) {
    if (changes.isEmpty()) {
      return;
    }
    if (GONE.contains(changes.getFirst().action())) {
      gone.add(line);
    } else if (changes.stream().anyMatch(each -> each.action() == Revision.Action.CREATED)) {
      added.add(line);
    } else {
      changed.add(line);
    }
  }

  private static FollowLetters.Line line(
      PublicService service, List<PublicChange> changes, Messages words) {
    String language = words.language().code();
    return new FollowLetters.Line(
        service.details().name().in(language),
        Addresses.of(service, language),
        lines(changes, words));
  }

  private static FollowLetters.Line line(
      Organization body, List<PublicChange> changes, Messages words) {
    String language = words.language().code();
    return new FollowLetters.Line(
        body.name().in(language), Addresses.of(body, language), lines(changes, words));
  }

  private static List<String> lines(List<PublicChange> changes, Messages words) {
    return changes.stream().map(change -> line(change, words)).distinct().toList();
  }

  private static String line(PublicChange change, Messages words) {
    Formats formats = new Formats(words.language());
    String what = words.get("history.action." + change.action().name().toLowerCase(Locale.ROOT));
    String day = formats.date(LocalDate.ofInstant(change.at(), Formats.ZONE));
    List<String> groups =
        change.groups().stream()
            .map(group -> words.get("history.group." + group))
            .filter(Objects::nonNull)
            .toList();
    return groups.isEmpty()
        ? words.get("follow.mail.line", "what", what, "day", day)
        : words.get(
            "follow.mail.line.groups",
            "what",
            what,
            "day",
            day,
            "groups",
            String.join(", ", groups));
  }
}
