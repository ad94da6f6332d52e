package org.capacitymetro.adoption;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.platform.Related;
import org.capacitymetro.practices.Practices;
import org.capacitymetro.practices.Published;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.ReadingOrder;
import org.capacitymetro.writing.Codes;
import org.springframework.stereotype.Component;

/// What a body or a service tries, on its page.
@Component
class AdoptionLinks implements Related {
  private final Adoptions adoptions;
  private final Practices practices;
  private final AdoptionNames names;

  AdoptionLinks(Adoptions adoptions, Practices practices, AdoptionNames names) {
    this.adoptions = adoptions;
    this.practices = practices;
    this.names = names;
  }

  @Override
  public List<Link> about(Subject subject, UUID id, List<String> languages) {
    List<Adoption> found =
        switch (subject) {
          case ORGANIZATION -> adoptions.ofOrganization(id);
          case SERVICE -> adoptions.ofService(id);
          case PRACTICE -> List.of();
        };
    return found.stream()
        .flatMap(
            adoption ->
                practices
                    .find(adoption.practice())
                    .map(practice -> link(practice, adoption, languages))
                    .map(Stream::of)
                    .orElseGet(Stream::of))
        .toList();
  }

  private Link link(Published practice, Adoption adoption, List<String> languages) {
    String language = languages.getFirst();
    Messages words = Messages.in(Language.find(language).orElse(Language.ITALIAN));
    LocalizedText.Reading title = practice.sheet().title().read(new ReadingOrder(languages));
    return new Link(
        "adoption",
        title.text(),
        title.language(),
        FamilyPages.path(practice, adoption.id(), language),
        words.get("adoption.standing." + Codes.of(Standing.of(adoption)))
            + " · "
            + names.city(adoption.city(), language),
        began(adoption));
  }

  private static Instant began(Adoption adoption) {
    YearMonth since = adoption.details().since();
    return since == null
        ? Objects.requireNonNullElse(adoption.publishedAt(), adoption.createdAt())
        : since.atDay(1).atStartOfDay(Formats.ZONE).toInstant();
  }
}
