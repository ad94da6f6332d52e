package org.capacitymetro.accounts;

import java.util.List;
import java.util.Map;
import org.capacitymetro.mail.MailAddress;
import org.capacitymetro.mail.Outbox;
import org.capacitymetro.rights.PersonId;
import org.springframework.stereotype.Component;

/// The mails kept that went to a person, for the person's file: what about and when. Their texts
/// are in the person's mailbox.
@Component
class MailData implements PersonalData {
  private final People people;
  private final Outbox outbox;

  MailData(People people, Outbox outbox) {
    this.people = people;
    this.outbox = outbox;
  }

  @Override
  public String part() {
    return "mails";
  }

  @Override
  public Object of(PersonId id) {
    return people
        .find(id)
        .flatMap(person -> MailAddress.find(person.mail()))
        .map(outbox::listTo)
        .orElse(List.of())
        .stream()
        .map(
            posted ->
                Map.of(
                    "to", posted.mail().to().value(),
                    "subject", posted.mail().subject(),
                    "created", posted.created(),
                    "state", posted.state().name()))
        .toList();
  }
}
