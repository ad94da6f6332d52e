package org.capacitymetro.writing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.capacitymetro.text.LocalizedText;

/// What a version says, as far as it is texts in several languages.
///
/// @param <C> itself
public interface Wording<C extends Wording<C>> {
  Pattern ROW = Pattern.compile("[.][0-9]+(?=[.]|$)");

  /// Changes one text.
  @FunctionalInterface
  interface Change {
    LocalizedText of(String name, LocalizedText text);
  }

  /// The same with every text changed; those that say nothing are asked about too. Rows that have
  /// no id of their own are counted from 0: `results.0.what`.
  C withTexts(Change change);

  /// Every text by its name.
  default Map<String, LocalizedText> textsByName() {
    Map<String, LocalizedText> texts = new LinkedHashMap<>();
    withTexts(
        (name, text) -> {
          texts.put(name, text);
          return text;
        });
    return texts;
  }

  /// The same with the translations that changed from `before` to `after`. A translation that is
  /// another one here already stays.
  default C carrying(Wording<?> before, Wording<?> after) {
    Map<String, LocalizedText> old = before.textsByName();
    Map<String, LocalizedText> now = after.textsByName();
    return withTexts(
        (name, text) -> {
          LocalizedText was = counterpart(name, text, old);
          LocalizedText is = counterpart(name, text, now);
          if (text.isEmpty() || was.isEmpty() || is.isEmpty()) {
            return text;
          }
          Set<String> languages = new TreeSet<>(was.texts().keySet());
          languages.addAll(is.texts().keySet());
          languages.remove(text.source());
          LocalizedText carried = text;
          for (String language : languages) {
            if (Objects.equals(text.texts().get(language), was.texts().get(language))) {
              carried = carried.with(language, is.texts().get(language));
            }
          }
          return carried;
        });
  }

  /// The same with the translations that `other` has of the same words.
  default C translatedAs(Wording<?> other) {
    Map<String, LocalizedText> there = other.textsByName();
    return withTexts(
        (name, text) -> {
          LocalizedText same = counterpart(name, text, there);
          return !text.isEmpty() && same.sourceHash().equals(text.sourceHash()) ? same : text;
        });
  }

  /// The same with those translations of `other`, over what is here.
  default C taking(Wording<?> other, Predicate<LocalizedText.Entry> wanted) {
    Map<String, LocalizedText> there = other.textsByName();
    return withTexts(
        (name, text) -> {
          LocalizedText taken = text;
          if (!text.isEmpty()) {
            for (var entry : counterpart(name, text, there).texts().entrySet()) {
              if (!entry.getKey().equals(text.source()) && wanted.test(entry.getValue())) {
                taken = taken.with(entry.getKey(), entry.getValue());
              }
            }
          }
          return taken;
        });
  }

  /// The text that one of another version goes on from. A row is found by its words, since rows
  /// move.
  private static LocalizedText counterpart(
      String name, LocalizedText text, Map<String, LocalizedText> texts) {
    LocalizedText there = texts.getOrDefault(name, LocalizedText.EMPTY);
    String list = ROW.matcher(name).replaceAll(".*");
    if (list.equals(name) || there.sourceHash().equals(text.sourceHash())) {
      return there;
    }
    return texts.entrySet().stream()
        .filter(each -> ROW.matcher(each.getKey()).replaceAll(".*").equals(list))
        .map(Map.Entry::getValue)
        .filter(each -> each.sourceHash().equals(text.sourceHash()))
        .findFirst()
        .orElse(LocalizedText.EMPTY);
  }
}
