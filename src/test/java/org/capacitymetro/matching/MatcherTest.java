package org.capacitymetro.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitymetro.geo.Point;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private static final Point HERE = new Point(45.0703, 7.6869);

  private static Traits desk(String id, String name) {
    return Traits.named(id, name)
        .withPlace("Via Garibaldi 12", "Torino", "10122")
        .withPoint(HERE)
        .withContacts(List.of("011 4432100"), List.of("info@casaaperta.it"), List.of());
  }

  @Test
  void theSameDeskInTwoNotationsIsTheSame() {
    Traits other =
        Traits.named("2", "SPORTELLO CASA APERTA ONLUS")
            .withPlace("v. Garibaldi, 12/b - 10122 Torino (TO)", "TORINO", "")
            .withContacts(
                List.of("+39 0114432100"), List.of(), List.of("http://www.casaaperta.it/"));
    Pair pair = Matcher.compare(desk("1", "Sportello Casa Aperta"), other).orElseThrow();
    assertThat(pair.decision()).isEqualTo(Decision.SAME);
    assertThat(Reasons.inWords(pair.why())).contains("same phone").contains("same address");
  }

  @Test
  void numbersInNamesPartWhateverElseAgrees() {
    assertThat(Matcher.compare(desk("1", "Ambulatorio 1"), desk("2", "Ambulatorio 2"))).isEmpty();
    assertThat(Matcher.compare(desk("1", "II Circolo"), desk("2", "3° Circolo"))).isEmpty();
    assertThat(Matcher.compare(desk("1", "Asilo sezione A"), desk("2", "Asilo sezione B")))
        .isEmpty();
    assertThat(
            Matcher.within(
                    List.of(desk("1", "Ambulatorio primo"), desk("2", "Ambulatorio secondo")),
                    Settings.STANDARD,
                    Watch.NONE)
                .pairs())
        .isEmpty();
    assertThat(
            Matcher.compare(desk("1", "II Circolo didattico"), desk("2", "2° Circolo didattico")))
        .isPresent();
  }

  @Test
  void onePlaceWithTwoNamesIsNotMergedByItself() {
    Matcher.compare(desk("1", "Biblioteca Ginzburg"), desk("2", "Anagrafe"))
        .ifPresent(pair -> assertThat(pair.decision()).isEqualTo(Decision.PERHAPS));
    Traits nameless = Traits.named("1", "").withPlace("Via Garibaldi 12", "Torino", "10122");
    assertThat(Matcher.compare(nameless, nameless)).isEmpty();
  }

  @Test
  void kindsThatDifferAreLeftToAPerson() {
    Matcher.compare(desk("1", "Scuola primaria Toti"), desk("2", "Scuola dell'infanzia Toti"))
        .ifPresent(pair -> assertThat(pair.decision()).isEqualTo(Decision.PERHAPS));
  }

  @Test
  void whatIsMissingSpeaksNeitherForNorAgainst() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      Traits one = full("1", random);
      Traits two = random.nextBoolean() ? full("2", random) : slipped(one, random);
      for (Evidence.Kind kind : Evidence.Kind.values()) {
        Traits without = without(two, kind);
        Comparison lacking = compared(one, without);
        for (Evidence reason : Weights.usual(Weights.PAIR_PRIOR).reasons(lacking)) {
          assertThat(reason.kind()).isNotEqualTo(kind);
        }
        for (Field field : Field.values()) {
          if (field.kind() == kind) {
            assertThat(lacking.has(field)).isFalse();
          }
        }
      }
    }
  }

  @Test
  void theOrderOfTwoRecordsDoesNotMatter() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      Traits one = full("1", random);
      Traits two = random.nextBoolean() ? full("2", random) : slipped(one, random);
      Weights weights = Weights.usual(Weights.PAIR_PRIOR);
      assertThat(weights.bits(compared(one, two))).isEqualTo(weights.bits(compared(two, one)));
    }
  }

  @Test
  void theOrderOfListsAndRowsDoesNotMatter() {
    Random random = new Random(3);
    List<Traits> a = new ArrayList<>();
    List<Traits> b = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Traits one = full("a" + i, random);
      a.add(one);
      b.add(i % 2 == 0 ? slipped(one, random) : full("b" + i, random));
    }
    Set<String> forward = new HashSet<>();
    Matcher.between(a, b, Settings.STANDARD, Watch.NONE)
        .pairs()
        .forEach(pair -> forward.add(pair.a() + pair.b() + pair.score() + pair.decision()));
    Collections.shuffle(a, random);
    Collections.shuffle(b, random);
    Set<String> backward =
        Matcher.between(b, a, new Settings(0.99, 0.5, 1), Watch.NONE).pairs().stream()
            .map(pair -> pair.b() + pair.a() + pair.score() + pair.decision())
            .collect(Collectors.toSet());
    assertThat(forward).hasSizeGreaterThan(40).isEqualTo(backward);
  }

  @Test
  void twoEquallyGoodCandidatesAreBothShownAndNeitherIsTaken() {
    Matches matches =
        Matcher.between(
            List.of(desk("1", "Sportello Casa Aperta")),
            List.of(desk("x", "Sportello Casa Aperta"), desk("y", "Sportello Casa Aperta")),
            Settings.STANDARD,
            Watch.NONE);
    assertThat(matches.pairs())
        .hasSize(2)
        .allMatch(pair -> pair.decision() == Decision.PERHAPS && pair.score() < 0.6);
    assertThat(matches.clusters().getFirst().shape()).isEqualTo(Cluster.Shape.ONE_TO_MANY);
  }

  @Test
  void linksThatHoldOnlyAsAChainAreLeftToAPerson() {
    Chains.Ends left = Chains.Ends.of(1, 2);
    Chains.Ends right = Chains.Ends.of(2, 3);
    Set<Chains.Ends> links = Set.of(left, right);
    assertThat(Chains.open(links, Map.of(left, 0x11L, right, 0x11L))).isEqualTo(links);
    assertThat(Chains.open(links, Map.of(left, 0x12L, right, 0x21L))).isEqualTo(links);
    assertThat(Chains.open(links, Map.of(left, 0x12L, right, 0x11L)))
        .as("the better link is not in doubt for the worse")
        .containsExactly(right);
    assertThat(Chains.open(links, Map.of(left, 0x11L, right, 0x11L, Chains.Ends.of(3, 1), 0x11L)))
        .isEmpty();
    Pair one = new Pair("1", "2", 1, Decision.PERHAPS, List.of());
    Pair two = new Pair("2", "3", 1, Decision.PERHAPS, List.of());
    assertThat(Chains.clusters(List.of(one, two), false).getFirst().shape())
        .isEqualTo(Cluster.Shape.CHAIN);
  }

  @Test
  void aListOfFiftyFindsItsOwnInALongOne() {
    Random random = new Random(5);
    List<Traits> map = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      map.add(full("m" + i, random));
    }
    List<Traits> list = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      list.add(i < 25 ? slipped(map.get(i * 7), random) : full("n" + i, random));
    }
    Matches matches = Matcher.between(list, map, Settings.STANDARD, Watch.NONE);
    long right =
        matches.pairs().stream().filter(pair -> pair.a().equals("twin of " + pair.b())).count();
    assertThat(right).isGreaterThanOrEqualTo(24);
    assertThat(matches.list(Decision.SAME))
        .allMatch(pair -> pair.a().equals("twin of " + pair.b()));
  }

  @Test
  void progressRisesToTheEndAndAWatchMayStopTheWork() {
    List<Double> heard = new ArrayList<>();
    Matcher.within(List.of(desk("1", "Uno"), desk("2", "Due")), Settings.STANDARD, heard::add);
    assertThat(heard).isSorted().endsWith(1.0);
    org.junit.jupiter.api.Assertions.assertThrows(
        IllegalStateException.class,
        () ->
            Matcher.within(
                List.of(desk("1", "Uno")),
                Settings.STANDARD,
                share -> {
                  throw new IllegalStateException("cancelled");
                }));
  }

  @Test
  void emptyListsGiveNothing() {
    assertThat(Matcher.between(List.of(), List.of(), Settings.STANDARD, Watch.NONE).pairs())
        .isEmpty();
    assertThat(Matcher.within(List.of(), Settings.STANDARD, Watch.NONE).pairs()).isEmpty();
  }

  private static Comparison compared(Traits one, Traits two) {
    Form a = Form.of(0, one);
    Form b = Form.of(1, two);
    Statistics statistics = Statistics.of(List.of(List.of(a), List.of(b)));
    return new Comparer(statistics).compare(a.weighed(statistics), b.weighed(statistics));
  }

  private static Traits full(String id, Random random) {
    String[] kinds = {"Biblioteca", "Farmacia", "Sportello", "Associazione", "Mensa"};
    String name = kinds[random.nextInt(kinds.length)] + " " + word(random) + " " + word(random);
    return new Traits(
        id,
        name,
        "Via " + word(random) + " " + (1 + random.nextInt(90)),
        random.nextBoolean() ? "Torino" : "Napoli",
        "1012" + random.nextInt(10),
        List.of("011 " + (1_000_000 + random.nextInt(8_000_000))),
        List.of(word(random) + "@" + word(random) + ".it"),
        List.of("www." + word(random) + ".it"),
        List.of("cf:" + random.nextInt(1_000_000_000)),
        new Point(45 + random.nextDouble(), 7 + random.nextDouble()),
        Set.of());
  }

  private static Traits slipped(Traits there, Random random) {
    int at = 3 + random.nextInt(there.name().length() - 4);
    String name = there.name().substring(0, at) + there.name().substring(at + 1);
    return new Traits(
        "twin of " + there.id(),
        name,
        there.address(),
        there.city(),
        "",
        random.nextBoolean() ? there.phones() : List.of(),
        random.nextBoolean() ? there.emails() : List.of(),
        List.of(),
        List.of(),
        random.nextBoolean() ? there.point() : null,
        Set.of());
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      word.append("bcdfglmnprstvz".charAt(random.nextInt(14)))
          .append("aeiou".charAt(random.nextInt(5)));
    }
    return word.toString();
  }

  private static Traits without(Traits traits, Evidence.Kind kind) {
    return switch (kind) {
      case NAME, NUMBERS ->
          new Traits(
              traits.id(),
              "",
              traits.address(),
              traits.city(),
              traits.postcode(),
              traits.phones(),
              traits.emails(),
              traits.websites(),
              traits.codes(),
              traits.point(),
              traits.kinds());
      case ADDRESS -> traits.withPlace("", traits.city(), traits.postcode());
      case CITY -> traits.withPlace(traits.address(), "", "");
      case DISTANCE -> traits.withPoint(null);
      case PHONE -> traits.withContacts(List.of(), traits.emails(), traits.websites());
      case EMAIL -> traits.withContacts(traits.phones(), List.of(), traits.websites());
      case WEBSITE -> traits.withContacts(traits.phones(), List.of(), List.of());
      case CODE -> traits.withCodes(List.of());
      case RIVAL -> traits;
      case KIND ->
          Traits.named(traits.id(), "")
              .withPlace(traits.address(), traits.city(), traits.postcode());
    };
  }
}
