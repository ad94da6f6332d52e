package org.capacitymetro.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Path ROOT = Path.of("src/main");
  private static final Path PAPER = Path.of("src/test/resources/messages/paper.txt");
  private static final Pattern QUOTED =
      Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9_-]+)*\\.?)\"");

  private final Properties italian = read("it");
  private final Properties english = read("en");

  @Test
  void everyLanguageHasTheKeysOfTheSource() {
    assertThat(english.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(italian.stringPropertyNames());
  }

  @Test
  void everyTranslationHasThePlaceholdersOfTheSource() {
    assertThat(italian.stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(placeholders(english, key, "en"))
                    .as(key)
                    .isEqualTo(placeholders(italian, key, "it")));
  }

  /// The words that paper takes from the bundles: what is missing in one language would end a
  /// download. Adding a word to paper means adding it here, and to every language of paper.
  @Test
  void everyLanguageOfPaperHasTheWordsOfPaper() throws IOException {
    Set<String> needed = new TreeSet<>(Files.readAllLines(PAPER));
    needed.removeIf(String::isBlank);
    assertThat(italian.stringPropertyNames()).containsAll(needed);
    for (Language language : Language.onPaper()) {
      Properties texts = read(language.code());
      assertThat(texts.stringPropertyNames()).as(language.code()).containsAll(needed);
      assertThat(italian.stringPropertyNames()).containsAll(texts.stringPropertyNames());
      assertThat(texts.stringPropertyNames())
          .allSatisfy(
              key -> {
                assertThat(texts.getProperty(key)).as(key).isNotBlank();
                assertThat(placeholders(texts, key, language.code()))
                    .as(language.code() + " " + key)
                    .isEqualTo(placeholders(italian, key, "it"));
              });
    }
  }

  @Test
  void everyBundleBelongsToALanguage() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("resources/messages"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Language.onPaper().stream()
                  .map(language -> "messages_" + language.code() + ".properties")
                  .toList());
    }
  }

  @Test
  void noTextIsEmpty() {
    assertThat(Stream.concat(italian.values().stream(), english.values().stream()))
        .allSatisfy(text -> assertThat((String) text).isNotBlank());
  }

  @Test
  void everyKeyIsUsedSomewhere() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path file : sources()) {
      QUOTED.matcher(Files.readString(file)).results().forEach(match -> named.add(match.group(1)));
    }
    List<String> prefixes = named.stream().filter(name -> name.endsWith(".")).toList();
    List<String> suffixed = List.of(".title", ".lead", ".about");

    assertThat(italian.stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(
                        named.contains(key)
                            || prefixes.stream().anyMatch(key::startsWith)
                            || suffixed.stream()
                                .filter(key::endsWith)
                                .map(end -> key.substring(0, key.length() - end.length()))
                                .anyMatch(named::contains))
                    .as(key)
                    .isTrue());
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> !file.toString().contains("node_modules"))
          .filter(file -> file.toString().matches(".*\\.(java|jte|ts)"))
          .toList();
    }
  }

  private static Set<String> placeholders(Properties texts, String key, String language) {
    return new TreeSet<>(
        new MessageFormat(
                texts.getProperty(key), Language.findOnPaper(language).orElseThrow().locale())
            .getArgumentNames());
  }

  private static Properties read(String language) {
    try (Reader reader =
        Files.newBufferedReader(
            ROOT.resolve("resources/messages/messages_" + language + ".properties"))) {
      Properties texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
