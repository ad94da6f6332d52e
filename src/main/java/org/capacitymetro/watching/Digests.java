package org.capacitymetro.watching;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.News;
import org.capacitymetro.mail.Post;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells those who follow something what changed. Up to where a reader has been told moves in the
/// transaction that posts the mail: a run that dies half-way tells nobody twice and forgets nobody.
@Component
class Digests {
  private final FollowStore store;
  private final News news;
  private final Picking picking;
  private final FollowLetters letters;
  private final Post post;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Digests(
      FollowStore store,
      News news,
      Picking picking,
      FollowLetters letters,
      Post post,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.news = news;
    this.picking = picking;
    this.letters = letters;
    this.post = post;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// The work of the job. Where one reader cannot be told, the others are, and the run fails after.
  ///
  /// @return how many mails were posted
  long run() {
    Instant now = clock.instant();
    Map<Directory.Cursor, List<Follow>> groups = new LinkedHashMap<>();
    for (Follow follow : store.due(now)) {
      groups.computeIfAbsent(follow.told(), told -> new ArrayList<>()).add(follow);
    }
    List<RuntimeException> failures = new ArrayList<>();
    long sent = 0;
    for (Map.Entry<Directory.Cursor, List<Follow>> group : groups.entrySet()) {
      if (Thread.currentThread().isInterrupted()) {
        return sent;
      }
      sent += tell(group.getKey(), group.getValue(), now, failures);
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return sent;
  }

  private long tell(
      Directory.Cursor told, List<Follow> follows, Instant now, List<RuntimeException> failures) {
    News.Since since = news.since(told);
    Map<UUID, FollowLetters.News> picked = picking.pick(since, follows);
    Map<Frequency, List<UUID>> quiet = new EnumMap<>(Frequency.class);
    long sent = 0;
    for (Follow follow : follows) {
      FollowLetters.News found = picked.get(follow.id());
      if (found == null || found.count() == 0) {
        quiet.computeIfAbsent(follow.frequency(), key -> new ArrayList<>()).add(follow.id());
      } else {
        try {
          sent += post(follow, found, since.next(), now) ? 1 : 0;
        } catch (RuntimeException e) {
          failures.add(e);
        }
      }
    }
    quiet.forEach(
        (frequency, ids) -> {
          if (frequency != Frequency.IMMEDIATE || !since.next().equals(told)) {
            store.pass(ids, told, since.next(), frequency.first(now));
          }
        });
    return sent;
  }

  private boolean post(
      Follow follow, FollowLetters.News found, Directory.Cursor next, Instant now) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              boolean first = store.advance(follow, next, follow.frequency().after(now));
              if (first) {
                post.send(follow.mail(), letters.digest(follow, found));
              }
              return first;
            }));
  }
}
