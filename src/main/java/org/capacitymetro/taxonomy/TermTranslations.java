package org.capacitymetro.taxonomy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.text.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings the shipped translations of the terms, `taxonomy/terms_{language}.properties`, to where
/// terms are: in a new installation and in one that is older than a translation alike. Done when
/// the server starts, before what is found by them is indexed.
///
/// A translation is of the shipped Italian words (`terms_it.properties`). A term that somebody
/// renamed gets none, and one that somebody translated keeps theirs, so a second start changes
/// nothing.
@Component
class TermTranslations implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(TermTranslations.class);
  private static final Pattern FILE = Pattern.compile("terms_([A-Za-z-]+)\\.properties");
  private static final String SOURCE = "it";
  private static final String ABOUT = ".about";
  private static final int BEFORE_THE_INDEX = -2;

  private final TaxonomyStore store;
  private final TransactionTemplate transaction;
  private volatile boolean running;

  TermTranslations(TaxonomyStore store, PlatformTransactionManager transactions) {
    this.store = store;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_INDEX;
  }

  @Override
  public void start() {
    int changed = bringIn(shipped());
    if (changed > 0) {
      LOG.info("{} terms were given shipped translations", changed);
    }
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// @param words by language, then by `sector.{code}`, `sector.{code}.about`, `target.{code}`
  /// @return how many terms changed
  int bringIn(Map<String, Map<String, String>> words) {
    return Objects.requireNonNull(transaction.execute(status -> write(words)));
  }

  private int write(Map<String, Map<String, String>> words) {
    store.lock();
    int changed = 0;
    Set<Vocabulary> touched = EnumSet.noneOf(Vocabulary.class);
    for (Vocabulary vocabulary : Vocabulary.values()) {
      for (Term term : store.list(vocabulary)) {
        Term translated = translated(term, words);
        if (!translated.equals(term)) {
          store.update(translated);
          store.recordChange("shipped:taxonomy", term, translated);
          touched.add(vocabulary);
          changed++;
        }
      }
    }
    touched.forEach(store::raiseVersion);
    return changed;
  }

  private static Term translated(Term term, Map<String, Map<String, String>> words) {
    String key = term.vocabulary().name().toLowerCase(Locale.ROOT) + "." + term.code();
    return new Term(
        term.vocabulary(),
        term.code(),
        term.parent(),
        translated(term.name(), key, words),
        translated(term.description(), key + ABOUT, words),
        term.icon(),
        term.colour(),
        term.position());
  }

  private static LocalizedText translated(
      LocalizedText text, String key, Map<String, Map<String, String>> words) {
    LocalizedText translated = text;
    boolean shipped =
        !text.isEmpty()
            && text.source().equals(SOURCE)
            && text.in(SOURCE).equals(words.getOrDefault(SOURCE, Map.of()).get(key));
    for (Map.Entry<String, Map<String, String>> language : words.entrySet()) {
      String translation = language.getValue().get(key);
      if (shipped && translation != null && !text.texts().containsKey(language.getKey())) {
        translated = translated.with(language.getKey(), translation);
      }
    }
    return translated;
  }

  /// All shipped words by language.
  static Map<String, Map<String, String>> shipped() {
    Map<String, Map<String, String>> words = new TreeMap<>();
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath:taxonomy/terms_*.properties")) {
        Matcher name = FILE.matcher(Objects.requireNonNull(file.getFilename()));
        if (name.matches()) {
          words.put(name.group(1), read(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("taxonomy/terms_*.properties cannot be read", e);
    }
    return words;
  }

  private static Map<String, String> read(Resource file) throws IOException {
    Properties read = new Properties();
    try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      read.load(reader);
    }
    Map<String, String> words = new HashMap<>();
    read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key).strip()));
    return words;
  }
}
