package org.capacitymetro.taxonomy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.TranslatableRecord;
import org.capacitymetro.text.Translatables;
import org.capacitymetro.text.Translation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Names and descriptions of terms for translators; a term is called `sector:housing` there.
@Component
class TermTexts implements Translatables {
  private static final String KIND = "term";

  private final TaxonomyStore store;
  private final TransactionTemplate transaction;

  TermTexts(TaxonomyStore store, PlatformTransactionManager transactions) {
    this.store = store;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public Set<String> kinds() {
    return Set.of(KIND);
  }

  @Override
  public Map<String, String> versions(String kind) {
    Map<String, String> versions = new HashMap<>();
    all().forEach(term -> versions.put(id(term), Integer.toHexString(term.toString().hashCode())));
    return versions;
  }

  @Override
  public List<TranslatableRecord> list(String kind, Collection<String> ids) {
    Set<String> wanted = Set.copyOf(ids);
    return all().filter(term -> wanted.contains(id(term))).map(TermTexts::record).toList();
  }

  private static TranslatableRecord record(Term term) {
    Map<String, LocalizedText> texts = new LinkedHashMap<>();
    texts.put("name", term.name());
    if (!term.description().isEmpty()) {
      texts.put("description", term.description());
    }
    return new TranslatableRecord(KIND, id(term), null, null, term.name(), "", texts);
  }

  @Override
  public List<Translation> translate(String actor, String reason, List<Translation> translations) {
    return Objects.requireNonNull(transaction.execute(status -> write(actor, translations)));
  }

  private List<Translation> write(String actor, List<Translation> translations) {
    store.lock();
    Map<String, Term> before = new HashMap<>();
    all().forEach(term -> before.put(id(term), term));
    Map<String, Term> after = new LinkedHashMap<>();
    List<Translation> refused = new ArrayList<>();
    for (Translation translation : translations) {
      String id = translation.id();
      Optional<Term> changed =
          Optional.ofNullable(after.getOrDefault(id, before.get(id)))
              .flatMap(term -> changed(term, translation));
      changed.ifPresentOrElse(term -> after.put(id, term), () -> refused.add(translation));
    }
    after.forEach(
        (id, term) -> {
          Term old = before.get(id);
          if (!term.equals(old)) {
            store.update(term);
            store.recordChange(actor, old, term);
            store.raiseVersion(term.vocabulary());
          }
        });
    return refused;
  }

  private static Optional<Term> changed(Term term, Translation translation) {
    return switch (translation.field()) {
      case "name" -> translation.in(term.name()).map(name -> with(term, name, term.description()));
      case "description" ->
          translation.in(term.description()).map(about -> with(term, term.name(), about));
      default -> Optional.empty();
    };
  }

  private static Term with(Term term, LocalizedText name, LocalizedText description) {
    return new Term(
        term.vocabulary(),
        term.code(),
        term.parent(),
        name,
        description,
        term.icon(),
        term.colour(),
        term.position());
  }

  private Stream<Term> all() {
    return Stream.of(Vocabulary.values()).flatMap(vocabulary -> store.list(vocabulary).stream());
  }

  private static String id(Term term) {
    return term.vocabulary().name().toLowerCase(Locale.ROOT) + ":" + term.code();
  }
}
