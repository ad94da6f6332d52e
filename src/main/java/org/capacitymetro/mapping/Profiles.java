package org.capacitymetro.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitymetro.directory.Records;
import org.capacitymetro.platform.DataDirectory;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The mapping files: `import-profiles/NAME.yaml` of the data directory, else the one shipped with
/// the application, else `generic.yaml`, whose categories every profile knows.
@Component
public class Profiles {
  private static final Pattern SOURCE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
  private static final Set<String> NO_PROFILES = Set.of("provinces");
  private static final String GENERIC = "generic";

  private final @Nullable Path ownFolder;
  private final Taxonomies taxonomies;

  /// A profile file.
  ///
  /// @param own true for one of the data directory, which may be changed; false for one shipped
  ///   with the application
  /// @param profile null when the file is wrong
  /// @param problem what is wrong with it, null when nothing is
  public record Entry(
      String name, boolean own, @Nullable Profile profile, @Nullable String problem) {}

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

  /// The profile to read a list with, knowing the general categories too; the general profile for a
  /// list that has none of its own.
  ///
  /// @throws UsageException naming file and field when the operator's file is wrong
  public Profile get(String name) {
    Profile generic = find(GENERIC).orElseThrow();
    return find(name).map(own -> own.over(generic)).orElse(generic);
  }

  /// The profile as its file says it, to be shown or changed; empty where there is none of this
  /// name.
  ///
  /// @throws UsageException naming file and field when the file is wrong
  public Optional<Profile> find(String name) {
    if (!isSourceName(name) || NO_PROFILES.contains(name)) {
      return Optional.empty();
    }
    Optional<String> text = text(name + ".yaml");
    return text.map(yaml -> parse(name, yaml));
  }

  /// Every profile by name; a wrong file is in the list with what is wrong.
  public List<Entry> list() {
    Set<String> own = ownNames();
    Set<String> names = new TreeSet<>(shippedNames());
    names.addAll(own);
    List<Entry> entries = new ArrayList<>();
    for (String name : names) {
      try {
        entries.add(new Entry(name, own.contains(name), find(name).orElseThrow(), null));
      } catch (UsageException e) {
        entries.add(new Entry(name, own.contains(name), null, e.getMessage()));
      }
    }
    return entries;
  }

  /// Keeps a profile in the data directory, where it wins over a shipped one of that name.
  ///
  /// @throws UsageException for a name that is none, or codes the vocabularies do not have
  public void save(String name, Profile profile) {
    if (!isSourceName(name) || NO_PROFILES.contains(name) || name.equals(GENERIC)) {
      throw new UsageException(
          "\""
              + name
              + "\" cannot name a profile; allowed are letters, digits, _, . and -, beginning with a letter or digit.");
    }
    if (ownFolder == null) {
      throw new UsageException("There is no data directory to keep the profile " + name + " in.");
    }
    refuseUnknownCodes(name, profile);
    Path file = ownFolder.resolve(name + ".yaml");
    try {
      Files.createDirectories(ownFolder);
      Path written = Files.createTempFile(ownFolder, name, ".tmp");
      Files.writeString(written, write(profile));
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  /// What a file of this text says.
  ///
  /// @param name of the file, for messages
  /// @throws UsageException naming file, field and what is allowed
  public Profile parse(String name, String yaml) {
    Profile profile = ProfileText.parse("import-profiles/" + name + ".yaml", yaml, Profile.class);
    refuseUnknownCodes(name, profile);
    return profile;
  }

  /// The text of a file that says the same.
  public static String write(Profile profile) {
    return ProfileText.write(profile);
  }

  /// Provinces by plate.
  public Map<String, Province> provinces() {
    Map<String, Province> provinces = new TreeMap<>();
    String where = "import-profiles/provinces.yaml";
    Object content = ProfileText.content(where, text("provinces.yaml").orElse(""));
    if (content instanceof Map<?, ?> entries) {
      entries.forEach(
          (plate, entry) ->
              provinces.put(
                  String.valueOf(plate), ProfileText.convert(where, entry, Province.class)));
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

  private Set<String> ownNames() {
    if (ownFolder == null || !Files.isDirectory(ownFolder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(ownFolder)) {
      return named(files.map(file -> String.valueOf(file.getFileName())));
    } catch (IOException e) {
      throw new UncheckedIOException(ownFolder + " cannot be listed", e);
    }
  }

  private static Set<String> shippedNames() {
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver(Profiles.class.getClassLoader())
              .getResources("classpath:/import-profiles/*.yaml");
      return named(Stream.of(files).map(file -> String.valueOf(file.getFilename())));
    } catch (IOException e) {
      throw new UncheckedIOException("The shipped import profiles cannot be listed", e);
    }
  }

  private static Set<String> named(Stream<String> files) {
    Set<String> names = new TreeSet<>();
    files
        .filter(file -> file.endsWith(".yaml"))
        .map(file -> file.substring(0, file.length() - ".yaml".length()))
        .filter(name -> isSourceName(name) && !NO_PROFILES.contains(name))
        .forEach(names::add);
    return names;
  }

  private Optional<String> text(String file) {
    try {
      if (ownFolder != null && Files.isRegularFile(ownFolder.resolve(file))) {
        return Optional.of(Files.readString(ownFolder.resolve(file)));
      }
      try (InputStream in = Profiles.class.getResourceAsStream("/import-profiles/" + file)) {
        return in == null
            ? Optional.empty()
            : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UsageException(
          "import-profiles/" + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
