package org.capacitymetro.basemap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.capacitymetro.geo.Box;
import org.capacitymetro.geo.Point;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// The streets around a place as a drawing (SVG), for paper: what the base map has there, light,
/// with names along the streets and a pin.
@Component
public class MapPictures {
  /// Of the drawing, in its own units.
  public static final int WIDTH = 480;

  public static final int HEIGHT = 300;

  private static final int ZOOM = 18;
  private static final double METRES_PER_DEGREE = 111_320;
  private static final double AROUND_METRES = 260;
  private static final double LETTER = 6.2;
  private static final int MOST_NAMES = 14;

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final BasemapStore store;

  MapPictures(BasemapStore store) {
    this.store = store;
  }

  /// A drawing of [#WIDTH] by [#HEIGHT], some 800 by 500 metres; empty where the base map has no
  /// streets there, since a pin on white shows nobody the way.
  ///
  /// @param metres within which the place lies: drawn as a circle instead of a pin; 0 where the
  ///   point is its own
  public Optional<String> around(Point point, int metres) {
    Frame frame = Frame.around(point, metres);
    List<BasemapStore.Feature> features = store.within(frame.box(), ZOOM);
    if (features.stream().noneMatch(feature -> feature.kind() == FeatureKind.STREETS)) {
      return Optional.empty();
    }
    Geometry window = GEOMETRY.toGeometry(frame.box(0.1));
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\"><rect width=\"%d\" height=\"%d\" fill=\"#f2efe9\"/>"
            .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, WIDTH, HEIGHT));
    Map<String, Name> names = new HashMap<>();
    List<String> edges = new ArrayList<>();
    List<String> fills = new ArrayList<>();
    for (BasemapStore.Feature feature : features) {
      Geometry seen = feature.shape().intersection(window);
      for (int i = 0; i < seen.getNumGeometries(); i++) {
        draw(feature, seen.getGeometryN(i), frame, svg, edges, fills, names);
      }
    }
    edges.forEach(svg::append);
    fills.forEach(svg::append);
    names(names, svg);
    pin(frame, metres, svg);
    return Optional.of(svg.append("</svg>").toString());
  }

  private static void draw(
      BasemapStore.Feature feature,
      Geometry part,
      Frame frame,
      StringBuilder ground,
      List<String> edges,
      List<String> fills,
      Map<String, Name> names) {
    Coordinate[] line = part.getCoordinates();
    if (line.length < 2) {
      return;
    }
    String path = path(line, frame);
    switch (feature.kind()) {
      case STREETS -> {
        double width = width(feature.rank());
        edges.add(line(path, "#cfc8bd", width + 2));
        fills.add(line(path, "#ffffff", width));
        if (!feature.name().isEmpty()) {
          names.merge(
              feature.name(),
              Name.along(feature, line, frame),
              (one, other) -> one.room() >= other.room() ? one : other);
        }
      }
      case RAIL -> edges.add(line(path, "#9a9a9a", 1.5));
      case WATER, GREEN -> {
        String colour = feature.kind() == FeatureKind.WATER ? "#b5d3e7" : "#d3e4c3";
        ground.append(
            part.getDimension() == 2
                ? "<path d=\"%sz\" fill=\"%s\"/>".formatted(path, colour)
                : line(path, colour, 4));
      }
    }
  }

  private static double width(int rank) {
    return switch (rank) {
      case 1, 2 -> 12;
      case 3 -> 9;
      case 4 -> 7;
      default -> 4.5;
    };
  }

  private static String line(String path, String colour, double width) {
    return String.format(
        Locale.ROOT,
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>",
        path,
        colour,
        width);
  }

  private static String path(Coordinate[] line, Frame frame) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < line.length; i++) {
      path.append(
          String.format(
              Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", frame.x(line[i]), frame.y(line[i])));
    }
    return path.toString();
  }

  /// Where a name stands: in the middle of the longest straight piece of its street.
  private record Name(String words, int rank, double x, double y, double turn, double room) {
    static Name along(BasemapStore.Feature feature, Coordinate[] line, Frame frame) {
      Name best = null;
      for (int i = 1; i < line.length; i++) {
        double dx = frame.x(line[i]) - frame.x(line[i - 1]);
        double dy = frame.y(line[i]) - frame.y(line[i - 1]);
        double length = Math.hypot(dx, dy);
        if (best == null || length > best.room()) {
          double turn = Math.toDegrees(Math.atan2(dy, dx));
          best =
              new Name(
                  feature.name(),
                  feature.rank(),
                  frame.x(line[i - 1]) + dx / 2,
                  frame.y(line[i - 1]) + dy / 2,
                  turn > 90 ? turn - 180 : turn < -90 ? turn + 180 : turn,
                  length);
        }
      }
      return Objects.requireNonNull(best);
    }

    double length() {
      return words.length() * LETTER;
    }

    boolean fits() {
      double across = Math.abs(Math.cos(Math.toRadians(turn))) * length() / 2;
      double down = Math.abs(Math.sin(Math.toRadians(turn))) * length() / 2;
      boolean inside =
          x - across > 2 && x + across < WIDTH - 2 && y - down > 8 && y + down < HEIGHT - 8;
      return inside && room > length() * 0.6;
    }

    /// As rows of circles along both names.
    boolean touches(Name other) {
      for (double here = -0.5; here <= 0.5; here += 0.125) {
        for (double there = -0.5; there <= 0.5; there += 0.125) {
          double dx = at(here, true) - other.at(there, true);
          double dy = at(here, false) - other.at(there, false);
          if (Math.hypot(dx, dy) < 12) {
            return true;
          }
        }
      }
      return false;
    }

    private double at(double share, boolean across) {
      double angle = Math.toRadians(turn);
      return across
          ? x + Math.cos(angle) * length() * share
          : y + Math.sin(angle) * length() * share;
    }
  }

  private static void names(Map<String, Name> names, StringBuilder svg) {
    List<Name> shown = new ArrayList<>();
    names.values().stream()
        .filter(Name::fits)
        .sorted(
            Comparator.comparingInt(Name::rank)
                .thenComparing(Comparator.comparingDouble(Name::room).reversed())
                .thenComparing(Name::words))
        .forEach(
            name -> {
              if (shown.size() < MOST_NAMES && shown.stream().noneMatch(name::touches)) {
                shown.add(name);
              }
            });
    for (Name name : shown) {
      for (String look :
          List.of(
              "fill=\"none\" stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\"",
              "fill=\"#3d3d3d\"")) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<text x=\"0\" y=\"3.5\" transform=\"translate(%.1f %.1f) rotate(%.1f)\" text-anchor=\"middle\" font-family=\"Titillium Web, Noto Sans, sans-serif\" font-size=\"11\" %s>%s</text>",
                name.x(),
                name.y(),
                name.turn(),
                look,
                HtmlUtils.htmlEscapeDecimal(name.words())));
      }
    }
  }

  private static void pin(Frame frame, int metres, StringBuilder svg) {
    double x = WIDTH / 2.0;
    double y = HEIGHT / 2.0;
    if (metres > 0) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#06c\" fill-opacity=\"0.18\" stroke=\"#06c\" stroke-width=\"2\"/>",
              x,
              y,
              metres / frame.metresPerUnit()));
    } else {
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%1$.1f %2$.1fc-4-12-13-17-13-27a13 13 0 0 1 26 0c0 10-9 15-13 27z\" fill=\"#06c\" stroke=\"#fff\" stroke-width=\"2\"/><circle cx=\"%1$.1f\" cy=\"%3$.1f\" r=\"5\" fill=\"#fff\"/>",
              x,
              y,
              y - 27));
    }
  }

  /// The ground that is drawn; north is up.
  private record Frame(Point middle, double metresPerUnit) {
    static Frame around(Point middle, int metres) {
      double down = Math.max(AROUND_METRES, metres * 1.25);
      return new Frame(middle, 2 * down / HEIGHT);
    }

    double x(Coordinate place) {
      return WIDTH / 2.0 + (place.x - middle.lon()) * METRES_PER_DEGREE * shrink() / metresPerUnit;
    }

    double y(Coordinate place) {
      return HEIGHT / 2.0 - (place.y - middle.lat()) * METRES_PER_DEGREE / metresPerUnit;
    }

    private double shrink() {
      return Math.cos(Math.toRadians(middle.lat()));
    }

    Box box() {
      double down = HEIGHT / 2.0 * metresPerUnit / METRES_PER_DEGREE;
      double across = WIDTH / 2.0 * metresPerUnit / METRES_PER_DEGREE / shrink();
      return new Box(
          middle.lon() - across, middle.lat() - down, middle.lon() + across, middle.lat() + down);
    }

    Envelope box(double more) {
      Box box = box();
      Envelope window = new Envelope(box.minLon(), box.maxLon(), box.minLat(), box.maxLat());
      window.expandBy(window.getWidth() * more, window.getHeight() * more);
      return window;
    }
  }
}
