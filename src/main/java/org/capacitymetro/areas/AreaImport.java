package org.capacitymetro.areas;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Brings boundaries of one kind in from a GeoJSON file in WGS 84, read feature by feature.
/// Features with one code are pieces of one area; invalid rings are mended.
@Component
class AreaImport {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @param parent code of the area around all of them, null to take it from the file
  record Request(
      Path file,
      Area.Kind kind,
      @Nullable String codeProperty,
      @Nullable String nameProperty,
      @Nullable String parent) {}

  /// @param rejected number of features per reason
  record Report(
      int read,
      Set<String> created,
      Set<String> changed,
      int unchanged,
      int mended,
      Map<String, Integer> rejected) {

    int taken() {
      return created.size() + changed.size() + unchanged;
    }
  }

  private record Piece(String name, @Nullable String parent, List<Geometry> shapes) {}

  /// What reading the file found, by area code.
  private static final class Found {
    final Map<String, Piece> pieces = new LinkedHashMap<>();
    final Map<String, Integer> rejected = new TreeMap<>();
    final Set<String> provinces = new HashSet<>();
    int read;
    int mended;

    void reject(String reason) {
      rejected.merge(reason, 1, Integer::sum);
    }
  }

  private final Areas areas;
  private final AreaStore store;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  AreaImport(
      Areas areas,
      AreaStore store,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.areas = areas;
    this.store = store;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
  }

  Report run(Request request) {
    areas.refresh();
    if (request.parent() != null && areas.find(request.parent()).isEmpty()) {
      throw new UsageException(
          "--parent " + request.parent() + " is not a known area: import that one first.");
    }
    if (request.kind() == Area.Kind.DISTRICT && request.parent() == null) {
      throw new UsageException("Districts need --parent with the ISTAT code of their comune.");
    }
    Report report =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  store.lock();
                  Report done = write(request.kind(), read(request));
                  store.raiseVersion();
                  return done;
                }));
    Set<String> touched = new HashSet<>(report.created());
    touched.addAll(report.changed());
    areas.refresh();
    if (!touched.isEmpty()) {
      events.publishEvent(new AreasImported(touched));
    }
    return report;
  }

  private Found read(Request request) {
    AreaProperties properties =
        new AreaProperties(request.kind(), request.codeProperty(), request.nameProperty());
    Found found = new Found();
    try (InputStream file = Files.newInputStream(request.file());
        JsonParser parser = JSON.createParser(file)) {
      while (parser.nextToken() != null) {
        boolean features =
            parser.currentToken() == JsonToken.PROPERTY_NAME
                && parser.currentName().equals("features");
        if (features && parser.nextToken() == JsonToken.START_ARRAY) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            found.read++;
            JsonNode feature = parser.readValueAsTree();
            take(request, properties, feature, found);
          }
        }
      }
    } catch (IOException e) {
      throw new UsageException(request.file() + " cannot be read: check the path.", e);
    } catch (JacksonException e) {
      throw new UsageException(request.file() + " is not GeoJSON: " + e.getOriginalMessage(), e);
    }
    return found;
  }

  private void take(Request request, AreaProperties names, JsonNode feature, Found found) {
    JsonNode properties = feature.path("properties");
    Optional<String> code = names.code(properties);
    Optional<String> name = names.name(properties);
    if (code.isEmpty()) {
      found.reject("no usable code (name its property with --code-property)");
      return;
    }
    if (name.isEmpty()) {
      found.reject("no name (name its property with --name-property)");
      return;
    }
    Geometry shape = shape(feature.path("geometry"), found);
    if (shape == null) {
      return;
    }
    String full = fullCode(request, code.get());
    String parent = parent(request, properties, found);
    found
        .pieces
        .computeIfAbsent(full, c -> new Piece(name.get(), parent, new ArrayList<>()))
        .shapes()
        .add(shape);
  }

  private String fullCode(Request request, String code) {
    return switch (request.kind()) {
      case DISTRICT -> request.parent() + "-" + code;
      case PROVINCE -> areas.findProvince(code).orElse(code);
      case REGION, COMUNE -> code;
    };
  }

  /// The declared parent, else the province or region the properties name; a province that is not
  /// known yet is created with them.
  private @Nullable String parent(Request request, JsonNode properties, Found found) {
    if (request.parent() != null || request.kind() == Area.Kind.REGION) {
      return request.parent();
    }
    Optional<String> region =
        AreaProperties.first(properties, List.of("reg_istat_code", "COD_REG"))
            .map(code -> code.length() == 1 ? "0" + code : code);
    if (request.kind() == Area.Kind.PROVINCE) {
      return region.filter(code -> areas.find(code).isPresent()).orElse(null);
    }
    String province =
        AreaProperties.first(properties, List.of("prov_istat_code", "COD_UTS", "COD_PROV"))
            .orElse(null);
    if (province == null) {
      return null;
    }
    Optional<String> known = areas.findProvince(province);
    if (known.isPresent()) {
      return known.get();
    }
    if (found.provinces.add(province)) {
      region.ifPresent(
          code ->
              AreaProperties.first(properties, List.of("reg_name", "DEN_REG"))
                  .filter(name -> areas.find(code).isEmpty())
                  .ifPresent(
                      name ->
                          store.write(
                              code,
                              Area.Kind.REGION,
                              null,
                              LocalizedText.of("it", name),
                              null,
                              null,
                              null)));
      String name =
          AreaProperties.first(properties, List.of("prov_name", "DEN_UTS")).orElse(province);
      String plate = AreaProperties.first(properties, List.of("prov_acr", "SIGLA")).orElse(null);
      store.write(
          province,
          Area.Kind.PROVINCE,
          region.orElse(null),
          LocalizedText.of("it", name),
          plate,
          province,
          null);
    }
    return province;
  }

  private static @Nullable Geometry shape(JsonNode geometry, Found found) {
    String type = geometry.path("type").asString("");
    if (!type.equals("Polygon") && !type.equals("MultiPolygon")) {
      found.reject("no polygon");
      return null;
    }
    try {
      Geometry shape =
          new GeoJsonReader(new GeometryFactory()).read(JSON.writeValueAsString(geometry));
      Envelope box = shape.getEnvelopeInternal();
      if (shape.isEmpty()
          || box.getMinX() < -180
          || box.getMaxX() > 180
          || box.getMinY() < -90
          || box.getMaxY() > 90) {
        found.reject("coordinates are not WGS 84 degrees, longitude first");
        return null;
      }
      if (shape.isValid()) {
        return shape;
      }
      Geometry mended = GeometryFixer.fix(shape);
      if (mended.isEmpty() || !(mended instanceof Polygonal)) {
        found.reject("polygon without an area");
        return null;
      }
      found.mended++;
      return mended;
    } catch (ParseException | IllegalArgumentException e) {
      found.reject("polygon that cannot be read");
      return null;
    }
  }

  private Report write(Area.Kind kind, Found found) {
    Set<String> created = new HashSet<>();
    Set<String> changed = new HashSet<>();
    int unchanged = 0;
    for (Map.Entry<String, Piece> entry : found.pieces.entrySet()) {
      String code = entry.getKey();
      Piece piece = entry.getValue();
      Geometry shape =
          piece.shapes().size() == 1
              ? piece.shapes().getFirst()
              : UnaryUnionOp.union(piece.shapes());
      shape.normalize();
      Optional<Area> before = areas.find(code);
      LocalizedText name = nameOf(before, piece.name());
      String parent =
          piece.parent() == null ? before.map(Area::parent).orElse(null) : piece.parent();
      boolean same =
          before.isPresent()
              && before.get().name().equals(name)
              && Objects.equals(before.get().parent(), parent)
              && Arrays.equals(store.polygon(code), AreaStore.bytes(shape));
      if (same) {
        unchanged++;
      } else {
        store.write(code, kind, parent, name, null, null, shape);
        (before.isPresent() ? changed : created).add(code);
      }
    }
    return new Report(found.read, created, changed, unchanged, found.mended, found.rejected);
  }

  /// Keeps the translations of an area whose name the file confirms, and the official name of a
  /// metropolitan city, which files call by its chief town.
  private static LocalizedText nameOf(Optional<Area> before, String name) {
    if (before.isPresent()) {
      LocalizedText known = before.get().name();
      boolean confirmed =
          known.in(known.source()).equals(name)
              || (before.get().kind() == Area.Kind.PROVINCE
                  && known.in(known.source()).endsWith(" " + name));
      if (confirmed) {
        return known;
      }
    }
    return LocalizedText.of("it", name);
  }
}
