package org.capacitymetro.watching;

import java.util.List;
import org.capacitymetro.mail.Letter;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.PublicAddress;
import org.springframework.stereotype.Component;

/// The mails to those who follow something, in their language.
@Component
class FollowLetters {
  private static final int LONGEST_TITLE = 140;

  private final FollowLinks links;
  private final Subjects subjects;
  private final PublicAddress address;

  FollowLetters(FollowLinks links, Subjects subjects, PublicAddress address) {
    this.links = links;
    this.subjects = subjects;
    this.address = address;
  }

  /// One record that changed, in words.
  ///
  /// @param path its page, after the language
  /// @param what a line for each change, newest first
  record Line(String name, String path, List<String> what) {}

  /// What a digest tells.
  ///
  /// @param added and `changed`, `gone`: the records shown
  /// @param more how many others there are
  record News(List<Line> added, List<Line> changed, List<Line> gone, long more) {
    long count() {
      return added.size() + changed.size() + gone.size() + more;
    }
  }

  Letter confirm(Follow follow) {
    Messages words = Messages.in(follow.language());
    return Letter.of(
            follow.language(), words.get("follow.mail.confirm", "what", title(follow, words)))
        .paragraph(words.get("follow.mail.confirm.about", "what", title(follow, words)))
        .paragraph(words.get("follow.frequency." + follow.frequency().code()))
        .button(
            words.get("follow.confirm.send"),
            url(follow, "/follow/confirm/", FollowLinks.Purpose.CONFIRM))
        .paragraph(words.get("follow.mail.confirm.not-me", "days", FollowLinks.LIFE.toDays()));
  }

  Letter already(Follow follow) {
    Messages words = Messages.in(follow.language());
    return Letter.of(
            follow.language(), words.get("follow.mail.already", "what", title(follow, words)))
        .paragraph(words.get("follow.mail.already.about", "what", title(follow, words)))
        .button(words.get("follow.manage"), url(follow, "/follow/", FollowLinks.Purpose.MANAGE))
        .withUnsubscribe(url(follow, "/follow/stop/", FollowLinks.Purpose.STOP));
  }

  Letter digest(Follow follow, News news) {
    Messages words = Messages.in(follow.language());
    String title = title(follow, words);
    Letter letter =
        Letter.of(
                follow.language(),
                words.get("follow.mail.digest", "count", news.count(), "what", title))
            .paragraph(words.get("follow.mail.digest.about", "what", title));
    letter = part(letter, words, "added", news.added());
    letter = part(letter, words, "changed", news.changed());
    letter = part(letter, words, "gone", news.gone());
    if (news.more() > 0) {
      letter = letter.paragraph(words.get("follow.mail.more", "count", news.more()));
    }
    String path = subjects.find(follow.target(), words).map(Subjects.Subject::path).orElse("");
    if (!path.isEmpty()) {
      letter = letter.button(words.get("follow.mail.open"), page(follow, path));
    }
    return letter
        .link(words.get("follow.manage"), url(follow, "/follow/", FollowLinks.Purpose.MANAGE))
        .withUnsubscribe(url(follow, "/follow/stop/", FollowLinks.Purpose.STOP));
  }

  private Letter part(Letter letter, Messages words, String key, List<Line> lines) {
    Letter longer = lines.isEmpty() ? letter : letter.heading(words.get("follow.mail." + key));
    for (Line line : lines) {
      longer =
          longer
              .link(line.name(), address.of("/" + words.language().code() + line.path()))
              .paragraph(String.join("\n", line.what()));
    }
    return longer;
  }

  /// One line, short enough for a subject.
  private String title(Follow follow, Messages words) {
    String title =
        subjects
            .find(follow.target(), words)
            .map(Subjects.Subject::title)
            .orElse(words.get("follow.gone"))
            .replaceAll("\\p{Cntrl}+", " ");
    return title.codePointCount(0, title.length()) <= LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
  }

  private String url(Follow follow, String path, FollowLinks.Purpose purpose) {
    return page(follow, path + links.sign(purpose, follow.id()));
  }

  private String page(Follow follow, String path) {
    return address.of("/" + follow.language().code() + path);
  }
}
