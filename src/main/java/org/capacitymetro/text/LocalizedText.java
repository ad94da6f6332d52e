package org.capacitymetro.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A text that readers see in more than one language: the language it was written in and one entry
/// per language. A translation remembers the hash of the source text it was made from, so that it
/// can be told to be older than the source by content and never by time stamp. Stored as JSONB, so
/// a new language needs no migration.
///
/// Languages are BCP 47 tags. An empty text (no entries) stands for "not indicated".
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LocalizedText(
    @JsonProperty("source") String source, @JsonProperty("texts") Map<String, Entry> texts) {

  /// One language's words. `of` is the hash of the source text they translate; null on the source
  /// itself.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(@JsonProperty("text") String text, @JsonProperty("of") @Nullable String of) {}

  /// What a reader gets: the words, the language they are in, and whether the source has changed
  /// since.
  public record Reading(String text, String language, boolean olderThanSource) {}

  public static final LocalizedText EMPTY = new LocalizedText("it", Map.of());

  @JsonCreator
  public LocalizedText {
    Objects.requireNonNull(source, "source");
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    if (!texts.isEmpty() && !texts.containsKey(source)) {
      throw new IllegalArgumentException(
          "texts: no entry for the source language \"" + source + "\"");
    }
  }

  /// A text with its source words only; blank words give [#EMPTY].
  public static LocalizedText of(String language, String text) {
    String stripped = text.strip();
    return stripped.isEmpty()
        ? EMPTY
        : new LocalizedText(language, Map.of(language, new Entry(stripped, null)));
  }

  /// Italian source with an English translation made from it.
  public static LocalizedText ofItalianAndEnglish(String italian, String english) {
    LocalizedText text = of("it", italian);
    return english.isBlank() || text.isEmpty() ? text : text.with("en", english);
  }

  /// The same text with words in one more language, marked as made from today's source words.
  public LocalizedText with(String language, String words) {
    if (isEmpty()) {
      return of(language, words);
    }
    Map<String, Entry> changed = new TreeMap<>(texts);
    changed.put(language, new Entry(words.strip(), language.equals(source) ? null : sourceHash()));
    return new LocalizedText(source, changed);
  }

  /// The same text with every language's words changed; a translation that was up to date stays so.
  public LocalizedText mapWords(UnaryOperator<String> change) {
    if (isEmpty()) {
      return this;
    }
    String before = sourceHash();
    String after = new LocalizedText(source, changed(change, before, before)).sourceHash();
    return new LocalizedText(source, changed(change, before, after));
  }

  private Map<String, Entry> changed(UnaryOperator<String> change, String before, String after) {
    Map<String, Entry> changed = new TreeMap<>();
    texts.forEach(
        (language, entry) ->
            changed.put(
                language,
                new Entry(
                    change.apply(entry.text()), before.equals(entry.of()) ? after : entry.of())));
    return changed;
  }

  @JsonIgnore
  public boolean isEmpty() {
    return texts.isEmpty();
  }

  /// As [#in(ReadingOrder)], for a reader of whom only one language is known.
  public String in(String language) {
    return read(language).text();
  }

  /// The words for a reader: in the first language of the order that the text has, else the source.
  /// Empty string when there is no text.
  public String in(ReadingOrder order) {
    return read(order).text();
  }

  /// As [#read(ReadingOrder)], for a reader of whom only one language is known.
  public Reading read(String language) {
    return read(ReadingOrder.of(language));
  }

  /// As [#in(ReadingOrder)], with the language really given and whether the translation is older
  /// than its source.
  public Reading read(ReadingOrder order) {
    String language =
        order.languages().stream().filter(texts::containsKey).findFirst().orElse(source);
    Entry entry = texts.get(language);
    if (entry == null) {
      return new Reading("", source, false);
    }
    boolean older = entry.of() != null && !entry.of().equals(sourceHash());
    return new Reading(entry.text(), language, older);
  }

  /// First 16 hexadecimal digits of the SHA-256 of the source words.
  public String sourceHash() {
    Entry original = texts.get(source);
    String words = original == null ? "" : original.text();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
