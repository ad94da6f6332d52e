package org.capacitymetro.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every language says everything, with the same things put in.
class MessagesTest {
  private static final Path ROOT = Path.of("src/main");
  private static final Pattern QUOTED =
      Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9_-]+)*\\.?)\"");

  /// From here on two languages do not say the same thing with the same letters by chance.
  private static final int LONG = 40;

  /// What a translation cannot change: commands, patterns of files, names.
  private static final Pattern UNTRANSLATED =
      Pattern.compile("[A-Z0-9_ ,.:;/|(){}<>*#=-]*|.*(\\./capacity|https?://).*");

  private static final List<Language> MILLIONS =
      Stream.of("es", "fr").map(code -> Language.find(code).orElseThrow()).toList();

  static final List<Language> TRANSLATED =
      Language.all().stream().filter(language -> !language.equals(Language.ITALIAN)).toList();

  private final Properties italian = read("it");

  @ParameterizedTest
  @FieldSource("TRANSLATED")
  void everyLanguageHasTheKeysOfTheSource(Language language) {
    Properties texts = read(language.code());
    assertThat(texts.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(italian.stringPropertyNames());
    assertThat(texts.values()).allSatisfy(text -> assertThat((String) text).isNotBlank());
  }

  @ParameterizedTest
  @FieldSource("TRANSLATED")
  void everyTranslationHasThePlaceholdersOfTheSource(Language language) {
    Properties texts = read(language.code());
    assertThat(texts.stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(placeholders(texts, key))
                    .as(language.code() + " " + key)
                    .isEqualTo(placeholders(italian, key)));
  }

  /// The categories are those of CLDR for the language; "other" may stand for "many" where that
  /// means millions (Spanish, French), and "=1" for "one" where that is 1 alone.
  @ParameterizedTest
  @FieldSource("TRANSLATED")
  void everyPluralHasTheFormsOfItsLanguage(Language language) {
    PluralRules rules = PluralRules.forLocale(Locale.forLanguageTag(language.code()));
    Properties texts = read(language.code());
    assertThat(texts.stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(plurals(texts.getProperty(key)))
                    .as(language.code() + " " + key)
                    .allSatisfy(
                        forms ->
                            assertThat(rules.getKeywords())
                                .filteredOn(
                                    form -> !form.equals("many") || !MILLIONS.contains(language))
                                .allMatch(form -> covers(forms, form, rules))));
  }

  private static boolean covers(Set<String> forms, String form, PluralRules rules) {
    Collection<Double> numbers = rules.getAllKeywordValues(form);
    return forms.contains(form)
        || numbers != null
            && numbers.stream().allMatch(number -> forms.contains("=" + number.intValue()));
  }

  @ParameterizedTest
  @FieldSource("TRANSLATED")
  void nothingLongIsStillItalian(Language language) {
    Properties texts = read(language.code());
    assertThat(texts.stringPropertyNames())
        .filteredOn(key -> texts.getProperty(key).length() >= LONG)
        .filteredOn(key -> !UNTRANSLATED.matcher(texts.getProperty(key)).matches())
        .filteredOn(key -> texts.getProperty(key).equals(italian.getProperty(key)))
        .isEmpty();
  }

  @Test
  void everyBundleBelongsToALanguage() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("resources/messages"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Language.all().stream()
                  .map(language -> "messages_" + language.code() + ".properties")
                  .toList());
    }
  }

  @Test
  void everyKeyIsUsedSomewhere() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path file : sources()) {
      QUOTED.matcher(Files.readString(file)).results().forEach(match -> named.add(match.group(1)));
    }
    List<String> prefixes = named.stream().filter(name -> name.endsWith(".")).toList();
    List<String> suffixed = List.of(".title", ".lead", ".about");

    assertThat(italian.values()).allSatisfy(text -> assertThat((String) text).isNotBlank());
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

  /// Name, kind and, of a choice by name, the names: `count plural`, `state select [no, yes]`.
  private static Set<String> placeholders(Properties texts, String key) {
    MessagePattern pattern = new MessagePattern(texts.getProperty(key));
    Set<String> found = new TreeSet<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      Part part = pattern.getPart(i);
      if (part.getType() == Part.Type.ARG_START) {
        String name = pattern.getSubstring(pattern.getPart(i + 1));
        found.add(
            switch (part.getArgType()) {
              case NONE -> name;
              case SIMPLE -> name + " " + pattern.getSubstring(pattern.getPart(i + 2));
              case SELECT -> name + " select " + selectors(pattern, i);
              case PLURAL, SELECTORDINAL -> name + " " + part.getArgType();
              case CHOICE -> throw new AssertionError(key + ": write a plural instead of a choice");
            });
      }
    }
    return found;
  }

  private static List<Set<String>> plurals(String text) {
    MessagePattern pattern = new MessagePattern(text);
    return IntStream.range(0, pattern.countParts())
        .filter(i -> pattern.getPart(i).getType() == Part.Type.ARG_START)
        .filter(i -> pattern.getPart(i).getArgType() == ArgType.PLURAL)
        .mapToObj(i -> selectors(pattern, i))
        .toList();
  }

  /// The selectors of one argument, not those of arguments inside its branches.
  private static Set<String> selectors(MessagePattern pattern, int start) {
    Set<String> found = new TreeSet<>();
    int end = pattern.getLimitPartIndex(start);
    for (int i = start + 1; i < end; i++) {
      Part part = pattern.getPart(i);
      if (part.getType() == Part.Type.ARG_SELECTOR) {
        found.add(pattern.getSubstring(part));
      } else if (part.getType() == Part.Type.MSG_START) {
        i = pattern.getLimitPartIndex(i);
      }
    }
    return found;
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
