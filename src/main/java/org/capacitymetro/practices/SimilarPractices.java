package org.capacitymetro.practices;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.capacitymetro.pages.Page;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.text.Folding;
import org.springframework.stereotype.Component;

/// Finds the sheets nearest to one: those about the same things for the same people. What they
/// share is said beside each.
@Component
class SimilarPractices {
  private static final int MOST = 3;
  private static final int SECTOR = 4;
  private static final int FIRST_LEVEL = 2;
  private static final int TARGET = 2;
  private static final int KEYWORD = 2;

  private final Practices practices;
  private final PracticeCards cards;
  private final PracticeNames names;

  SimilarPractices(Practices practices, PracticeCards cards, PracticeNames names) {
    this.practices = practices;
    this.cards = cards;
    this.names = names;
  }

  private record Likeness(Published published, int score) {}

  /// The nearest first; none where none shares anything.
  List<PracticeView.Similar> of(Published published, Page page) {
    return practices.list().stream()
        .filter(other -> !other.id().equals(published.id()))
        .map(other -> new Likeness(other, score(published.sheet(), other.sheet())))
        .filter(likeness -> likeness.score() > 0)
        .sorted(Comparator.comparingInt(Likeness::score).reversed())
        .limit(MOST)
        .map(likeness -> similar(published, likeness.published(), page))
        .toList();
  }

  private int score(Sheet one, Sheet other) {
    return SECTOR * both(one.sectors(), other.sectors()).size()
        + FIRST_LEVEL * both(tops(one), tops(other)).size()
        + TARGET * both(one.targets(), other.targets()).size()
        + KEYWORD * both(keywords(one), keywords(other)).size();
  }

  private PracticeView.Similar similar(Published published, Published other, Page page) {
    List<String> shared = new ArrayList<>();
    Sheet one = published.sheet();
    Sheet two = other.sheet();
    add(
        shared,
        "sectors",
        both(tops(one), tops(two)),
        code -> names.sector(code, page.code()),
        page);
    add(
        shared,
        "targets",
        both(one.targets(), two.targets()),
        code -> names.target(code, page.code()),
        page);
    return new PracticeView.Similar(
        cards.of(other, page),
        String.join(" · ", shared),
        page.url(
            ComparisonPages.PATH
                + "?practice="
                + published.id().shortForm()
                + "&practice="
                + other.id().shortForm()));
  }

  private static void add(
      List<String> shared,
      String what,
      Set<String> codes,
      java.util.function.UnaryOperator<String> name,
      Page page) {
    if (!codes.isEmpty()) {
      shared.add(
          page.t(
              "practices.similar." + what,
              "names",
              codes.stream().map(name).collect(page.formats().listing())));
    }
  }

  private List<String> tops(Sheet sheet) {
    return sheet.sectors().stream()
        .flatMap(code -> names.top(code).stream())
        .map(Term::code)
        .distinct()
        .toList();
  }

  private static List<String> keywords(Sheet sheet) {
    return sheet.keywords().stream().map(Folding::words).toList();
  }

  private static Set<String> both(Collection<String> one, Collection<String> other) {
    Set<String> both = new LinkedHashSet<>(one);
    both.retainAll(other);
    return both;
  }
}
