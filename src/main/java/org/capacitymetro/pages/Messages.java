package org.capacitymetro.pages;

import com.ibm.icu.text.MessageFormat;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The words of the interface in one language, from `messages/messages_{language}.properties`.
/// Italian is the source; patterns are ICU MessageFormat (`{count, plural, one {# servizio} other
/// {# servizi}}`).
public final class Messages {
  private static final Map<Language, Messages> ALL = new ConcurrentHashMap<>();

  private final Language language;
  private final ResourceBundle bundle;
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private Messages(Language language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            "messages.messages",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  public static Messages in(Language language) {
    return ALL.computeIfAbsent(language, Messages::new);
  }

  public Language language() {
    return language;
  }

  /// The words of a key; a missing key is a defect and throws.
  public String get(String key) {
    return bundle.getString(key);
  }

  /// Whether there are words for a key.
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /// The patterns of all keys that begin with `prefix`, for scripts that put the values in
  /// themselves.
  public Map<String, String> startingWith(String prefix) {
    Map<String, String> patterns = new TreeMap<>();
    for (String key : bundle.keySet()) {
      if (key.startsWith(prefix)) {
        patterns.put(key, bundle.getString(key));
      }
    }
    return patterns;
  }

  /// The words of a key with named arguments put in: `get("results.total", "count", 12)`.
  public String get(String key, Object... namesAndValues) {
    Map<String, Object> arguments = new java.util.HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    MessageFormat format =
        formats.computeIfAbsent(
            key, k -> new MessageFormat(bundle.getString(k), language.locale()));
    MessageFormat mine = (MessageFormat) format.clone();
    return mine.format(arguments);
  }
}
