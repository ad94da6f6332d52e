package org.capacitymetro.geocoding;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.AddressColumns.Part;
import org.capacitymetro.geocoding.AddressIndexWriter.Town;
import org.capacitymetro.italy.CivicNumber;
import org.capacitymetro.italy.ItalianAddress;
import org.capacitymetro.platform.Progress;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.tables.BrokenRowException;
import org.capacitymetro.tables.Row;
import org.capacitymetro.tables.TableReader;
import org.capacitymetro.tables.Tables;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Builds an address index from files, in a folder of its own, and puts it in the place of the old
/// one at the end. A build that is killed leaves the old one in use; the next one clears up.
final class AddressIndexBuild {
  /// Names the folder of the index in use.
  static final String CURRENT = "current";

  private static final String BUILDING = "building-";
  private static final String BUILT = "index-";
  private static final int STEPS = 1000;

  /// A file and who made it, with the attribution its licence asks for.
  record Input(Path file, String source) {}

  /// What was taken.
  static final class Counts {
    long comuni;
    long streets;
    long houses;
    long places;

    /// Rows and features without usable coordinates, street or number, or in another shape.
    long left;
  }

  private enum Shape {
    BOUNDARIES,
    FEATURES,
    TABLE
  }

  private final Counts counts = new Counts();
  private final AddressIndexWriter writer;

  private AddressIndexBuild(AddressIndexWriter writer) {
    this.writer = writer;
  }

  /// @param folder of the geocoder, made where it is missing
  /// @throws UsageException where a file cannot be used; the old index stays
  static Counts run(Path folder, List<Input> inputs) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new UsageException(
            "Another process is building the address index in " + folder + ": wait for it.");
      }
      clear(folder);
      String name = BUILT + UUID.randomUUID();
      Path building = folder.resolve(BUILDING + name);
      Counts counts;
      try (AddressIndexWriter writer = new AddressIndexWriter(building)) {
        counts = new AddressIndexBuild(writer).take(inputs);
        writer.finish();
      } catch (UsageException e) {
        delete(building);
        throw e;
      }
      if (counts.comuni + counts.streets + counts.houses + counts.places == 0) {
        delete(building);
        throw new UsageException(
            "Nothing in the files is a street, a house number, a place or a boundary; the index was"
                + " left as it is.");
      }
      Files.move(building, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      Path pointer = folder.resolve(CURRENT + ".new");
      try (FileChannel out =
          FileChannel.open(
              pointer,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        out.write(StandardCharsets.UTF_8.encode(name));
        out.force(true);
      }
      Files.move(
          pointer,
          folder.resolve(CURRENT),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      clear(folder);
      return counts;
    }
  }

  /// The folder of the index in use, empty while none was built.
  static Optional<Path> current(Path folder) throws IOException {
    Path pointer = folder.resolve(CURRENT);
    return Files.exists(pointer)
        ? Optional.of(folder.resolve(Files.readString(pointer).strip()))
        : Optional.empty();
  }

  /// Takes away what a killed build left and what is no longer in use.
  private static void clear(Path folder) throws IOException {
    Optional<Path> current = current(folder);
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        boolean ours = name.startsWith(BUILDING) || name.startsWith(BUILT);
        if (ours && !current.equals(Optional.of(entry))) {
          delete(entry);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Boundaries go first, because they say where the rest lies.
  private Counts take(List<Input> inputs) throws IOException {
    List<Input> rest = new ArrayList<>();
    for (Input input : inputs) {
      if (shape(input.file()) == Shape.BOUNDARIES) {
        takeFeatures(input);
      } else {
        rest.add(input);
      }
    }
    for (Input input : rest) {
      if (shape(input.file()) == Shape.FEATURES) {
        takeFeatures(input);
      } else {
        takeTable(input);
      }
    }
    return counts;
  }

  private static Shape shape(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException(file + " cannot be read: check the path.");
    }
    if (!GeoJsonFeatures.isJson(file)) {
      return Shape.TABLE;
    }
    Shape[] shape = {Shape.FEATURES};
    GeoJsonFeatures.read(
        file,
        (properties, geometry, read) -> {
          shape[0] =
              geometry.path("type").asString("").endsWith("Polygon")
                  ? Shape.BOUNDARIES
                  : Shape.FEATURES;
          throw new GeoJsonFeatures.Enough();
        });
    return shape[0];
  }

  private void takeFeatures(Input input) throws IOException {
    long size = Math.max(1, Files.size(input.file()));
    try (Progress progress = Progress.start("Reading " + input.file().getFileName(), STEPS)) {
      long[] shown = {0};
      GeoJsonFeatures.read(
          input.file(),
          (properties, geometry, read) -> {
            takeFeature(properties, geometry, input.source());
            long now = Math.min(STEPS, read * STEPS / size);
            progress.advance(now - shown[0]);
            shown[0] = now;
          });
    }
  }

  private void takeFeature(JsonNode properties, JsonNode geometry, String source)
      throws IOException {
    switch (geometry.path("type").asString("")) {
      case "Polygon", "MultiPolygon" -> {
        if (writer.comune(properties, geometry, source)) {
          counts.comuni++;
        } else {
          counts.left++;
        }
      }
      case "LineString", "MultiLineString" -> takeStreet(properties, geometry, source);
      case "Point" -> takePoint(properties, geometry, source);
      default -> counts.left++;
    }
  }

  private void takeStreet(JsonNode properties, JsonNode geometry, String source)
      throws IOException {
    List<String> names = new ArrayList<>();
    for (String key : List.of("name", "name:it", "name:de", "name:fr", "name:sl", "alt_name")) {
      for (String name : properties.path(key).asString("").split("\\s*[,;]\\s*")) {
        if (!name.isBlank() && !names.contains(name)) {
          names.add(name);
        }
      }
    }
    if (names.isEmpty()) {
      counts.left++;
      return;
    }
    for (StreetLines.Piece piece : StreetLines.pieces(geometry)) {
      writer.street(names, piece, new Town("", "", ""), source);
    }
    counts.streets++;
  }

  private void takePoint(JsonNode properties, JsonNode geometry, String source) throws IOException {
    List<String> names = new ArrayList<>(properties.propertyNames());
    List<String> cells = new ArrayList<>();
    names.forEach(name -> cells.add(properties.path(name).asString("")));
    names.addAll(List.of("lat", "lon"));
    cells.add(geometry.path("coordinates").path(1).asString(""));
    cells.add(geometry.path("coordinates").path(0).asString(""));
    AddressColumns columns = new AddressColumns(names);
    String place = properties.path("name").asString("").strip();
    if (columns.canBeRead()) {
      takeHouse(columns, cells, source);
    } else if (!place.isEmpty() && properties.has("place")) {
      Optional<Point> point = point(columns, cells);
      if (point.isPresent()) {
        writer.place(place, town(columns, cells), point.get(), source);
        counts.places++;
      } else {
        counts.left++;
      }
    } else {
      counts.left++;
    }
  }

  private void takeTable(Input input) throws IOException {
    try (TableReader reader = Tables.open(input.file(), Tables.guess(input.file()).layout());
        Progress progress = Progress.start("Reading " + input.file().getFileName(), STEPS)) {
      AddressColumns columns = new AddressColumns(reader.columns());
      if (!columns.canBeRead()) {
        throw new UsageException(
            input.file()
                + " has no columns for lat, lon and a street or address; it may have "
                + AddressColumns.allowed()
                + " or what ANNCSU and OpenAddresses call them.");
      }
      long shown = 0;
      boolean more = true;
      while (more) {
        try {
          @Nullable Row row = reader.next();
          more = row != null;
          if (row != null) {
            takeHouse(columns, row.cells(), input.source());
          }
        } catch (BrokenRowException e) {
          counts.left++;
        }
        long now = Math.min(STEPS, (long) (reader.progress() * STEPS));
        progress.advance(now - shown);
        shown = now;
      }
    }
  }

  private void takeHouse(AddressColumns columns, List<String> cells, String source)
      throws IOException {
    Optional<Point> point = point(columns, cells);
    if (point.isEmpty()
        || !writer.house(
            address(columns, cells),
            town(columns, cells),
            columns.get(cells, Part.LOCALITY),
            point.get(),
            source)) {
      counts.left++;
    } else {
      counts.houses++;
    }
  }

  /// Number and what bars it from their own columns where the file has them.
  static ItalianAddress address(AddressColumns columns, List<String> cells) {
    String street = columns.get(cells, Part.STREET);
    String written = street.isEmpty() ? columns.get(cells, Part.ADDRESS) : street;
    String other = columns.get(cells, Part.OTHER_STREET);
    ItalianAddress address =
        ItalianAddress.parse(
            written + (other.isEmpty() || street.isEmpty() ? "" : " / " + other),
            columns.get(cells, Part.POSTCODE),
            columns.get(cells, Part.CITY),
            "");
    String digits = columns.get(cells, Part.NUMBER).replaceFirst("\\.0$", "");
    String colour = columns.get(cells, Part.COLOUR).toLowerCase(java.util.Locale.ROOT);
    Optional<CivicNumber> number =
        CivicNumber.parse(
            (digits + " " + columns.get(cells, Part.SUFFIX)).strip()
                + (colour.startsWith("ross") ? " rosso" : ""));
    if (number.isEmpty()) {
      number = CivicNumber.parse(digits);
    }
    return number.isEmpty() ? address : address.withNumber(number.get());
  }

  private static Town town(AddressColumns columns, List<String> cells) {
    String digits = columns.get(cells, Part.ISTAT).replaceAll("\\D", "");
    String code =
        digits.isEmpty() || digits.length() > 6 ? "" : "0".repeat(6 - digits.length()) + digits;
    String plate = columns.get(cells, Part.PROVINCE);
    return new Town(code, columns.get(cells, Part.CITY), plate.matches("[A-Z]{2}") ? plate : "");
  }

  /// Empty for coordinates that are none, or are not degrees of Italy (a projected system).
  static Optional<Point> point(AddressColumns columns, List<String> cells) {
    try {
      double lat = Double.parseDouble(columns.get(cells, Part.LAT).replace(',', '.'));
      double lon = Double.parseDouble(columns.get(cells, Part.LON).replace(',', '.'));
      boolean italy = lat > 35 && lat < 47.5 && lon > 6 && lon < 19;
      return italy ? Optional.of(new Point(lat, lon)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
