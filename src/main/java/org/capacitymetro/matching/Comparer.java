package org.capacitymetro.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.capacitymetro.geo.Point;
import org.jspecify.annotations.Nullable;

/// Compares two [Form]s field by field. The order of the two does not matter.
final class Comparer {
  /// Two towns are written alike from this share of common words, or where one name is part of the
  /// other (`Vermezzo`, `Vermezzo con Zelo`).
  private static final double SAME_TOWN = 0.75;

  private static final double CONTAINED = 0.85;

  private static final double SAME_STREET = 0.8;
  private static final double SIMILAR_STREET = 0.5;
  private static final double SIMILAR_WITH_HOUSE = 0.35;
  private static final int SHORTEST_SLIP = 7;
  private static final double[] REACHES = Statistics.REACHES;
  private static final double FAR_METRES = 20_000;

  /// What a house number says that agrees.
  private static final double HOUSE = 4;

  /// What the second common word of two streets says beside the first.
  private static final double SECOND = 0.7;

  /// What a telephone number says at least that is one slip off.
  private static final double SLIP = 8;

  /// Two houses of one street are neighbours at most.
  private static final double NEIGHBOURS = 5;

  private final Statistics statistics;

  Comparer(Statistics statistics) {
    this.statistics = statistics;
  }

  /// As [#compare]; null where nothing says who the two are, which is quick to see.
  @Nullable Comparison compareIfIdentified(Form a, Form b) {
    return compare(a, b, true);
  }

  Comparison compare(Form a, Form b) {
    return Objects.requireNonNull(compare(a, b, false));
  }

  private @Nullable Comparison compare(Form a, Form b, boolean onlyIdentified) {
    boolean inOrder = Long.compare(a.print(), b.print()) <= 0;
    Form one = inOrder ? a : b;
    Form two = inOrder ? b : a;
    Comparison comparison = new Comparison();
    NameComparison.compare(one, two, comparison);
    phones(one, two, comparison);
    mails(one, two, comparison);
    sites(one, two, comparison);
    codes(one, two, comparison);
    kinds(one, two, comparison);
    if (onlyIdentified && !comparison.hasIdentity()) {
      return null;
    }
    distance(one, two, comparison);
    address(one, two, comparison);
    towns(one, two, comparison);
    return comparison;
  }

  private void phones(Form a, Form b, Comparison into) {
    if (a.phones().length == 0 || b.phones().length == 0) {
      return;
    }
    double best = -1;
    boolean near = false;
    double block = -1;
    for (long here : a.phones()) {
      for (long there : b.phones()) {
        if (here / Form.BLOCK == there / Form.BLOCK && here / Form.BLOCK > 0) {
          block = Math.max(block, statistics.contact(Form.blockKey(here)));
        }
        if (here == there || isWithoutAreaCode(here, there)) {
          double bits =
              Math.min(
                  statistics.contact(Form.phoneKey(here)),
                  statistics.contact(Form.phoneKey(there)));
          best = Math.max(best, bits);
        }
        near |= isSlip(here, there);
      }
    }
    if (best >= 0) {
      into.set(Field.PHONE, 3, best, 1);
    } else if (near) {
      into.set(Field.PHONE, 2, Math.max(SLIP, block), 0.8);
    } else if (block >= 0) {
      into.set(Field.PHONE, 1, block, 0.5);
    } else {
      into.set(Field.PHONE, 0, 0, 0);
    }
  }

  /// `6572655` is `02 6572655`.
  private static boolean isWithoutAreaCode(long one, long two) {
    long shorter = Math.min(one, two);
    long longer = Math.max(one, two);
    long power = 1;
    while (power <= shorter) {
      power *= 10;
    }
    return shorter >= 100_000 && longer % power == shorter && longer / power < 1_000;
  }

  /// One digit other, or an extension in the last two.
  private static boolean isSlip(long one, long two) {
    if (one / 100 == two / 100) {
      return true;
    }
    String here = Long.toString(one);
    String there = Long.toString(two);
    return here.length() >= SHORTEST_SLIP
        && there.length() >= SHORTEST_SLIP
        && TokenLikeness.edits(here, there, 1) == 1;
  }

  private void mails(Form a, Form b, Comparison into) {
    if (a.mails().length == 0 || b.mails().length == 0) {
      return;
    }
    double same = most(a.mails(), b.mails(), 0);
    double domain = most(a.mailDomains(), b.mailDomains(), 2);
    if (same >= 0) {
      into.set(Field.EMAIL, 3, same, 1);
    } else if (domain >= 0) {
      into.set(Field.EMAIL, 2, domain, 0.5);
    } else {
      boolean own = a.mailDomains().length > 0 && b.mailDomains().length > 0;
      into.set(Field.EMAIL, own ? 0 : 1, 0, 0);
    }
  }

  private void sites(Form a, Form b, Comparison into) {
    boolean both = a.hasSite() && b.hasSite();
    double page = most(a.pages(), b.pages(), 3);
    double host = most(a.hosts(), b.hosts(), 2);
    if (page >= 0 && both) {
      into.set(Field.WEBSITE, 2, page, 1);
    } else if (host >= 0) {
      into.set(Field.WEBSITE, 1, host, 0.7);
    } else if (a.hosts().length > 0 && b.hosts().length > 0) {
      into.set(Field.WEBSITE, 0, 0, 0);
    }
    if (!into.has(Field.WEBSITE) || !into.has(Field.EMAIL)) {
      double crossed =
          Math.max(most(a.mailDomains(), b.hosts(), 2), most(a.hosts(), b.mailDomains(), 2));
      if (crossed >= 0 && !into.has(Field.WEBSITE)) {
        into.set(Field.WEBSITE, 1, crossed, 0.6);
      }
    }
  }

  /// The bits of the rarest value in common, or -1 where there is none.
  private double most(long[] one, long[] two, int kind) {
    double most = -1;
    for (long here : one) {
      for (long there : two) {
        if (here == there) {
          long key = kind == 0 ? here : kind == 2 ? Form.domainKey(here) : Form.pageKey(here);
          most = Math.max(most, statistics.contact(key));
        }
      }
    }
    return most;
  }

  private void codes(Form a, Form b, Comparison into) {
    boolean comparable = false;
    boolean near = false;
    double best = -1;
    for (String here : a.codes()) {
      int colon = here.indexOf(':');
      for (String there : b.codes()) {
        if (there.startsWith(here.substring(0, colon + 1)) && !isPart(here, there)) {
          comparable = true;
          if (here.equals(there)) {
            best = Math.max(best, statistics.contact(Form.codeKey(here)));
          } else {
            near |=
                here.length() - colon - 1 >= SHORTEST_SLIP
                    && TokenLikeness.edits(here, there, 1) == 1;
          }
        }
      }
    }
    if (best >= 0) {
      into.set(Field.CODE, 2, best, 1);
    } else if (comparable) {
      into.set(Field.CODE, near ? 1 : 0, 0, near ? 0.8 : 0);
    }
  }

  /// `mips012018-lu` is a course of `mips012018`: neither the same nor another.
  private static boolean isPart(String one, String other) {
    return one.startsWith(other + "-") || other.startsWith(one + "-");
  }

  private void kinds(Form a, Form b, Comparison into) {
    if (!a.kinds().isEmpty() && !b.kinds().isEmpty()) {
      if (a.kinds().equals(b.kinds())) {
        into.set(Field.KIND, 2, statistics.kind(a.kinds()), 1);
      } else {
        boolean one = a.kinds().containsAll(b.kinds()) || b.kinds().containsAll(a.kinds());
        into.set(Field.KIND, one ? 1 : 0, 0, one ? 0.5 : 0);
      }
    } else if (!a.labels().isEmpty() && !b.labels().isEmpty()) {
      Set<String> shared = new HashSet<>(a.labels());
      shared.retainAll(b.labels());
      boolean none = shared.isEmpty();
      into.set(Field.KIND, none ? 1 : 2, none ? 0 : statistics.kind(shared), none ? 0 : 1);
    }
  }

  private void distance(Form a, Form b, Comparison into) {
    Point here = a.point();
    Point there = b.point();
    if (here == null || there == null) {
      return;
    }
    double metres = here.metresTo(there);
    int size = 0;
    while (size < REACHES.length && metres > REACHES[size]) {
      size++;
    }
    if (size < REACHES.length) {
      float bits = Math.min(a.rarity().near()[size], b.rarity().near()[size]);
      into.set(Field.DISTANCE, 5 - size, bits, metres);
    } else {
      into.set(Field.DISTANCE, metres < FAR_METRES ? 1 : 0, 0, metres);
    }
  }

  private void address(Form a, Form b, Comparison into) {
    AddressForm here = a.address();
    AddressForm there = b.address();
    if (here.isEmpty() || there.isEmpty()) {
      return;
    }
    Streets streets = here.street() == there.street() ? Streets.SAME : streets(a, b);
    double likeness = streets.likeness();
    boolean houseKnown = !here.houses().isEmpty() && !there.houses().isEmpty();
    String house =
        here.houses().stream().filter(there.houses()::contains).sorted().findFirst().orElse("");
    double street = Math.min(streets.bits(), Math.min(a.rarity().street(), b.rarity().street()));
    if (likeness < (house.isEmpty() ? SIMILAR_STREET : SIMILAR_WITH_HOUSE)) {
      into.set(Field.ADDRESS, 0, 0, likeness);
    } else if (likeness < SAME_STREET) {
      boolean sameHouse = !house.isEmpty();
      boolean clearly = sameHouse && likeness >= SIMILAR_STREET;
      into.set(
          Field.ADDRESS, clearly ? 4 : sameHouse ? 3 : 1, sameHouse ? street + HOUSE : 0, likeness);
    } else if (!house.isEmpty()) {
      double bits =
          Math.min(
              streets.bits() + HOUSE,
              Math.min(statistics.address(here, house), statistics.address(there, house)));
      into.set(Field.ADDRESS, 4, bits, likeness);
    } else if (houseKnown) {
      into.set(Field.ADDRESS, 2, Math.min(street, NEIGHBOURS), likeness * 0.8);
    } else {
      into.set(Field.ADDRESS, 3, street, likeness);
    }
  }

  /// Share of the words of two streets that stand in both, by their rarity; words of the towns
  /// count little.
  private Streets streets(Form a, Form b) {
    AddressForm here = a.address();
    AddressForm there = b.address();
    boolean[] taken = new boolean[there.words().length];
    double shared = 0;
    double lonely = 0;
    double lonelyThere = 0;
    double agreed = 0;
    int most = 0;
    for (int i = 0; i < here.words().length; i++) {
      String word = here.words()[i];
      double weight = a.rarity().streetWords()[i];
      int partner = -1;
      double best = 0;
      for (int j = 0; j < taken.length; j++) {
        double likeness =
            taken[j]
                ? 0
                : TokenLikeness.of(word, here.letters()[i], there.words()[j], there.letters()[j]);
        if (likeness > best) {
          best = likeness;
          partner = j;
        }
      }
      if (partner >= 0) {
        taken[partner] = true;
        double both = Math.min(weight, b.rarity().streetWords()[partner]);
        shared += both * best;
        agreed += both * best * best * (most == 0 ? 1 : SECOND);
        most++;
        lonely += both * (1 - best) / 2;
        lonelyThere += both * (1 - best) / 2;
      } else {
        lonely += weight * alone(word, a, b);
      }
    }
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        lonelyThere += b.rarity().streetWords()[j] * alone(there.words()[j], b, a);
      }
    }
    if (shared == 0) {
      return Streets.OTHER;
    }
    double ofBoth = shared / (shared + (lonely + lonelyThere) / 2);
    double ofShorter = shared / (shared + Math.min(lonely, lonelyThere));
    return new Streets(0.5 * ofBoth + 0.5 * ofShorter, agreed);
  }

  /// @param bits what the words in common say
  private record Streets(double likeness, double bits) {
    static final Streets SAME = new Streets(1, Double.MAX_VALUE);
    static final Streets OTHER = new Streets(0, 0);
  }

  private static double alone(String word, Form own, Form other) {
    boolean town = own.cityWords().contains(word) || other.cityWords().contains(word);
    return town ? 0.1 : word.length() == 1 || Lexicon.isLikeStreetKind(word) ? 0.3 : 1;
  }

  private void towns(Form a, Form b, Comparison into) {
    boolean codes = a.postcode() != 0 && b.postcode() != 0;
    boolean names = a.cityHash() != 0 && b.cityHash() != 0;
    if (!codes && !names) {
      return;
    }
    boolean sameCode = codes && a.postcode() == b.postcode();
    double likeness = names ? towns(a, b) : 0;
    boolean sameName = names && likeness >= SAME_TOWN;
    double town = Math.min(a.rarity().town(), b.rarity().town());
    if (sameCode && (sameName || !names)) {
      into.set(Field.CITY, 3, a.rarity().postcode(), 1);
    } else if (sameName && !codes) {
      into.set(Field.CITY, 2, town, likeness);
    } else if (sameName) {
      into.set(Field.CITY, 1, town, likeness / 2);
    } else if (sameCode) {
      into.set(Field.CITY, 1, a.rarity().postcode(), 0.5);
    } else {
      into.set(Field.CITY, 0, 0, likeness);
    }
  }

  private static double towns(Form a, Form b) {
    if (a.cityHash() == b.cityHash()) {
      return 1;
    }
    List<String> here = townWords(a);
    Set<String> left = new TreeSet<>(townWords(b));
    int there = left.size();
    double shared = 0;
    for (String word : here) {
      String best = "";
      double likeness = 0;
      for (String other : left) {
        double found = TokenLikeness.of(word, other);
        if (found > likeness) {
          likeness = found;
          best = other;
        }
      }
      if (likeness >= 0.7) {
        shared += likeness;
        left.remove(best);
      }
    }
    int shorter = Math.min(here.size(), there);
    boolean contained = shorter > 0 && shared >= CONTAINED * shorter;
    return contained ? CONTAINED : 2 * shared / Math.max(1, here.size() + there);
  }

  private static List<String> townWords(Form form) {
    return form.cityWords().stream()
        .filter(word -> !Lexicon.STOP_WORDS.contains(word))
        .sorted()
        .toList();
  }
}
