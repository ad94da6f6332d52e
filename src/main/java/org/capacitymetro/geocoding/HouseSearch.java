package org.capacitymetro.geocoding;

import static org.capacitymetro.geocoding.AddressIndexWriter.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located.Precision;
import org.capacitymetro.italy.CivicNumber;
import org.capacitymetro.italy.ItalianAddress;
import org.capacitymetro.text.Folding;
import org.jspecify.annotations.Nullable;

/// A number on a street whose numbers the index knows: the very number, or a place between its
/// neighbours, which is then said to be of the precision of a street.
final class HouseSearch {
  /// How many numbers to either side neighbours are looked for.
  private static final int REACH = 60;

  /// A sestiere has thousands of numbers, which go round all its streets one after the other.
  private static final int REACH_IN_SESTIERE = 400;

  private static final int MOST = 2_000;

  /// Neighbours further apart say nothing about what lies between them.
  private static final double WIDEST_METRES = 400;

  private static final int NEXT_DOOR = 6;

  record House(CivicNumber number, Point point, Document document) {}

  private final IndexSearcher searcher;

  HouseSearch(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  Optional<Located> find(
      AddressSearch.Street street, CivicNumber number, ItalianAddress asked, double trust)
      throws IOException {
    boolean sestiere = street.first().get(KIND).equals("sestiere");
    int reach = sestiere ? REACH_IN_SESTIERE : REACH;
    List<House> near =
        list(street.id(), number.number() - reach, number.number() + reach, MOST).stream()
            .filter(house -> house.number().red() == number.red())
            .toList();
    List<House> same =
        near.stream()
            .filter(house -> house.number().mayBe(number))
            .sorted(
                Comparator.comparing((House house) -> !house.number().key().equals(number.key()))
                    .thenComparing(house -> !isIn(house, asked)))
            .toList();
    if (!same.isEmpty()) {
      House found = same.getFirst();
      boolean exact = found.number().key().equals(number.key());
      boolean doubtful =
          same.stream()
              .anyMatch(
                  other ->
                      other.number().key().equals(found.number().key())
                          && isIn(other, asked) == isIn(found, asked)
                          && other.point().metresTo(found.point()) > WIDEST_METRES);
      return Optional.of(
          new Located(
              found.point(),
              Precision.HOUSE,
              found.document().get(SOURCE),
              label(street, found.number().format(), found.document()),
              trust * (exact ? 1 : 0.9) * (doubtful ? 0.5 : 1)));
    }
    return between(street, number, near, sestiere, trust);
  }

  private static boolean isIn(House house, ItalianAddress asked) {
    String postcode = house.document().get(POSTCODE);
    String locality = house.document().get(LOCALITY);
    boolean samePostcode = !postcode.isEmpty() && postcode.equals(asked.postcode());
    return samePostcode
        || (!asked.locality().isEmpty()
            && Folding.place(locality).equals(Folding.place(asked.locality())));
  }

  /// Numbers of a sestiere run along both sides; elsewhere even and odd ones face each other.
  private static Optional<Located> between(
      AddressSearch.Street street,
      CivicNumber number,
      List<House> near,
      boolean sestiere,
      double trust) {
    @Nullable House lower = null;
    @Nullable House upper = null;
    for (House house : near) {
      if (!sestiere && house.number().number() % 2 != number.number() % 2) {
        continue;
      }
      if (house.number().number() <= number.number()
          && (lower == null || house.number().number() > lower.number().number())) {
        lower = house;
      }
      if (house.number().number() >= number.number()
          && (upper == null || house.number().number() < upper.number().number())) {
        upper = house;
      }
    }
    if (lower != null && upper != null && lower.point().metresTo(upper.point()) <= WIDEST_METRES) {
      int span = upper.number().number() - lower.number().number();
      double share = span == 0 ? 0.5 : (double) (number.number() - lower.number().number()) / span;
      Point point =
          new Point(
              lower.point().lat() + (upper.point().lat() - lower.point().lat()) * share,
              lower.point().lon() + (upper.point().lon() - lower.point().lon()) * share);
      return Optional.of(
          new Located(
              point,
              span <= 2 * REACH ? Precision.STREET : Precision.PLACE,
              lower.document().get(SOURCE),
              label(
                  street,
                  lower.number().format() + "…" + upper.number().format(),
                  lower.document()),
              trust * (span <= 2 * REACH ? 0.8 : 0.5)));
    }
    @Nullable House next = lower;
    if (upper != null
        && (next == null
            || upper.number().number() - number.number()
                < number.number() - next.number().number())) {
      next = upper;
    }
    if (next == null || Math.abs(next.number().number() - number.number()) > NEXT_DOOR) {
      return Optional.empty();
    }
    return Optional.of(
        new Located(
            next.point(),
            Precision.STREET,
            next.document().get(SOURCE),
            label(street, next.number().format(), next.document()),
            trust * 0.7));
  }

  /// The number in the middle of all numbers of the street, or the point the street came with.
  Located middle(AddressSearch.Street street, double trust) throws IOException {
    List<House> all = list(street.id(), 0, 99_999, MOST);
    boolean sestiere = street.first().get(KIND).equals("sestiere");
    Point middle = AddressSearch.point(street.first());
    if (!all.isEmpty()) {
      Point mean =
          new Point(
              all.stream().mapToDouble(house -> house.point().lat()).average().orElseThrow(),
              all.stream().mapToDouble(house -> house.point().lon()).average().orElseThrow());
      middle =
          all.stream()
              .map(House::point)
              .min(Comparator.comparingDouble(mean::metresTo))
              .orElseThrow();
    }
    return new Located(
        middle,
        sestiere ? Precision.PLACE : Precision.STREET,
        street.first().get(SOURCE),
        AddressSearch.label(street.first().get(NAME), street.first()),
        trust);
  }

  private List<House> list(String street, int from, int to, int limit) throws IOException {
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(TYPE, HOUSE)), Occur.FILTER)
            .add(new TermQuery(new Term(ID, street)), Occur.FILTER)
            .add(IntPoint.newRangeQuery(NUMBER, from, to), Occur.FILTER)
            .build();
    List<House> houses = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
      Document document = searcher.storedFields().document(hit.doc);
      CivicNumber.parse(document.get(CIVIC))
          .ifPresent(
              number -> houses.add(new House(number, AddressSearch.point(document), document)));
    }
    return houses;
  }

  private static String label(AddressSearch.Street street, String number, Document document) {
    return AddressSearch.label(street.first().get(NAME) + " " + number, document);
  }
}
