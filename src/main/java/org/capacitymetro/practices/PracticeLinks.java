package org.capacitymetro.practices;

import java.util.List;
import java.util.UUID;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.Related;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.ReadingOrder;
import org.capacitymetro.writing.Codes;
import org.springframework.stereotype.Component;

/// The sheets of a service, on its page.
@Component
class PracticeLinks implements Related {
  private final Practices practices;

  PracticeLinks(Practices practices) {
    this.practices = practices;
  }

  @Override
  public List<Link> about(Subject subject, UUID id, List<String> languages) {
    return subject == Subject.SERVICE
        ? practices.of(new ServiceId(id)).stream()
            .map(published -> link(published, id, languages))
            .toList()
        : List.of();
  }

  private static Link link(Published published, UUID service, List<String> languages) {
    String language = languages.getFirst();
    Messages words = Messages.in(Language.find(language).orElse(Language.ITALIAN));
    LocalizedText.Reading title = published.sheet().title().read(new ReadingOrder(languages));
    String role =
        published.sheet().services().stream()
            .filter(link -> link.service().equals(service))
            .findFirst()
            .map(link -> words.get("practices.role." + Codes.of(link.role())))
            .orElse("");
    return new Link(
        "practice",
        title.text(),
        title.language(),
        published.path(language),
        words.get("practices.kind." + published.sheet().kind().code()) + " · " + role,
        published.publishedAt());
  }
}
