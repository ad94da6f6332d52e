package org.capacitymetro.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// One run over one or two lists. What it finds does not depend on the order of the lists, of their
/// rows, or of threads.
final class Engine {
  /// Below this nobody is a rival.
  private static final double LEAST_RIVAL = 0.2;

  /// The chance that a pair keeps among its rivals to be told of, unless it is sure by itself and
  /// one of the two has no better partner: then one has several, and a person sees them all.
  private static final double LEFT_AMONG_RIVALS = 0.05;

  /// Other places of one contact from which on they are branches.
  private static final int SEVERAL = 2;

  private static final int CHUNK = 250;

  private final Settings settings;
  private final Watch watch;
  private final boolean within;

  /// True when the second list was taken first, so that the order of lists does not matter.
  private final boolean turned;

  private final List<Traits> a;
  private final List<Traits> b;
  List<Form> left;
  List<Form> right;
  final Comparer comparer;
  final Candidates candidates;
  final Weights weights;
  private double reached;

  /// @param second the same as `first` where one list is compared with itself
  Engine(List<Traits> first, List<Traits> second, boolean within, Settings settings, Watch watch) {
    this.settings = settings;
    this.watch = watch;
    this.within = within;
    List<Form> ofFirst = forms(first);
    List<Form> ofSecond = within ? ofFirst : forms(second);
    this.turned = print(ofFirst) > print(ofSecond);
    this.left = turned ? ofSecond : ofFirst;
    this.right = turned ? ofFirst : ofSecond;
    this.a = turned ? second : first;
    this.b = turned ? first : second;
    report(0.08);
    Statistics statistics = Statistics.of(within ? List.of(left) : List.of(left, right));
    this.left = weighed(left, statistics);
    this.right = within ? left : weighed(right, statistics);
    this.comparer = new Comparer(statistics);
    this.candidates = new Candidates(left, right, within);
    report(0.16);
    this.weights = Estimation.of(left, right, within, comparer, candidates);
    report(0.2);
  }

  private List<Form> forms(List<Traits> list) {
    return IntStream.range(0, list.size())
        .parallel()
        .mapToObj(i -> Form.of(i, list.get(i)))
        .sorted(
            Comparator.comparingLong(Form::print)
                .thenComparing(form -> list.get(form.index()).id()))
        .toList();
  }

  private static long print(List<Form> forms) {
    return forms.stream().mapToLong(form -> Hashes.mix(form.print())).sum();
  }

  private static List<Form> weighed(List<Form> forms, Statistics statistics) {
    return forms.parallelStream().map(form -> form.weighed(statistics)).toList();
  }

  private void report(double share) {
    reached = Math.max(reached, share);
    watch.reached(reached);
  }

  Matches run() {
    List<Link> links = links();
    if (within) {
      links = withoutBranches(closed(links));
    }
    double[] chances =
        within
            ? links.stream().mapToDouble(link -> Odds.chance(link.bits())).toArray()
            : Rivals.share(links);
    Decision[] decisions = new Decision[links.size()];
    Set<Chains.Ends> sure = new HashSet<>();
    Map<Chains.Ends, Long> likely = new HashMap<>();
    for (Link link : links) {
      double alone = Odds.chance(link.bits());
      if (!link.contradicted() && alone >= settings.perhaps()) {
        likely.put(ends(link), link.levels());
        if (alone >= settings.same()) {
          sure.add(ends(link));
        }
      }
    }
    Map<Integer, Double> best = best(links);
    for (int i = 0; i < decisions.length; i++) {
      Link link = links.get(i);
      if (chances[i] >= settings.same() && link.settles()) {
        decisions[i] = Decision.SAME;
      } else if ((sure.contains(ends(link)) && isBest(link, best))
          || (Odds.chance(link.bits()) >= settings.perhaps() && chances[i] >= LEFT_AMONG_RIVALS)) {
        decisions[i] = Decision.PERHAPS;
      }
    }
    Set<Chains.Ends> open = within ? Chains.open(sure, likely) : Chains.shared(likely);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < decisions.length; i++) {
      Link link = links.get(i);
      Decision decision = decisions[i];
      if (decision != null) {
        Form one = left.get(link.a());
        Form two = right.get(link.b());
        String here = a.get(one.index()).id();
        String there = b.get(two.index()).id();
        boolean perhaps = open.contains(ends(link)) || decision == Decision.PERHAPS;
        boolean rivals =
            perhaps && chances[i] < settings.same() && link.settles() && sure.contains(ends(link));
        boolean swap = within ? one.index() > two.index() : turned;
        pairs.add(
            new Pair(
                swap ? there : here,
                swap ? here : there,
                perhaps ? doubtful(chances[i]) : chances[i],
                perhaps ? Decision.PERHAPS : Decision.SAME,
                reasons(one, two, rivals)));
      }
    }
    pairs.sort(
        Comparator.comparingDouble((Pair pair) -> -pair.score())
            .thenComparing(Pair::a)
            .thenComparing(Pair::b));
    List<Cluster> clusters = Chains.clusters(pairs, !within);
    report(1);
    return new Matches(pairs, clusters);
  }

  /// What is told of as doubtful has a score between the two thresholds, however its rivals are.
  private double doubtful(double chance) {
    return Math.clamp(chance, settings.perhaps(), Math.nextDown(settings.same()));
  }

  private List<Evidence> reasons(Form one, Form two, boolean rivals) {
    List<Evidence> reasons = new ArrayList<>(weights.reasons(comparer.compare(one, two)));
    if (rivals) {
      reasons.add(new Evidence(Evidence.Kind.RIVAL, 1, 0));
    }
    return reasons;
  }

  /// The most bits that an uncontradicted link of each record has; records are numbered through.
  private Map<Integer, Double> best(List<Link> links) {
    Map<Integer, Double> best = new HashMap<>();
    for (Link link : links) {
      if (!link.contradicted()) {
        best.merge(ends(link).one(), link.bits(), Math::max);
        best.merge(ends(link).two(), link.bits(), Math::max);
      }
    }
    return best;
  }

  /// True where one of the two has no better partner.
  private boolean isBest(Link link, Map<Integer, Double> best) {
    return link.bits() >= best.getOrDefault(ends(link).one(), 0.0)
        || link.bits() >= best.getOrDefault(ends(link).two(), 0.0);
  }

  private Chains.Ends ends(Link link) {
    return Chains.Ends.of(link.a(), within ? link.b() : left.size() + link.b());
  }

  /// Every pair worth a thought.
  private List<Link> links() {
    List<Link> links = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(settings.threads())) {
      ThreadLocal<Candidates.Search> searches = ThreadLocal.withInitial(candidates::search);
      List<Future<List<Link>>> chunks = new ArrayList<>();
      for (int from = 0; from < left.size(); from += CHUNK) {
        int first = from;
        int last = Math.min(left.size(), from + CHUNK);
        Callable<List<Link>> work = () -> links(searches.get(), first, last);
        chunks.add(threads.submit(work));
      }
      int every = Math.max(1, chunks.size() / 200);
      try {
        for (int i = 0; i < chunks.size(); i++) {
          links.addAll(chunks.get(i).get());
          if (i % every == 0) {
            report(0.2 + 0.75 * (i + 1) / chunks.size());
          }
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("comparing failed", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("comparing was interrupted", e);
      } finally {
        threads.shutdownNow();
      }
    }
    return links;
  }

  private List<Link> links(Candidates.Search search, int first, int last) {
    List<Link> links = new ArrayList<>();
    double least = Odds.bits(LEAST_RIVAL);
    for (int i = first; i < last && !Thread.currentThread().isInterrupted(); i++) {
      int record = i;
      Form form = left.get(i);
      search.each(
          i,
          other -> {
            Link link = link(record, other, form, right.get(other));
            if (link.bits() >= least) {
              links.add(link);
            }
          });
    }
    return links;
  }

  private Link link(int a, int b, Form one, Form two) {
    Comparison comparison = comparer.compareIfIdentified(one, two);
    if (comparison == null) {
      return new Link(a, b, Double.NEGATIVE_INFINITY, true, false, 0, false);
    }
    boolean eligible = (!comparison.isParted() || comparison.level(Field.CODE) == 2);
    double bits = eligible ? weights.bits(comparison) : Double.NEGATIVE_INFINITY;
    return new Link(
        a,
        b,
        bits,
        comparison.isContradicted(),
        weights.settles(comparison, Odds.bits(settings.same())),
        comparison.packedLevels(),
        comparison.isOfOneBody());
  }

  /// The links of one list without those that lead to the branches of one body: a record that
  /// shares its contact with two and more others in other places is one of several.
  private List<Link> withoutBranches(List<Link> links) {
    Map<Integer, Integer> others = new HashMap<>();
    for (Link link : links) {
      if (link.branches()) {
        others.merge(link.a(), 1, Integer::sum);
        others.merge(link.b(), 1, Integer::sum);
      }
    }
    return links.stream()
        .filter(
            link ->
                !link.branches()
                    || (others.getOrDefault(link.a(), 0) < SEVERAL
                        && others.getOrDefault(link.b(), 0) < SEVERAL))
        .toList();
  }

  /// The links with those added that candidates missed but that close a triple.
  private List<Link> closed(List<Link> links) {
    double sure = Odds.bits(settings.same());
    Map<Integer, Set<Integer>> neighbours = new HashMap<>();
    Set<Chains.Ends> known = new HashSet<>();
    for (Link link : links) {
      known.add(Chains.Ends.of(link.a(), link.b()));
      if (link.bits() >= sure) {
        neighbours.computeIfAbsent(link.a(), key -> new HashSet<>()).add(link.b());
        neighbours.computeIfAbsent(link.b(), key -> new HashSet<>()).add(link.a());
      }
    }
    List<Link> all = new ArrayList<>(links);
    for (Set<Integer> group : neighbours.values()) {
      for (int one : group) {
        for (int two : group) {
          if (one < two && known.add(Chains.Ends.of(one, two))) {
            Link link = link(one, two, left.get(one), left.get(two));
            if (link.bits() >= Odds.bits(LEAST_RIVAL)) {
              all.add(link);
            }
          }
        }
      }
    }
    return all;
  }
}
