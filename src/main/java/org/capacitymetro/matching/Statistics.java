package org.capacitymetro.matching;

import java.util.List;
import java.util.Set;
import org.capacitymetro.geo.Point;

/// How frequent values are, as bits: what it says when two share one. A number that four of a
/// thousand records have says eight bits, a word that every second name has says one.
///
/// Beside the records at hand stand [#PRESUMED] presumed ones, in which rare things are rare, so
/// that a list of fifty does not take every word for common.
final class Statistics {
  static final double PRESUMED = 2_000;

  /// Shares of a value among the presumed records.
  private static final double RARE = 1.0 / 4_000;

  private static final double COMMON = 1.0 / 30;
  private static final double TOWN = 1.0 / 12;

  /// Edges of grid cells in degrees of latitude, for distances from near to far: nine cells around
  /// a point hold everything up to [#REACHES] metres.
  private static final double[] CELLS = {0.0005, 0.0015, 0.005, 0.02};

  static final double[] REACHES = {50, 150, 500, 2_000};

  private static final double NARROW = 0.7;

  private final int records;
  private final Counts words;
  private final Counts names;
  private final Counts streetWords;
  private final Counts addresses;
  private final Counts areas;
  private final Counts contacts;
  private final Counts kinds;
  private final Counts cells;

  private Statistics(List<List<Form>> lists) {
    Counts.Builder words = new Counts.Builder();
    Counts.Builder names = new Counts.Builder();
    Counts.Builder streetWords = new Counts.Builder();
    Counts.Builder addresses = new Counts.Builder();
    Counts.Builder areas = new Counts.Builder();
    Counts.Builder contacts = new Counts.Builder();
    Counts.Builder kinds = new Counts.Builder();
    Counts.Builder cells = new Counts.Builder();
    int total = 0;
    for (List<Form> list : lists) {
      total += list.size();
      for (Form form : list) {
        for (long word : form.name().distinct()) {
          words.add(word);
        }
        names.add(form.name().whole());
        for (long word : form.address().hashes()) {
          streetWords.add(word);
        }
        if (!form.address().isEmpty()) {
          addresses.add(form.address().street());
          form.address().houses().forEach(house -> addresses.add(house(form.address(), house)));
        }
        areas.add(form.cityHash());
        areas.add(form.postcode());
        for (long contact : form.everyContact()) {
          contacts.add(contact);
        }
        form.kinds().forEach(kind -> kinds.add(Hashes.of(kind)));
        form.labels().forEach(label -> kinds.add(Hashes.of(label)));
        Point point = form.point();
        if (point != null) {
          for (int size = 0; size < CELLS.length; size++) {
            cells.add(cell(size, point, 0, 0));
          }
        }
      }
    }
    this.records = total;
    this.words = words.build();
    this.names = names.build();
    this.streetWords = streetWords.build();
    this.addresses = addresses.build();
    this.areas = areas.build();
    this.contacts = contacts.build();
    this.kinds = kinds.build();
    this.cells = cells.build();
  }

  static Statistics of(List<List<Form>> lists) {
    return new Statistics(lists);
  }

  private double bits(int count, double presumedShare) {
    double others = Math.max(1, count - 1) + PRESUMED * presumedShare;
    return Math.max(0, Math.log((records + PRESUMED) / others) / Math.log(2));
  }

  private double word(String word, long hash) {
    boolean common = word.length() <= 2 || Lexicon.isKindWord(word);
    return bits(words.of(hash), common ? COMMON : RARE);
  }

  /// A whole name that others have too (`Biblioteca comunale`); no bound for one that two share.
  private double name(NameForm name) {
    int count = names.of(name.whole());
    return count <= 2 ? Double.MAX_VALUE : bits(count, 0);
  }

  private double streetWord(String word, long hash) {
    return bits(streetWords.of(hash), word.length() <= 2 ? COMMON : RARE * 4);
  }

  /// Street and house.
  double address(AddressForm address, String house) {
    return bits(addresses.of(house(address, house)), RARE);
  }

  private double street(AddressForm address) {
    return bits(addresses.of(address.street()), RARE * 4);
  }

  private double town(long city) {
    return bits(areas.of(city), TOWN);
  }

  private double postcode(long postcode) {
    return bits(areas.of(postcode), TOWN / 8);
  }

  /// Of contacts and codes: [Form#everyContact].
  double contact(long value) {
    return bits(contacts.of(value), RARE);
  }

  double kind(Set<String> shared) {
    double most = 0;
    for (String kind : shared) {
      most = Math.max(most, bits(kinds.of(Hashes.of(kind)), COMMON * 3));
    }
    return most;
  }

  Form.Rarity rarity(Form form) {
    NameForm name = form.name();
    float[] ofWords = new float[name.words().length];
    for (int i = 0; i < ofWords.length; i++) {
      ofWords[i] = (float) word(name.words()[i], name.hashes()[i]);
    }
    AddressForm address = form.address();
    float[] ofStreet = new float[address.words().length];
    for (int i = 0; i < ofStreet.length; i++) {
      ofStreet[i] = (float) streetWord(address.words()[i], address.hashes()[i]);
    }
    Point point = form.point();
    float[] near = new float[point == null ? 0 : CELLS.length];
    for (int size = 0; point != null && size < near.length; size++) {
      near[size] = (float) near(size, point);
    }
    return new Form.Rarity(
        ofWords,
        name.isEmpty() ? 0 : name(name),
        ofStreet,
        address.isEmpty() ? 0 : street(address),
        town(form.cityHash()),
        postcode(form.postcode()),
        near);
  }

  /// What it says to be as near as the reach of this size: little where records crowd.
  private double near(int size, Point point) {
    int count = 0;
    for (int row = -1; row <= 1; row++) {
      for (int column = -1; column <= 1; column++) {
        count += cells.of(cell(size, point, row, column));
      }
    }
    return bits(count, RARE * (1 << (2 * size)));
  }

  static long house(AddressForm address, String house) {
    return Hashes.of(1, address.street(), Hashes.of(house));
  }

  static long cell(int size, Point point, int rows, int columns) {
    double edge = CELLS[size];
    long row = (long) Math.floor(point.lat() / edge) + rows;
    long column = (long) Math.floor(point.lon() * NARROW / edge) + columns;
    return Hashes.of(20 + size, row, column);
  }
}
