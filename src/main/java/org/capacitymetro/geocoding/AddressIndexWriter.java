package org.capacitymetro.geocoding;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.capacitymetro.geo.Point;
import org.capacitymetro.italy.AddressForm;
import org.capacitymetro.italy.CivicNumber;
import org.capacitymetro.italy.ItalianAddress;
import org.capacitymetro.text.Folding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Writes the documents of an address index: streets, house numbers, places, comuni.
final class AddressIndexWriter implements Closeable {
  static final String TYPE = "type";
  static final String STREET = "street";
  static final String HOUSE = "house";
  static final String PLACE = "place";
  static final String COMUNE = "comune";

  /// Of a street its own id; of a house the ids of the streets its number belongs to.
  static final String ID = "id";

  static final String KEY = "key";
  static final String WORD = "word";
  static final String IN = "in";
  static final String PLATE = "plate";
  static final String NUMBER = "number";

  static final String NAME = "name";
  static final String NORMAL = "normal";
  static final String KIND = "kind";
  static final String CIVIC = "civic";
  static final String TOWN = "town";
  static final String POSTCODE = "postcode";
  static final String LOCALITY = "locality";
  static final String LAT = "lat";
  static final String LON = "lon";
  static final String RADIUS = "radius";
  static final String SOURCE = "source";

  /// Where a street or number lies.
  ///
  /// @param code ISTAT, empty where not known
  /// @param name empty where not known
  record Town(String code, String name, String plate) {
    static final String BY_NAME = "n:";

    /// How documents are found by their comune: by code and by name.
    List<String> keys() {
      List<String> keys = new ArrayList<>();
      if (!code.isEmpty()) {
        keys.add(code);
      }
      if (!name.isEmpty()) {
        keys.add(byName(name));
      }
      return keys;
    }

    String key() {
      return keys().isEmpty() ? "" : keys().getFirst();
    }

    static String byName(String name) {
      return BY_NAME + Folding.place(name);
    }
  }

  /// Points of one place on their way to its middle.
  private static final class Gathered {
    final Town town;
    final String name;
    final String source;
    double lat;
    double lon;
    int count;

    Gathered(Town town, String name, String source) {
      this.town = town;
      this.name = name;
      this.source = source;
    }
  }

  private record Comune(Town town, ComuneShapes.Comune shape, String source) {}

  private static final int FEW = 10;

  private final FSDirectory folder;
  private final IndexWriter writer;
  private final ComuneShapes shapes = new ComuneShapes();
  private final Map<String, Town> towns = new HashMap<>();
  private final Set<String> streets = new HashSet<>();
  private final Map<String, Gathered> places = new HashMap<>();
  private final List<Comune> comuni = new ArrayList<>();
  private final Map<String, List<Point>> streetsOf = new HashMap<>();

  AddressIndexWriter(Path path) throws IOException {
    folder = FSDirectory.open(path);
    writer =
        new IndexWriter(
            folder, new IndexWriterConfig(new KeywordAnalyzer()).setRAMBufferSizeMB(64));
  }

  /// @return false where the feature is no usable boundary
  boolean comune(JsonNode properties, JsonNode geometry, String source) throws IOException {
    Optional<ComuneShapes.Comune> found = shapes.add(properties, geometry);
    if (found.isEmpty()) {
      return false;
    }
    ComuneShapes.Comune comune = found.get();
    Town town = new Town(comune.code(), comune.names().getFirst(), comune.province());
    towns.put(comune.code(), town);
    comuni.add(new Comune(town, comune, source));
    return true;
  }

  /// The point of a comune lies among its streets where some are known: the inside of a boundary
  /// may be a lagoon or a mountain.
  private void write(Comune comune) throws IOException {
    List<Point> inside = streetsOf.getOrDefault(comune.town().key(), List.of());
    Point point = inside.size() < FEW ? comune.shape().inside() : middle(inside);
    Document document = document(COMUNE, comune.town(), point, comune.source());
    for (String name : comune.shape().names()) {
      for (String part : (name + "/" + name.replace(" - ", "/")).split("/")) {
        document.add(new StringField(KEY, Folding.place(part), Field.Store.NO));
      }
    }
    writer.addDocument(document);
  }

  private static Point middle(List<Point> points) {
    double[] lats = points.stream().mapToDouble(Point::lat).sorted().toArray();
    double[] lons = points.stream().mapToDouble(Point::lon).sorted().toArray();
    Point median = new Point(lats[lats.length / 2], lons[lons.length / 2]);
    return points.stream().min(Comparator.comparingDouble(median::metresTo)).orElseThrow();
  }

  /// @param names of one line of the map; several are one street with several names
  void street(List<String> names, StreetLines.Piece piece, Town given, String source)
      throws IOException {
    Town town = town(given, piece.middle());
    streetsOf.computeIfAbsent(town.key(), key -> new ArrayList<>()).add(piece.middle());
    for (String name : names) {
      ItalianAddress address = ItalianAddress.parse(name);
      AddressForm form = form(address);
      if (!form.streets().isEmpty()) {
        Document document =
            street(id(town, form.kind(), form), form, name, town, piece.middle(), source);
        document.add(new StoredField(RADIUS, piece.radius()));
        writer.addDocument(document);
      }
    }
  }

  /// A map names a street as it is: digits at its end are no house number.
  private static AddressForm form(ItalianAddress address) {
    AddressForm form = address.form();
    return address.number() == null && address.detail().isEmpty()
        ? form
        : new AddressForm(form.kind(), List.of(AddressForm.nameOf(address.street())), null, "");
  }

  /// @return false where the address names no street or no number
  boolean house(ItalianAddress address, Town given, String locality, Point point, String source)
      throws IOException {
    CivicNumber number = address.number();
    AddressForm form = address.form();
    if (form.streets().isEmpty()) {
      return false;
    }
    Town town = town(given, point);
    List<String> ids = new ArrayList<>();
    ids.add(addStreet(town, form, streetName(address), point, source));
    String part = address.locality().isEmpty() ? locality : address.locality();
    ItalianAddress sestiere = ItalianAddress.parse(part);
    if (sestiere.form().kind().equals("sestiere") && !form.kind().equals("sestiere")) {
      ids.add(addStreet(town, sestiere.form(), part, point, source));
    }
    if (number != null) {
      Document document = document(HOUSE, town, point, source);
      for (String id : ids.stream().distinct().toList()) {
        document.add(new StringField(ID, id, Field.Store.NO));
      }
      document.add(new IntPoint(NUMBER, number.number()));
      document.add(new StoredField(CIVIC, number.format()));
      document.add(new StoredField(POSTCODE, address.postcode()));
      document.add(new StoredField(LOCALITY, part));
      document.add(new StoredField(NAME, streetName(address)));
      writer.addDocument(document);
    }
    gather(town, part, point, source);
    gather(town, address.postcode(), point, source);
    return number != null;
  }

  void place(String name, Town given, Point point, String source) {
    gather(town(given, point), name, point, source);
  }

  private static String streetName(ItalianAddress address) {
    String name = (address.odonym() + " " + address.name()).strip();
    return address.otherName().isEmpty() ? name : name + " / " + address.otherName();
  }

  private String addStreet(Town town, AddressForm form, String name, Point point, String source)
      throws IOException {
    String id = id(town, form.kind(), form);
    if (streets.add(id)) {
      streetsOf.computeIfAbsent(town.key(), key -> new ArrayList<>()).add(point);
      writer.addDocument(street(id, form, name, town, point, source));
    }
    return id;
  }

  private static String id(Town town, String kind, AddressForm form) {
    return town.key() + "|" + kind + "|" + String.join("/", form.streets());
  }

  private static Document street(
      String id, AddressForm form, String name, Town town, Point point, String source) {
    Document document = document(STREET, town, point, source);
    document.add(new StringField(ID, id, Field.Store.YES));
    document.add(new StoredField(NAME, name));
    document.add(new StoredField(KIND, form.kind()));
    for (String normal : form.streets()) {
      document.add(new StoredField(NORMAL, normal));
      for (String word : normal.split(" ")) {
        document.add(new StringField(WORD, word, Field.Store.NO));
      }
    }
    for (String key : form.streetKeys()) {
      document.add(new StringField(KEY, key, Field.Store.NO));
    }
    return document;
  }

  private static Document document(String type, Town town, Point point, String source) {
    Document document = new Document();
    document.add(new StringField(TYPE, type, Field.Store.NO));
    for (String key : town.keys()) {
      document.add(new StringField(IN, key, Field.Store.YES));
    }
    if (!town.plate().isEmpty()) {
      document.add(new StringField(PLATE, town.plate(), Field.Store.YES));
    }
    document.add(new StoredField(TOWN, town.name()));
    document.add(new StoredField(LAT, point.lat()));
    document.add(new StoredField(LON, point.lon()));
    document.add(new StoredField(SOURCE, source));
    return document;
  }

  private Town town(Town given, Point point) {
    Town known = towns.get(given.code());
    if (known != null) {
      return known;
    }
    @Nullable Town around =
        shapes
            .at(point)
            .map(found -> new Town(found.code(), found.names().getFirst(), found.province()))
            .orElse(null);
    return given.code().isEmpty() && around != null ? around : given;
  }

  /// A place as it is looked up: `Frazione di Sopra`, `Loc. Sopra` and `Sopra` are one.
  static String placeKey(String name) {
    String folded = Folding.place(name);
    String bare = folded.replaceFirst("^(?:frazione|fraz|localita|loc|borgata|sestiere)\\s+", "");
    return bare.replaceFirst("^(?:di|del|della|dei)\\s+", "");
  }

  private void gather(Town town, String name, Point point, String source) {
    if (name.isBlank()) {
      return;
    }
    Gathered gathered =
        places.computeIfAbsent(
            town.key() + "|" + placeKey(name), key -> new Gathered(town, name, source));
    gathered.lat += point.lat();
    gathered.lon += point.lon();
    gathered.count++;
  }

  /// Writes what was gathered and makes all of it durable.
  void finish() throws IOException {
    for (Comune comune : comuni) {
      write(comune);
    }
    for (Gathered place : places.values()) {
      Point middle = new Point(place.lat / place.count, place.lon / place.count);
      Document document = document(PLACE, place.town, middle, place.source);
      document.add(new StoredField(NAME, place.name));
      document.add(new StringField(KEY, placeKey(place.name), Field.Store.NO));
      writer.addDocument(document);
    }
    writer.forceMerge(1);
    writer.commit();
  }

  @Override
  public void close() throws IOException {
    writer.close();
    folder.close();
  }
}
