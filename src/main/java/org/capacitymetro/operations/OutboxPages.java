package org.capacitymetro.operations;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.capacitymetro.mail.MailState;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.mail.Posted;
import org.capacitymetro.pages.NotFound;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.Templates;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.capacitymetro.rights.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The outbox, for administrators: what was written to whom, what became of it, "send again". Where
/// no mail server is configured this is how links in mails are reached.
@Controller
@ConditionalOnWebApplication
class OutboxPages {
  private static final int ROWS = 50;

  private final Outbox outbox;
  private final Templates templates;

  OutboxPages(Outbox outbox, Templates templates) {
    this.outbox = outbox;
    this.templates = templates;
  }

  /// @param state one of [MailState] in lower case; anything else shows all
  /// @param offset how many newer mails are left out; what is no number counts as 0
  @GetMapping("/{language}/desk/outbox")
  ResponseEntity<byte[]> list(
      Page page,
      Person person,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "0") String offset) {
    Policy.require(person, Action.OPERATE, Subject.INSTALLATION);
    page.titled(page.t("outbox.title"), page.t("outbox.lead"))
        .under(page.t("crumb.home"), "")
        .personal();
    @Nullable MailState only = parse(state);
    int skipped = offset.matches("\\d{1,8}") ? Integer.parseInt(offset) : 0;
    List<Posted> mails = outbox.list(only, skipped, ROWS + 1);
    return templates.page(
        "operations/outbox",
        page,
        new OutboxView(
            states(page, only),
            mails.stream().limit(ROWS).map(mail -> row(page, mail)).toList(),
            skipped == 0 ? null : address(page, only, Math.max(0, skipped - ROWS)),
            mails.size() > ROWS ? address(page, only, skipped + ROWS) : null));
  }

  @GetMapping("/{language}/desk/outbox/{id}")
  ResponseEntity<byte[]> mail(
      Page page,
      Person person,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String again) {
    Policy.require(person, Action.OPERATE, Subject.INSTALLATION);
    Posted posted = find(id);
    page.titled(posted.mail().subject(), page.t("outbox.lead"))
        .under(page.t("crumb.home"), "")
        .under(page.t("outbox.title"), "/desk/outbox")
        .personal();
    return templates.page(
        "operations/mail",
        page,
        new MailView(
            again == null ? null : page.t("outbox.again.done"),
            posted.mail().to().value(),
            posted.mail().subject(),
            posted.mail().language().code(),
            page.t("outbox.state." + word(posted.state())),
            tone(posted.state()),
            Moments.at(page, posted.created()),
            about(page, posted),
            posted.reason(),
            posted.mail().text(),
            page.url("/desk/outbox/" + posted.id() + "/again")));
  }

  @PostMapping("/{language}/desk/outbox/{id}/again")
  ResponseEntity<byte[]> again(Page page, Person person, @PathVariable String id) {
    Policy.require(person, Action.OPERATE, Subject.INSTALLATION);
    UUID mail = find(id).id();
    outbox.resend(mail);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(page.url("/desk/outbox/" + mail + "?again=1")))
        .build();
  }

  private Posted find(String id) {
    try {
      return outbox.find(UUID.fromString(id)).orElseThrow(() -> new NotFound("mail " + id));
    } catch (IllegalArgumentException e) {
      throw new NotFound("mail " + id);
    }
  }

  private List<OutboxView.State> states(Page page, @Nullable MailState current) {
    Map<MailState, Long> counts = outbox.counts();
    List<OutboxView.State> states = new ArrayList<>();
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    states.add(state(page, null, all, current == null));
    for (MailState state : MailState.values()) {
      long count = counts.getOrDefault(state, 0L);
      if (count > 0 || state == current) {
        states.add(state(page, state, count, state == current));
      }
    }
    return states;
  }

  private static OutboxView.State state(
      Page page, @Nullable MailState state, long count, boolean current) {
    String label = state == null ? page.t("outbox.all") : page.t("outbox.state." + word(state));
    return new OutboxView.State(
        label + " (" + page.formats().number(count) + ")", address(page, state, 0), current);
  }

  private static OutboxView.Row row(Page page, Posted posted) {
    return new OutboxView.Row(
        page.url("/desk/outbox/" + posted.id()),
        posted.mail().to().value(),
        posted.mail().subject(),
        page.t("outbox.state." + word(posted.state())),
        tone(posted.state()),
        Moments.at(page, posted.created()),
        posted.reason());
  }

  private static String about(Page page, Posted posted) {
    if (posted.delivered() != null) {
      return page.t("outbox.delivered", "when", Moments.at(page, posted.delivered()));
    }
    return switch (posted.state()) {
      case WAITING ->
          page.t(
              "outbox.next", "count", posted.attempts(), "when", Moments.at(page, posted.next()));
      default -> page.t("outbox.attempts", "count", posted.attempts());
    };
  }

  private static String address(Page page, @Nullable MailState state, int offset) {
    String query =
        (state == null ? "" : "&state=" + word(state)) + (offset == 0 ? "" : "&offset=" + offset);
    return page.url("/desk/outbox" + (query.isEmpty() ? "" : "?" + query.substring(1)));
  }

  private static @Nullable MailState parse(String state) {
    for (MailState known : MailState.values()) {
      if (word(known).equals(state)) {
        return known;
      }
    }
    return null;
  }

  private static String word(MailState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String tone(MailState state) {
    return switch (state) {
      case SENT, WRITTEN -> "good";
      case FAILED, BOUNCED -> "bad";
      case WAITING -> "quiet";
    };
  }
}
