package org.capacitymetro.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capacitymetro.platform.UsageException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The YAML of profiles. Every word is a text, as written: `011` is an area code, not nine, and the
/// key `NO` of a value map is not false.
final class ProfileText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addDeserializer(Boolean.class, new YesOrNo(null))
                  .addDeserializer(boolean.class, new YesOrNo(false)))
          .build();

  /// Answers that are no where they are left out.
  private static final Set<String> IF_TRUE = Set.of("slug", "not");

  private ProfileText() {}

  /// @param where name of the file, for the message
  /// @throws UsageException naming file, line or field, and what is allowed
  static <T> T parse(String where, String yaml, Class<T> type) {
    return convert(where, content(where, yaml), type);
  }

  /// The maps, lists and texts of a file.
  static Object content(String where, String yaml) {
    try {
      Object content = yaml().load(yaml);
      return content == null ? Map.of() : content;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new UsageException(
          where + " cannot be read: line " + line + ": " + e.getProblem() + ".", e);
    } catch (YAMLException e) {
      throw new UsageException(where + " cannot be read: " + firstLine(e) + ".", e);
    }
  }

  static <T> T convert(String where, Object content, Class<T> type) {
    try {
      return MAPPER.convertValue(content, type);
    } catch (UnrecognizedPropertyException e) {
      Collection<Object> known = e.getKnownPropertyIds();
      String allowed =
          known == null
              ? ""
              : "; allowed: "
                  + new TreeSet<>(known.stream().map(String::valueOf).toList())
                      .stream().collect(Collectors.joining(", "));
      throw new UsageException(where + ": " + path(e) + " is not known" + allowed + ".", e);
    } catch (DatabindException e) {
      throw new UsageException(where + ": " + reason(e), e);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new UsageException(where + ": " + firstLine(e), e);
    }
  }

  private static String reason(DatabindException e) {
    Throwable cause = e.getCause();
    String why =
        cause instanceof IllegalArgumentException || cause instanceof java.time.DateTimeException
            ? String.valueOf(cause.getMessage())
            : firstLine(e);
    String path = path(e);
    return path.isEmpty() || why.startsWith(path) ? why : path + ": " + why;
  }

  private static String path(DatabindException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getPropertyName() == null
                    ? String.valueOf(step.getIndex() + 1)
                    : step.getPropertyName())
        .collect(Collectors.joining("."));
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /// The file that says the same; what is empty is left out.
  static String write(Profile profile) {
    Object tree = pruned(MAPPER.convertValue(profile, Map.class));
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(110);
    options.setAllowUnicode(true);
    return yaml(options).dump(tree);
  }

  /// Without nulls, empty things and answers that are no; a filling that names a column only
  /// becomes that name.
  private static @Nullable Object pruned(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map -> {
        Map<String, Object> kept = new LinkedHashMap<>();
        map.forEach(
            (key, entry) -> {
              Object pruned = pruned(entry);
              boolean leftOut = pruned == null || (IF_TRUE.contains(key) && pruned.equals("no"));
              if (!leftOut) {
                kept.put(String.valueOf(key), pruned);
              }
            });
        boolean columnOnly = kept.size() == 1 && kept.containsKey("column");
        yield kept.isEmpty() ? null : columnOnly ? kept.get("column") : kept;
      }
      case Collection<?> list -> {
        List<Object> kept = new ArrayList<>();
        for (Object entry : list) {
          Object pruned = pruned(entry);
          if (pruned != null) {
            kept.add(pruned);
          }
        }
        yield kept.isEmpty() ? null : kept;
      }
      case Boolean answer -> answer ? "yes" : "no";
      default -> String.valueOf(value);
    };
  }

  private static Yaml yaml() {
    return yaml(new DumperOptions());
  }

  private static Yaml yaml(DumperOptions dumper) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(200);
    options.setAllowDuplicateKeys(false);
    return new Yaml(
        new SafeConstructor(options),
        new Representer(dumper),
        dumper,
        options,
        new WordsAsWritten());
  }

  private static final class WordsAsWritten extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.NULL, NULL, "~\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
      addImplicitResolver(Tag.MERGE, MERGE, "<");
    }
  }

  private static final class YesOrNo extends StdDeserializer<Boolean> {
    private final @Nullable Boolean leftOut;

    YesOrNo(@Nullable Boolean leftOut) {
      super(Boolean.class);
      this.leftOut = leftOut;
    }

    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
      return leftOut;
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      return leftOut;
    }

    @Override
    public Boolean deserialize(JsonParser parser, DeserializationContext context) {
      String word = String.valueOf(parser.getValueAsString());
      return switch (word) {
        case "yes", "true" -> true;
        case "no", "false" -> false;
        default -> throw new IllegalArgumentException("\"" + word + "\" is neither yes nor no");
      };
    }
  }
}
