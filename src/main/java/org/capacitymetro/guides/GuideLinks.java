package org.capacitymetro.guides;

import java.util.List;
import java.util.UUID;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.Related;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.ReadingOrder;
import org.springframework.stereotype.Component;

/// The guides that hold a sheet, on its page.
@Component
class GuideLinks implements Related {
  private final Guides guides;

  GuideLinks(Guides guides) {
    this.guides = guides;
  }

  @Override
  public List<Link> about(Subject subject, UUID id, List<String> languages) {
    return subject == Subject.PRACTICE
        ? guides.of(new PracticeId(id)).stream().map(guide -> link(guide, languages)).toList()
        : List.of();
  }

  private static Link link(PublishedGuide guide, List<String> languages) {
    String language = languages.getFirst();
    Messages words = Messages.in(Language.find(language).orElse(Language.ITALIAN));
    LocalizedText.Reading title = guide.content().title().read(new ReadingOrder(languages));
    return new Link(
        "guide",
        title.text(),
        title.language(),
        guide.path(language),
        words.get(
            "guides.steps",
            "chapters",
            guide.content().chapters().size(),
            "items",
            guide.content().items().size()),
        guide.publishedAt());
  }
}
