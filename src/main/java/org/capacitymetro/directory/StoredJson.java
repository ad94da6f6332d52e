package org.capacitymetro.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.capacitymetro.freshness.FieldGroup;
import org.capacitymetro.freshness.Verification;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Contacts;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON of the directory's JSONB columns. Own mapper: what is stored must not follow the settings
/// of the web API.
final class StoredJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(
              include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  static final Reader<LocalizedText> TEXT = new Reader<>(new TypeReference<>() {});
  static final Reader<List<LocalizedText>> TEXTS = new Reader<>(new TypeReference<>() {});
  static final Reader<List<Access.CostOption>> COSTS = new Reader<>(new TypeReference<>() {});
  static final Reader<List<Contacts.Phone>> PHONES = new Reader<>(new TypeReference<>() {});
  static final Reader<List<Schedule.Slot>> SLOTS = new Reader<>(new TypeReference<>() {});
  static final Reader<List<Schedule.DatedException>> EXCEPTIONS =
      new Reader<>(new TypeReference<>() {});
  static final Reader<Map<String, String>> ATTRIBUTES = new Reader<>(new TypeReference<>() {});

  static final Reader<Map<FieldGroup, Verification>> VERIFICATION =
      new Reader<>(new TypeReference<>() {});

  private StoredJson() {}

  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static ObjectNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  static ObjectNode parse(String json) {
    return (ObjectNode) MAPPER.readTree(json);
  }

  /// Fields the type does not know are left out.
  static <T> T read(ObjectNode tree, Class<T> type) {
    return MAPPER.treeToValue(tree, type);
  }

  /// Reads values of one type; a null column gives the value for "not indicated".
  static final class Reader<T> {
    private final ObjectReader reader;

    private Reader(TypeReference<T> type) {
      reader = MAPPER.readerFor(type);
    }

    T read(@Nullable String column, T missing) {
      return column == null ? missing : reader.<T>readValue(column);
    }
  }
}
