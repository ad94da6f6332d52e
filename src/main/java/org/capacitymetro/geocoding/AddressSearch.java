package org.capacitymetro.geocoding;

import static org.capacitymetro.geocoding.AddressIndexWriter.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located.Precision;
import org.capacitymetro.italy.AddressForm;
import org.capacitymetro.italy.CivicNumber;
import org.capacitymetro.italy.ItalianAddress;
import org.capacitymetro.text.Folding;

/// Answers one question from the documents of an address index: the comune first, then the street
/// in it, then the number on the street; what cannot be found is given up from the end.
final class AddressSearch {
  private static final int CANDIDATES = 60;

  /// Streets less alike than this are others.
  private static final double ALIKE = 0.8;

  /// Odonyms that name a place rather than a street.
  private static final Set<String> PLACES = Set.of("sestiere", "localita", "frazione", "borgata");

  private static final double OTHER_KIND = 0.85;

  /// Pieces of one name with a wider gap between them are two streets.
  private static final double APART_METRES = 500;

  private static final double CLEARLY_LONGER = 8;

  /// @param keys of the comuni it may lie in; empty where nothing is known
  /// @param found the comuni that the index knows
  private record Scope(List<String> keys, List<Document> found, String plate, boolean lost) {}

  /// A street of the index with all its pieces.
  record Street(String id, double alike, List<Document> pieces) {
    Document first() {
      return pieces.getFirst();
    }
  }

  private final IndexSearcher searcher;
  private final HouseSearch houses;

  AddressSearch(IndexSearcher searcher) {
    this.searcher = searcher;
    this.houses = new HouseSearch(searcher);
  }

  Optional<Located> find(Query query) throws IOException {
    ItalianAddress address = query.parsed();
    AddressForm form = address.form();
    Scope scope = scope(address);
    if (scope.lost()) {
      return Optional.empty();
    }
    Optional<Located> street = street(address, form, scope);
    if (street.isPresent()) {
      return street;
    }
    Optional<Located> place = place(address, form, scope);
    return place.isPresent() ? place : comune(form, scope);
  }

  private Scope scope(ItalianAddress address) throws IOException {
    String city = address.comune();
    String plate = address.province();
    if (city.isEmpty()) {
      return new Scope(
          List.of(), List.of(), plate, plate.isEmpty() && address.postcode().isEmpty());
    }
    if (city.matches("\\d{4,6}")) {
      String code = "0".repeat(6 - city.length()) + city;
      return new Scope(List.of(code), documents(COMUNE, IN, code, 1), plate, false);
    }
    Set<String> keys = new HashSet<>();
    List<Document> comuni = new ArrayList<>();
    for (String name : (city + "/" + city.replace(" - ", "/")).split("/")) {
      for (Document comune : documents(COMUNE, KEY, Folding.place(name), 20)) {
        boolean elsewhere =
            !plate.isEmpty() && comune.get(PLATE) != null && !plate.equals(comune.get(PLATE));
        if (!elsewhere && keys.addAll(Arrays.asList(comune.getValues(IN)))) {
          comuni.add(comune);
        }
      }
      if (comuni.isEmpty()) {
        keys.add(Town.byName(name));
      }
    }
    if (comuni.isEmpty() && documents(STREET, IN, Town.byName(city), 1).isEmpty()) {
      for (Document place : documents(PLACE, KEY, placeKey(city), 5)) {
        if (plate.isEmpty() || place.get(PLATE) == null || plate.equals(place.get(PLATE))) {
          keys.addAll(Arrays.asList(place.getValues(IN)));
        }
      }
    }
    if (!comuni.isEmpty() && haveCodes(comuni) && isShared(comuni)) {
      keys.removeIf(key -> key.startsWith(Town.BY_NAME));
    }
    return new Scope(List.copyOf(keys), comuni, plate, false);
  }

  private static boolean haveCodes(List<Document> comuni) {
    return comuni.stream().allMatch(comune -> !comune.get(IN).startsWith(Town.BY_NAME));
  }

  /// True where another comune has one of these names, so that a name alone is none of them.
  private boolean isShared(List<Document> comuni) throws IOException {
    for (Document comune : comuni) {
      if (documents(COMUNE, KEY, Folding.place(comune.get(TOWN)), comuni.size() + 1).size()
          > comuni.size()) {
        return true;
      }
    }
    return false;
  }

  private List<Document> documents(String type, String field, String value, int limit)
      throws IOException {
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(TYPE, type)), Occur.FILTER)
            .add(new TermQuery(new Term(field, value)), Occur.FILTER)
            .build();
    List<Document> documents = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
      documents.add(searcher.storedFields().document(hit.doc));
    }
    return documents;
  }

  private Optional<Located> street(ItalianAddress address, AddressForm form, Scope scope)
      throws IOException {
    List<Located> answers = new ArrayList<>();
    ItalianAddress sestiere = ItalianAddress.parse(address.locality());
    if (sestiere.form().kind().equals("sestiere") && address.number() != null) {
      answers.addAll(answers(address, sestiere.form(), scope));
    }
    answers.addAll(answers(address, form, scope));
    return answers.stream()
        .min(Comparator.comparing(Located::precision).thenComparing(a -> -a.confidence()));
  }

  private List<Located> answers(ItalianAddress address, AddressForm form, Scope scope)
      throws IOException {
    List<Street> streets = streets(form, scope);
    if (streets.isEmpty()) {
      return List.of();
    }
    double best = streets.getFirst().alike();
    List<Street> likely = streets.stream().filter(street -> street.alike() >= best - 0.03).toList();
    boolean severalTowns =
        scope.keys().isEmpty() || scope.found().size() > 1
            ? likely.stream().map(s -> s.first().get(IN)).distinct().count() > 1
            : false;
    if (severalTowns) {
      return List.of();
    }
    List<Located> answers = new ArrayList<>();
    for (Street street : likely) {
      answer(address, street, likely.size() > 1).ifPresent(answers::add);
    }
    return answers;
  }

  private Optional<Located> answer(ItalianAddress address, Street street, boolean rivals)
      throws IOException {
    double trust = street.alike() * (rivals ? 0.7 : 1);
    CivicNumber number = address.number();
    if (number != null) {
      Optional<Located> house = houses.find(street, number, address, trust);
      if (house.isPresent()) {
        return house;
      }
    }
    return wholeStreet(street, trust * (number == null ? 0.9 : 0.6));
  }

  /// A point of the street itself. Empty where streets of one name lie in several parts of the
  /// comune and nothing tells which of them is meant.
  private Optional<Located> wholeStreet(Street street, double trust) throws IOException {
    List<Document> drawn =
        street.pieces().stream().filter(piece -> piece.getField(RADIUS) != null).toList();
    if (drawn.isEmpty()) {
      return Optional.of(houses.middle(street, trust));
    }
    List<List<Document>> parts = new ArrayList<>();
    for (Document piece : drawn) {
      List<Document> part = new ArrayList<>(List.of(piece));
      for (List<Document> other : List.copyOf(parts)) {
        if (other.stream().anyMatch(near -> isOne(near, piece))) {
          part.addAll(other);
          parts.remove(other);
        }
      }
      parts.add(part);
    }
    parts.sort(Comparator.comparingDouble(part -> -length(part)));
    if (parts.size() > 1 && length(parts.getFirst()) < CLEARLY_LONGER * length(parts.get(1))) {
      return Optional.empty();
    }
    Document longest =
        parts.getFirst().stream()
            .max(Comparator.comparingDouble(piece -> number(piece, RADIUS)))
            .orElseThrow();
    return Optional.of(
        new Located(
            point(longest),
            street.first().get(KIND).equals("sestiere") ? Precision.PLACE : Precision.STREET,
            longest.get(SOURCE),
            label(longest.get(NAME), longest),
            parts.size() > 1 ? trust * 0.6 : trust));
  }

  private static boolean isOne(Document one, Document other) {
    return point(one).metresTo(point(other))
        <= number(one, RADIUS) + number(other, RADIUS) + APART_METRES;
  }

  private static double length(List<Document> part) {
    return part.stream().mapToDouble(piece -> number(piece, RADIUS)).sum();
  }

  /// The streets whose names are alike, the most alike first.
  private List<Street> streets(AddressForm form, Scope scope) throws IOException {
    if (form.streets().isEmpty()) {
      return List.of();
    }
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    for (String key : form.streetKeys()) {
      words.add(new TermQuery(new Term(KEY, key)), Occur.SHOULD);
    }
    for (String street : form.streets()) {
      for (String word : street.split(" ")) {
        boolean numeral = Character.isDigit(word.charAt(0));
        if (word.length() > 1 || numeral) {
          Term term = new Term(WORD, word);
          words.add(
              numeral || word.length() < 5
                  ? new TermQuery(term)
                  : new FuzzyQuery(term, word.length() < 8 ? 1 : 2, 1, 40, true),
              Occur.SHOULD);
        }
      }
    }
    BooleanQuery.Builder query =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(TYPE, STREET)), Occur.FILTER)
            .add(words.build(), Occur.MUST);
    if (!scope.keys().isEmpty()) {
      BooleanQuery.Builder in = new BooleanQuery.Builder();
      scope.keys().forEach(key -> in.add(new TermQuery(new Term(IN, key)), Occur.SHOULD));
      query.add(in.build(), Occur.FILTER);
    } else if (!scope.plate().isEmpty()) {
      query.add(new TermQuery(new Term(PLATE, scope.plate())), Occur.FILTER);
    }
    Map<String, Street> streets = new LinkedHashMap<>();
    for (ScoreDoc hit : searcher.search(query.build(), CANDIDATES).scoreDocs) {
      Document document = searcher.storedFields().document(hit.doc);
      double alike = alike(form, document);
      if (alike >= ALIKE) {
        String id = document.get(ID);
        Street before = streets.get(id);
        List<Document> pieces = new ArrayList<>(before == null ? List.of() : before.pieces());
        pieces.add(document);
        streets.put(id, new Street(id, alike, pieces));
      }
    }
    return streets.values().stream()
        .sorted(Comparator.comparingDouble((Street street) -> -street.alike()))
        .toList();
  }

  private static double alike(AddressForm form, Document street) {
    String kind = street.get(KIND);
    if (kind.equals("sestiere") != form.kind().equals("sestiere")) {
      return 0;
    }
    AddressForm other = new AddressForm(kind, Arrays.asList(street.getValues(NORMAL)), null, "");
    double factor =
        kind.equals(form.kind()) ? 1 : kind.isEmpty() || form.kind().isEmpty() ? 0.97 : OTHER_KIND;
    return form.likeness(other) * factor;
  }

  /// Hamlet, sestiere or postcode. A postcode that covers its whole comune tells no more than that,
  /// but no less either.
  private Optional<Located> place(ItalianAddress address, AddressForm form, Scope scope)
      throws IOException {
    List<String> names = new ArrayList<>();
    names.add(address.locality());
    if (form.kind().isEmpty() || PLACES.contains(form.kind())) {
      names.add(address.name());
    }
    if (scope.found().isEmpty() && !address.comune().matches("\\d*")) {
      names.add(address.comune());
    }
    names.add(address.postcode());
    for (String name : names) {
      if (name.isEmpty()) {
        continue;
      }
      List<Document> places =
          documents(PLACE, KEY, placeKey(name), 10).stream()
              .filter(place -> isIn(place, scope))
              .toList();
      if (places.size() == 1) {
        Document place = places.getFirst();
        return Optional.of(
            new Located(
                point(place),
                Precision.PLACE,
                place.get(SOURCE),
                label(place.get(NAME), place),
                form.streets().isEmpty() ? 0.8 : 0.35));
      }
    }
    return Optional.empty();
  }

  private static boolean isIn(Document place, Scope scope) {
    return scope.keys().isEmpty()
        ? scope.plate().isEmpty() || scope.plate().equals(place.get(PLATE))
        : Arrays.stream(place.getValues(IN)).anyMatch(scope.keys()::contains);
  }

  private static Optional<Located> comune(AddressForm form, Scope scope) {
    if (scope.found().size() != 1) {
      return Optional.empty();
    }
    Document comune = scope.found().getFirst();
    return Optional.of(
        new Located(
            point(comune),
            Precision.COMUNE,
            comune.get(SOURCE),
            label("", comune),
            form.streets().isEmpty() ? 0.8 : 0.2));
  }

  static Point point(Document document) {
    return new Point(number(document, LAT), number(document, LON));
  }

  static double number(Document document, String field) {
    Number value = document.getField(field).numericValue();
    return value.doubleValue();
  }

  static String label(String name, Document document) {
    String town = document.get(TOWN);
    String plate = document.get(PLATE);
    String place = plate == null || town.isEmpty() ? town : town + " (" + plate + ")";
    return name.isEmpty() ? place : place.isEmpty() ? name : name + ", " + place;
  }
}
