package org.capacitymetro.watching;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the links in mails to followers lead to. Opening one changes nothing, since programs that
/// look for harmful mail open all of them; a button does.
@Controller
class FollowLinkPages {
  private final Follows follows;
  private final FollowLinks links;
  private final Subjects subjects;
  private final Templates templates;

  FollowLinkPages(Follows follows, FollowLinks links, Subjects subjects, Templates templates) {
    this.follows = follows;
    this.links = links;
    this.subjects = subjects;
    this.templates = templates;
  }

  /// What a link leads to.
  private sealed interface Opened {
    record Kept(Follow follow) implements Opened {}

    /// @param page that says why the link leads nowhere
    record Nowhere(ResponseEntity<byte[]> page) implements Opened {}
  }

  @GetMapping("/{language}/follow/confirm/{link}")
  ResponseEntity<byte[]> confirm(Page page, @PathVariable String link) {
    return switch (open(FollowLinks.Purpose.CONFIRM, link, page)) {
      case Opened.Nowhere(var answer) -> answer;
      case Opened.Kept(Follow follow) ->
          follow.isConfirmed()
              ? toManage(follow, "", page)
              : question(
                  page.t("follow.confirm"),
                  page.t("follow.confirm.about"),
                  follow,
                  "/follow/confirm/" + link,
                  page.t("follow.confirm.send"),
                  page);
    };
  }

  @PostMapping("/{language}/follow/confirm/{link}")
  ResponseEntity<byte[]> confirmed(Page page, @PathVariable String link) {
    return switch (open(FollowLinks.Purpose.CONFIRM, link, page)) {
      case Opened.Nowhere(var answer) -> answer;
      case Opened.Kept(Follow follow) -> {
        follows.confirm(follow);
        yield toManage(follow, "confirmed", page);
      }
    };
  }

  @GetMapping("/{language}/follow/{link}")
  ResponseEntity<byte[]> manage(
      Page page, @PathVariable String link, @RequestParam(defaultValue = "") String done) {
    return switch (open(FollowLinks.Purpose.MANAGE, link, page)) {
      case Opened.Nowhere(var answer) -> answer;
      case Opened.Kept(Follow follow) -> {
        Optional<Subjects.Subject> subject = subjects.find(follow.target(), page.words());
        head(page.t("follow.manage"), page);
        yield closed(
            templates.page(
                "watching/manage",
                page,
                new FollowView.Manage(
                    subject.map(Subjects.Subject::title).orElse(page.t("follow.gone")),
                    subject.map(found -> page.url(found.path())).orElse(null),
                    page.url("/follow/" + link),
                    page.url("/follow/stop/" + links.sign(FollowLinks.Purpose.STOP, follow.id())),
                    new FollowView.Choice(follow.frequency().code(), follow.language().code()),
                    done.equals("confirmed") || done.equals("changed")
                        ? page.t("follow.done." + done)
                        : "")));
      }
    };
  }

  @PostMapping("/{language}/follow/{link}")
  ResponseEntity<byte[]> change(
      Page page,
      @PathVariable String link,
      @RequestParam(defaultValue = "") String frequency,
      @RequestParam(defaultValue = "") String mails) {
    return switch (open(FollowLinks.Purpose.MANAGE, link, page)) {
      case Opened.Nowhere(var answer) -> answer;
      case Opened.Kept(Follow follow) -> {
        follows.change(
            follow,
            Frequency.parse(frequency).orElse(follow.frequency()),
            Language.find(mails).orElse(follow.language()));
        yield toManage(follow, "changed", page);
      }
    };
  }

  @GetMapping("/{language}/follow/stop/{link}")
  ResponseEntity<byte[]> stop(Page page, @PathVariable String link) {
    return switch (open(FollowLinks.Purpose.STOP, link, page)) {
      case Opened.Nowhere(var answer) -> answer;
      case Opened.Kept(Follow follow) ->
          question(
              page.t("follow.stop"),
              page.t("follow.stop.about"),
              follow,
              "/follow/stop/" + link,
              page.t("follow.stop.send"),
              page);
    };
  }

  /// Also what mail programs send by themselves when their reader unsubscribes (RFC 8058). Again is
  /// answered as the first time.
  @PostMapping("/{language}/follow/stop/{link}")
  ResponseEntity<byte[]> stopped(Page page, @PathVariable String link) {
    return switch (links.check(FollowLinks.Purpose.STOP, link)) {
      case FollowLinks.Checked.Good(UUID id) -> {
        follows.stop(id);
        yield told(HttpStatus.OK, "stopped", page);
      }
      case FollowLinks.Checked.Expired expired -> told(HttpStatus.GONE, "expired", page);
      case FollowLinks.Checked.Unknown unknown -> told(HttpStatus.NOT_FOUND, "unknown", page);
    };
  }

  private Opened open(FollowLinks.Purpose purpose, String link, Page page) {
    return switch (links.check(purpose, link)) {
      case FollowLinks.Checked.Unknown unknown ->
          new Opened.Nowhere(told(HttpStatus.NOT_FOUND, "unknown", page));
      case FollowLinks.Checked.Expired expired ->
          new Opened.Nowhere(told(HttpStatus.GONE, "expired", page));
      case FollowLinks.Checked.Good(UUID id) ->
          follows
              .find(id)
              .<Opened>map(Opened.Kept::new)
              .orElseGet(() -> new Opened.Nowhere(told(HttpStatus.GONE, "stopped", page)));
    };
  }

  private ResponseEntity<byte[]> question(
      String title, String about, Follow follow, String action, String send, Page page) {
    head(title, page);
    return closed(
        templates.page(
            "watching/question",
            page,
            new FollowView.Question(
                about,
                subjects
                    .find(follow.target(), page.words())
                    .map(Subjects.Subject::title)
                    .orElse(page.t("follow.gone")),
                page.url(action),
                send)));
  }

  private ResponseEntity<byte[]> told(HttpStatus status, String what, Page page) {
    head(page.t("follow." + what), page);
    return templates.page(
        status,
        "watching/told",
        page,
        new FollowView.Told(
            page.t("follow." + what + ".about"),
            List.of(),
            page.t("follow.back"),
            page.url("/services")));
  }

  private ResponseEntity<byte[]> toManage(Follow follow, String done, Page page) {
    String path = "/follow/" + links.sign(FollowLinks.Purpose.MANAGE, follow.id());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(page.url(path + (done.isEmpty() ? "" : "?done=" + done))))
        .build();
  }

  private static void head(String title, Page page) {
    page.titled(title, page.t("follow.lead")).under(page.t("crumb.home"), "").notIndexed();
  }

  /// Pages that show what somebody follows stay in no cache.
  private static ResponseEntity<byte[]> closed(ResponseEntity<byte[]> answer) {
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .cacheControl(CacheControl.noStore())
        .body(answer.getBody());
  }
}
