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

  /// How far a translation can be trusted; that there is none is no state.
  public enum State {
    @JsonProperty("machine")
    MACHINE,
    @JsonProperty("human")
    HUMAN,
    /// Read against the source by somebody other than its author.
    @JsonProperty("checked")
    CHECKED
  }

  /// One language's words. Words of people are stored as they were before there were states, so
  /// that the hash of a record stays what it was.
  ///
  /// @param of hash of the source text they translate; null on the source itself
  /// @param author of a translation: who wrote it as change sets name people, or a machine; null
  ///   where nobody knows. Never shown to the public
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      @JsonProperty("text") String text,
      @JsonProperty("of") @Nullable String of,
      @JsonProperty("state")
          @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unsaid.class)
          State state,
      @JsonProperty("author") @Nullable String author) {

    @JsonCreator
    public Entry(
        @JsonProperty("text") String text,
        @JsonProperty("of") @Nullable String of,
        @JsonProperty("state") @Nullable State state,
        @JsonProperty("author") @Nullable String author) {
      this.text = text;
      this.of = of;
      this.state = state == null ? State.HUMAN : state;
      this.author = author;
    }

    /// Words of somebody unknown.
    public Entry(String text, @Nullable String of) {
      this(text, of, State.HUMAN, null);
    }

    /// The same standing with other words.
    Entry saying(String words, @Nullable String from) {
      return new Entry(words, from, state, author);
    }
  }

  /// The state that is not written down.
  static final class Unsaid {
    @Override
    public boolean equals(@Nullable Object value) {
      return value == null || value == State.HUMAN;
    }

    @Override
    public int hashCode() {
      return State.HUMAN.hashCode();
    }
  }

  /// What a reader gets: the words and the language they are in.
  ///
  /// @param olderThan language of the source where it has changed since, else null
  /// @param machine whether they are a translation by a machine that nobody checked
  public record Reading(String text, String language, @Nullable String olderThan, boolean machine) {
    public Reading(String text, String language) {
      this(text, language, null, false);
    }

    public boolean olderThanSource() {
      return olderThan != null;
    }
  }

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
                entry.saying(
                    change.apply(entry.text()), before.equals(entry.of()) ? after : entry.of())));
    return changed;
  }

  /// The same without anybody's name, for files that anybody may read.
  public LocalizedText withoutAuthors() {
    Map<String, Entry> changed = new TreeMap<>();
    texts.forEach(
        (language, entry) ->
            changed.put(language, new Entry(entry.text(), entry.of(), entry.state(), null)));
    return new LocalizedText(source, changed);
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
    return entry == null
        ? new Reading("", source)
        : new Reading(
            entry.text(),
            language,
            isOlder(language) ? source : null,
            entry.state() == State.MACHINE);
  }

  /// Whether the words of a language were made from another source text than that of now.
  public boolean isOlder(String language) {
    Entry entry = texts.get(language);
    return entry != null && entry.of() != null && !entry.of().equals(sourceHash());
  }

  /// The same text with the words of one language as `entry`, or without them.
  public LocalizedText with(String language, @Nullable Entry entry) {
    Map<String, Entry> changed = new TreeMap<>(texts);
    if (entry == null) {
      changed.remove(language);
    } else {
      changed.put(language, entry);
    }
    return new LocalizedText(source, changed);
  }

  /// The same text with the translations of another one in languages that it lacks itself; only
  /// those made from the words that are its source.
  public LocalizedText filledFrom(LocalizedText other) {
    if (isEmpty() || !other.source.equals(source)) {
      return this;
    }
    Map<String, Entry> filled = new TreeMap<>(texts);
    other.texts.forEach(
        (language, entry) -> {
          String of = entry.of() == null ? other.sourceHash() : entry.of();
          if (of.equals(sourceHash())) {
            filled.putIfAbsent(language, entry);
          }
        });
    return new LocalizedText(source, filled);
  }

  /// [#hash] of the source words.
  public String sourceHash() {
    Entry original = texts.get(source);
    return hash(original == null ? "" : original.text());
  }

  /// First 16 hexadecimal digits of the SHA-256 of some words; white space around them does not
  /// count.
  public static String hash(String words) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(words.strip().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
