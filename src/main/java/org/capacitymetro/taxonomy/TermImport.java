package org.capacitymetro.taxonomy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.capacitymetro.platform.UsageException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds and changes terms, all or none. A term that is missing from the list stays: codes are
/// carried by services and are never taken away.
@Component
class TermImport {
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

  record Report(int created, int changed, int unchanged) {}

  private record Key(Vocabulary vocabulary, String code) {}

  private final TaxonomyStore store;
  private final TransactionTemplate transaction;

  TermImport(TaxonomyStore store, PlatformTransactionManager transactions) {
    this.store = store;
    this.transaction = new TransactionTemplate(transactions);
  }

  /// @throws UsageException naming the term, the field and what it may be; nothing is then changed
  Report run(List<Term> terms) {
    return java.util.Objects.requireNonNull(transaction.execute(status -> write(terms)));
  }

  private Report write(List<Term> terms) {
    store.lock();
    Map<Key, Term> known = new HashMap<>();
    for (Vocabulary vocabulary : Vocabulary.values()) {
      store.list(vocabulary).forEach(term -> known.put(key(term), term));
    }
    Map<Key, Term> after = new HashMap<>(known);
    Map<Key, Term> read = new HashMap<>();
    for (Term term : terms) {
      checkAlone(term);
      if (read.put(key(term), term) != null) {
        throw new UsageException(label(term) + " stands twice in the file: keep one of them.");
      }
      after.put(key(term), term);
    }
    terms.forEach(term -> checkParent(term, after));
    int created = 0;
    int changed = 0;
    List<Term> parentsFirst =
        terms.stream().sorted(Comparator.comparing((Term term) -> term.parent() != null)).toList();
    for (Term term : parentsFirst) {
      Term before = known.get(key(term));
      if (term.equals(before)) {
        continue;
      }
      if (before == null) {
        store.insert(term);
        created++;
      } else {
        store.update(term);
        changed++;
      }
      store.recordChange("command:taxonomy", before, term);
    }
    parentsFirst.stream().map(Term::vocabulary).distinct().forEach(store::raiseVersion);
    return new Report(created, changed, terms.size() - created - changed);
  }

  @SuppressWarnings("ConstantConditions") // the file may leave out what the record requires
  private static void checkAlone(Term term) {
    if (missing(term.vocabulary())) {
      throw new UsageException("vocabulary: must be SECTOR or TARGET for every term.");
    }
    if (missing(term.code()) || !CODE.matcher(term.code()).matches()) {
      throw new UsageException(
          "code: \"" + term.code() + "\" is not lower-case words joined by hyphens.");
    }
    if (missing(term.name()) || term.name().isEmpty() || missing(term.description())) {
      throw new UsageException(label(term) + " needs a name and a description (texts may be {}).");
    }
    if (term.parent() == null && term.vocabulary() == Vocabulary.SECTOR) {
      if (term.icon() == null || term.colour() == null) {
        throw new UsageException(label(term) + " is of the first level: it needs icon and colour.");
      }
    }
    if (term.colour() != null && !COLOUR.matcher(term.colour()).matches()) {
      throw new UsageException(
          label(term) + ": colour \"" + term.colour() + "\" must be written like #005a9c.");
    }
  }

  private static void checkParent(Term term, Map<Key, Term> after) {
    if (term.parent() == null) {
      return;
    }
    Term parent = after.get(new Key(term.vocabulary(), term.parent()));
    if (parent == null || parent.parent() != null || term.parent().equals(term.code())) {
      throw new UsageException(
          label(term) + ": parent \"" + term.parent() + "\" must be a term of the first level.");
    }
  }

  private static boolean missing(@Nullable Object value) {
    return value == null;
  }

  private static Key key(Term term) {
    return new Key(term.vocabulary(), term.code());
  }

  private static String label(Term term) {
    return "The term \"" + term.code() + "\"";
  }
}
