package org.capacitymetro.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Remarks;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.FreshnessWords;
import org.capacitymetro.freshness.Method;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.LocalizedText;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a link of a confirmation mail leads to, and the answer that comes back through it. Looking
/// changes nothing; an answer is one change set of the body and uses the link up.
@Component
class Confirmations {

  /// What became of a link.
  sealed interface Found {
    /// @param recipient address the link was sent to
    record Good(Asking asking, String recipient) implements Found {}

    record Expired() implements Found {}

    record Used(Instant at) implements Found {}

    /// Never given out, tampered with, or so old that it is forgotten.
    record Unknown() implements Found {}
  }

  private final AskingStore store;
  private final LinkKeys keys;
  private final Bodies bodies;
  private final Records records;
  private final Directory directory;
  private final Remarks remarks;
  private final Clock clock;

  Confirmations(
      AskingStore store,
      LinkKeys keys,
      Bodies bodies,
      Records records,
      Directory directory,
      Remarks remarks,
      Clock clock) {
    this.store = store;
    this.keys = keys;
    this.bodies = bodies;
    this.records = records;
    this.directory = directory;
    this.remarks = remarks;
    this.clock = clock;
  }

  Found look(String token) {
    LinkKeys.Signature signature = keys.check(token);
    if (signature == LinkKeys.Signature.WRONG) {
      return new Found.Unknown();
    }
    Optional<AskingStore.Link> link = store.findLink(LinkKeys.hash(token));
    Instant used = link.map(AskingStore.Link::usedAt).orElse(null);
    if (used != null) {
      return new Found.Used(used);
    }
    if (signature == LinkKeys.Signature.EXPIRED) {
      return new Found.Expired();
    }
    return link.<Found>flatMap(
            kept ->
                store.find(kept.asking()).map(asking -> new Found.Good(asking, kept.recipient())))
        .orElseGet(Found.Unknown::new);
  }

  List<PublicService> services(Asking asking) {
    return bodies.services(asking);
  }

  /// Applies an answer, whole or not at all.
  ///
  /// @return [Found.Good], or why the link is not good; nothing is written then
  @Transactional
  public Found answer(String token, Map<ServiceId, ConfirmForm.Said> said, Page page) {
    Found found = look(token);
    if (!(found instanceof Found.Good(Asking asking, String recipient))) {
      return found;
    }
    Instant now = clock.instant();
    if (!store.useLink(LinkKeys.hash(token), now)) {
      return look(token);
    }
    String name =
        bodies.find(asking).map(body -> body.name().in(Language.ITALIAN.code())).orElse("");
    Directory.ChangeSetInfo info =
        directory.begin(new Directory.ChangeSetInfo(asking.actor(), "asking " + asking.id()));
    Verification verification =
        new Verification(LocalDate.ofInstant(now, Formats.ZONE), Method.MAIL_CONFIRMATION, name);
    for (PublicService service : bodies.services(asking)) {
      ConfirmForm.Said one = said.get(service.id());
      if (one != null) {
        apply(info, asking, service, one, verification);
        remark(service.id(), one, name, recipient, page);
      }
    }
    end(asking, now);
    return found;
  }

  private void apply(
      Directory.ChangeSetInfo info,
      Asking asking,
      PublicService service,
      ConfirmForm.Said said,
      Verification verification) {
    ServiceId id = service.id();
    if (said.closed()) {
      records.close(
          info,
          id,
          verification.on(),
          LocalizedText.ofItalianAndEnglish(
              Messages.in(Language.ITALIAN).get("confirm.closed.reason"),
              Messages.in(Language.ENGLISH).get("confirm.closed.reason")));
      return;
    }
    if (asking.hidden().contains(id)) {
      records.reopen(info, id);
    }
    Map<FieldGroup, Verification> verified = new EnumMap<>(FieldGroup.class);
    said.stillTrue().forEach(group -> verified.put(group, verification));
    if (!verified.isEmpty()) {
      records.verify(info, id, verified);
    }
    if (said.places() != null) {
      records.availability(info, id, said.places());
    }
  }

  /// What changed is for somebody who can edit: it waits where suggestions wait, with who said it.
  private void remark(
      ServiceId id, ConfirmForm.Said said, String name, String recipient, Page page) {
    if (said.text().isEmpty() && said.changed().isEmpty()) {
      return;
    }
    String groups =
        said.changed().stream()
            .map(group -> FreshnessWords.group(group, page.words()))
            .collect(Collectors.joining(", "));
    String text =
        Stream.of(page.t("confirm.remark", "body", name), groups, said.text())
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("\n"));
    remarks.add(new Remarks.Remark(id, said.closed(), text, recipient, page.code()));
  }

  private void end(Asking asking, Instant now) {
    if (asking.step() != Step.ANSWERED
        && store.move(asking.id(), asking.step(), Step.ANSWERED, now)) {
      store.record(asking.id(), Step.ANSWERED, now, null, null);
    }
  }
}
