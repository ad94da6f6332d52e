package org.capacitymetro.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/// Reads the doc values of one index segment into arrays.
final class PartReader {
  final int size;
  int placed;
  final int[] lat;
  final int[] lon;
  final int[] x;
  final int[] y;
  final long[] curve;
  final Map<Facet, Map<String, Words>> values = new EnumMap<>(Facet.class);
  final Map<Facet, ValuesOf> valuesOf = new EnumMap<>(Facet.class);
  final Map<String, Words> cities = new HashMap<>();
  final int[] freshness;
  final int[] changed;
  final int[] agesOn;
  final int[] oldOn;
  int[] placesDocuments = new int[0];
  long[] placesSaid = new long[0];
  final int[] nameOrdinal;
  final int[] hours;
  int[] standing = new int[0];
  Part.Hours[] distinctHours = new Part.Hours[0];
  int[] endDocuments = new int[0];
  int[] endDays = new int[0];

  private PartReader(int size) {
    this.size = size;
    this.lat = new int[size];
    this.lon = new int[size];
    this.x = new int[size];
    this.y = new int[size];
    this.curve = new long[size];
    this.freshness = new int[size];
    this.changed = new int[size];
    this.agesOn = new int[size];
    this.oldOn = new int[size];
    this.nameOrdinal = new int[size];
    this.hours = new int[size];
  }

  static Part read(LeafReader segment, Standing standing) throws IOException {
    PartReader reader = new PartReader(segment.maxDoc());
    reader.readPlaces(segment);
    reader.readFacets(segment);
    reader.readOrders(segment);
    reader.readAges(segment);
    reader.readHours(segment);
    reader.readEnds(segment);
    reader.standing = standing.of(reader);
    return new Part(reader);
  }

  private void readPlaces(LeafReader segment) throws IOException {
    NumericDocValues places = segment.getNumericDocValues(Fields.PLACE);
    NumericDocValues positions = segment.getNumericDocValues(Fields.CURVE);
    if (places == null || positions == null) {
      return;
    }
    int document = places.nextDoc();
    for (; document != DocIdSetIterator.NO_MORE_DOCS; document = places.nextDoc()) {
      long place = places.longValue();
      lat[document] = (int) (place >> 32);
      lon[document] = (int) place;
      x[document] = Curve.x(lon[document] / Part.UNITS);
      y[document] = Curve.y(lat[document] / Part.UNITS);
      positions.advanceExact(document);
      curve[document] = positions.longValue();
      placed = document + 1;
    }
  }

  private void readFacets(LeafReader segment) throws IOException {
    for (Facet facet : Facet.values()) {
      values.put(facet, new HashMap<>());
    }
    SortedSetDocValues facets = segment.getSortedSetDocValues(Fields.FACET);
    if (facets == null) {
      return;
    }
    int count = (int) facets.getValueCount();
    Words.Builder[] builders = new Words.Builder[count];
    Arrays.setAll(builders, i -> new Words.Builder());
    ValuesOf.@Nullable Builder[] forward = new ValuesOf.Builder[count];
    int[] first = new int[count];
    Map<Facet, ValuesOf.Builder> byDocument = openForward(facets, forward, first);
    int document = facets.nextDoc();
    for (; document != DocIdSetIterator.NO_MORE_DOCS; document = facets.nextDoc()) {
      for (int i = facets.docValueCount(); i > 0; i--) {
        int ordinal = (int) facets.nextOrd();
        builders[ordinal].add(document);
        ValuesOf.Builder values = forward[ordinal];
        if (values != null) {
          values.add(document, ordinal - first[ordinal]);
        }
      }
    }
    byDocument.forEach(
        (facet, builder) -> {
          ValuesOf built = builder.build();
          if (built != null) {
            valuesOf.put(facet, built);
          }
        });
    int universe = (size + 63) >>> 6;
    for (int i = 0; i < builders.length; i++) {
      String term = facets.lookupOrd(i).utf8ToString();
      mapOf(term.charAt(0)).put(term.substring(1), builders[i].build(universe));
    }
  }

  /// The terms of one facet stand together, so its values are numbered from its first term on.
  private Map<Facet, ValuesOf.Builder> openForward(
      SortedSetDocValues facets, ValuesOf.@Nullable Builder[] forward, int[] first)
      throws IOException {
    Map<Facet, ValuesOf.Builder> byDocument = new EnumMap<>(Facet.class);
    int from = 0;
    while (from < forward.length) {
      char letter = facets.lookupOrd(from).utf8ToString().charAt(0);
      List<String> names = new ArrayList<>();
      int to = from;
      while (to < forward.length) {
        String term = facets.lookupOrd(to).utf8ToString();
        if (term.charAt(0) != letter) {
          break;
        }
        names.add(term.substring(1));
        to++;
      }
      ValuesOf.Builder values = new ValuesOf.Builder(names.toArray(String[]::new), size);
      for (Facet facet : Facet.values()) {
        if (Fields.letter(facet) == letter) {
          byDocument.put(facet, values);
          Arrays.fill(forward, from, to, values);
        }
      }
      Arrays.fill(first, from, to, from);
      from = to;
    }
    return byDocument;
  }

  private Map<String, Words> mapOf(char letter) {
    for (Map.Entry<Facet, Map<String, Words>> entry : values.entrySet()) {
      if (Fields.letter(entry.getKey()) == letter) {
        return entry.getValue();
      }
    }
    return cities;
  }

  private void readOrders(LeafReader segment) throws IOException {
    NumericDocValues days = segment.getNumericDocValues(Fields.FRESHNESS);
    if (days != null) {
      while (days.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        freshness[days.docID()] = (int) days.longValue();
      }
    }
    NumericDocValues changes = segment.getNumericDocValues(Fields.CHANGED);
    if (changes != null) {
      while (changes.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        changed[changes.docID()] = (int) changes.longValue();
      }
    }
    SortedDocValues names = segment.getSortedDocValues(Fields.NAME_KEY);
    if (names != null) {
      while (names.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        nameOrdinal[names.docID()] = names.ordValue();
      }
    }
  }

  private void readAges(LeafReader segment) throws IOException {
    Arrays.fill(agesOn, Part.NEVER);
    Arrays.fill(oldOn, Part.NEVER);
    NumericDocValues fades = segment.getNumericDocValues(Fields.FADES);
    if (fades != null) {
      while (fades.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        agesOn[fades.docID()] = (int) (fades.longValue() >> 32);
        oldOn[fades.docID()] = (int) fades.longValue();
      }
    }
    NumericDocValues places = segment.getNumericDocValues(Fields.PLACES);
    if (places == null) {
      return;
    }
    IntStream.Builder documents = IntStream.builder();
    LongStream.Builder said = LongStream.builder();
    while (places.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      documents.add(places.docID());
      said.add(places.longValue());
    }
    placesDocuments = documents.build().toArray();
    placesSaid = said.build().toArray();
  }

  private void readHours(LeafReader segment) throws IOException {
    Arrays.fill(hours, -1);
    SortedDocValues schedules = segment.getSortedDocValues(Fields.HOURS);
    if (schedules == null) {
      return;
    }
    distinctHours = new Part.Hours[schedules.getValueCount()];
    for (int i = 0; i < distinctHours.length; i++) {
      distinctHours[i] = Cards.readHours(schedules.lookupOrd(i));
    }
    while (schedules.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      hours[schedules.docID()] = schedules.ordValue();
    }
  }

  private void readEnds(LeafReader segment) throws IOException {
    NumericDocValues ends = segment.getNumericDocValues(Fields.ENDS);
    if (ends == null) {
      return;
    }
    List<int[]> found = new ArrayList<>();
    while (ends.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      found.add(new int[] {ends.docID(), (int) ends.longValue()});
    }
    endDocuments = found.stream().mapToInt(pair -> pair[0]).toArray();
    endDays = found.stream().mapToInt(pair -> pair[1]).toArray();
  }
}
