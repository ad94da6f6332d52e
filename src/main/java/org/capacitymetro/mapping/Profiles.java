package org.capacitymetro.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.capacitymetro.directory.Records;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The mapping files: `import-profiles/SOURCE.yaml` of the data directory, else the one shipped
/// with the application, else `generic.yaml`, whose categories every profile knows.
@Component
public class Profiles {
  private static final Pattern SOURCE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
  private static final JsonMapper READER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final @Nullable Path ownFolder;
  private final Taxonomies taxonomies;

  @Autowired
  public Profiles(DataDirectory dataDirectory, Taxonomies taxonomies) {
    this(dataDirectory.importProfiles(), taxonomies);
  }

  public Profiles(@Nullable Path ownFolder, Taxonomies taxonomies) {
    this.ownFolder = ownFolder;
    this.taxonomies = taxonomies;
  }

  /// Whether a text can name a list: letters, digits, `_`, `.` and `-`.
  public static boolean isSourceName(String text) {
    return SOURCE_NAME.matcher(text).matches() && !text.equals(Records.OWN_SOURCE);
  }

  /// @throws UsageException naming file and field when the operator's file is wrong
  public Profile get(String source) {
    Profile generic = read("generic.yaml", Profile.class).orElseThrow();
    Profile profile =
        isSourceName(source)
            ? read(source + ".yaml", Profile.class).map(own -> own.over(generic)).orElse(generic)
            : generic;
    refuseUnknownCodes(source, profile);
    return profile;
  }

  /// Provinces by plate.
  public Map<String, Province> provinces() {
    Map<String, Province> provinces = new TreeMap<>();
    Object content = parse("provinces.yaml").orElse(Map.of());
    if (content instanceof Map<?, ?> entries) {
      entries.forEach(
          (plate, entry) ->
              provinces.put(
                  String.valueOf(plate), convert("provinces.yaml", entry, Province.class)));
    }
    return provinces;
  }

  private void refuseUnknownCodes(String source, Profile profile) {
    List<String> unknown = new ArrayList<>();
    profile
        .categories()
        .values()
        .forEach(
            category -> {
              category.sectors().stream()
                  .filter(code -> taxonomies.find(Vocabulary.SECTOR, code).isEmpty())
                  .forEach(code -> unknown.add("sector " + code));
              category.targets().stream()
                  .filter(code -> taxonomies.find(Vocabulary.TARGET, code).isEmpty())
                  .forEach(code -> unknown.add("target " + code));
            });
    if (!unknown.isEmpty()) {
      throw new UsageException(
          "The import profile for "
              + source
              + " names what the vocabularies do not have: "
              + String.join(", ", unknown.stream().distinct().toList())
              + ".");
    }
  }

  private <T> Optional<T> read(String file, Class<T> type) {
    return parse(file).map(content -> convert(file, content, type));
  }

  private static <T> T convert(String file, Object content, Class<T> type) {
    try {
      return READER.convertValue(content, type);
    } catch (JacksonException | IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new UsageException("import-profiles/" + file + ": " + why, e);
    }
  }

  private Optional<Object> parse(String file) {
    try (InputStream in = open(file)) {
      return in == null ? Optional.empty() : Optional.ofNullable(yaml().load(in));
    } catch (IOException | YAMLException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new UsageException("import-profiles/" + file + " cannot be read: " + why, e);
    }
  }

  private @Nullable InputStream open(String file) throws IOException {
    if (ownFolder != null && Files.isRegularFile(ownFolder.resolve(file))) {
      return Files.newInputStream(ownFolder.resolve(file));
    }
    return Profiles.class.getResourceAsStream("/import-profiles/" + file);
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    DumperOptions dumper = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options),
        new Representer(dumper),
        dumper,
        options,
        new WordsAsWritten());
  }

  /// Leaves numbers and dates as the text they are written as: `011` is an area code, not nine.
  private static final class WordsAsWritten extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
      addImplicitResolver(Tag.NULL, NULL, "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
      addImplicitResolver(Tag.MERGE, MERGE, "<");
    }
  }
}
