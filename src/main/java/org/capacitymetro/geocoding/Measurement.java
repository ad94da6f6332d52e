package org.capacitymetro.geocoding;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.AddressColumns.Part;
import org.capacitymetro.geocoding.Located.Precision;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.tables.BrokenRowException;
import org.capacitymetro.tables.Row;
import org.capacitymetro.tables.TableReader;
import org.capacitymetro.tables.Tables;
import org.jspecify.annotations.Nullable;

/// How well a geocoder finds addresses whose points are known: the share found, and how far off the
/// answers are, for each precision.
final class Measurement {

  /// An address with its true point.
  record Truth(Query query, Point point, List<String> cells) {}

  /// @param columns headings of the file
  record TruthFile(List<String> columns, List<Truth> rows) {

    /// @param city of rows that name none
    static TruthFile read(Path file, String city) {
      try (TableReader reader = Tables.open(file, Tables.guess(file).layout())) {
        AddressColumns columns = new AddressColumns(reader.columns());
        if (!columns.canBeRead()) {
          throw new UsageException(file + " has no columns for lat, lon and a street or address.");
        }
        List<Truth> rows = new ArrayList<>();
        boolean more = true;
        while (more) {
          try {
            @Nullable Row row = reader.next();
            more = row != null;
            Optional<Point> point =
                row == null ? Optional.empty() : AddressIndexBuild.point(columns, row.cells());
            if (row != null && point.isPresent()) {
              rows.add(new Truth(query(columns, row.cells(), city), point.get(), row.cells()));
            }
          } catch (BrokenRowException e) {
            continue;
          }
        }
        return new TruthFile(reader.columns(), rows);
      }
    }

    /// Only what a person would write: street, number, postcode, comune.
    private static Query query(AddressColumns columns, List<String> cells, String city) {
      String own = columns.get(cells, Part.CITY);
      return new Query(
          AddressIndexBuild.address(columns, cells).street(),
          own.isEmpty() ? city : own,
          columns.get(cells, Part.POSTCODE),
          columns.get(cells, Part.PROVINCE));
    }

    /// A random half of the rows and the rest.
    List<List<Truth>> halves(long seed) {
      List<Truth> shuffled = new ArrayList<>(rows);
      java.util.Collections.shuffle(shuffled, new Random(seed));
      int middle = shuffled.size() / 2;
      return List.of(shuffled.subList(0, middle), shuffled.subList(middle, shuffled.size()));
    }
  }

  private final Map<Precision, List<Double>> metres = new EnumMap<>(Precision.class);
  private final List<Double> all = new ArrayList<>();
  private int asked;
  private long nanos;

  static Measurement of(Geocoder geocoder, List<Truth> rows) {
    Measurement measurement = new Measurement();
    for (Truth row : rows) {
      long start = System.nanoTime();
      Optional<Located> answer = geocoder.find(row.query());
      measurement.nanos += System.nanoTime() - start;
      measurement.asked++;
      answer.ifPresent(
          located -> {
            double error = located.point().metresTo(row.point());
            measurement.all.add(error);
            measurement
                .metres
                .computeIfAbsent(located.precision(), precision -> new ArrayList<>())
                .add(error);
          });
    }
    return measurement;
  }

  double share(Precision precision) {
    return (double) metres.getOrDefault(precision, List.of()).size() / Math.max(1, asked);
  }

  /// @return metres; not a number where nothing was found
  double percentile(Precision precision, double share) {
    return percentile(metres.getOrDefault(precision, List.of()), share);
  }

  private static double percentile(List<Double> errors, double share) {
    double[] sorted = errors.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
  }

  void print(String title, PrintStream out) {
    out.printf(
        Locale.ENGLISH,
        "%s: %,d asked, %.2f ms each%n",
        title,
        asked,
        nanos / 1e6 / Math.max(1, asked));
    for (Precision precision : Precision.values()) {
      List<Double> errors = metres.getOrDefault(precision, List.of());
      if (!errors.isEmpty()) {
        line(precision.name().toLowerCase(Locale.ROOT), errors, out);
      }
    }
    List<Double> streets = new ArrayList<>(metres.getOrDefault(Precision.HOUSE, List.of()));
    streets.addAll(metres.getOrDefault(Precision.STREET, List.of()));
    line("house + street", streets, out);
    line("any answer", all, out);
  }

  private void line(String name, List<Double> errors, PrintStream out) {
    out.printf(
        Locale.ENGLISH,
        "  %-15s %6.1f %%  median %7.0f m  90th percentile %7.0f m%n",
        name,
        100.0 * errors.size() / Math.max(1, asked),
        percentile(errors, 0.5),
        percentile(errors, 0.9));
  }

  /// Builds an index in `folder` and asks it.
  static Measurement over(Path folder, List<AddressIndexBuild.Input> inputs, List<Truth> rows)
      throws IOException {
    AddressIndexBuild.run(folder, inputs);
    try (AddressIndex index = AddressIndex.in(folder)) {
      return of(index, rows);
    }
  }
}
