package org.capacitymetro.pages;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The built files of the front end by their source names. Built names carry a hash of the content,
/// so browsers may keep them for ever.
@Component
public class Assets {
  private static final Logger LOG = LoggerFactory.getLogger(Assets.class);
  private static final String ROOT = "/assets/";

  private final Map<String, String> files = new HashMap<>();
  private final Map<String, List<String>> styles = new HashMap<>();
  private final Map<String, List<String>> imports = new HashMap<>();

  Assets(JsonMapper json) throws IOException {
    ClassPathResource manifest = new ClassPathResource("static/assets/manifest.json");
    if (!manifest.exists()) {
      LOG.warn(
          "static/assets/manifest.json is missing: pages come without style until ./mvnw builds the front end");
      return;
    }
    try (InputStream in = manifest.getInputStream()) {
      for (Map.Entry<String, JsonNode> entry : json.readTree(in).properties()) {
        files.put(entry.getKey(), ROOT + entry.getValue().path("file").asString());
        styles.put(
            entry.getKey(),
            entry.getValue().path("css").valueStream().map(css -> ROOT + css.asString()).toList());
        imports.put(
            entry.getKey(),
            entry.getValue().path("imports").valueStream().map(JsonNode::asString).toList());
      }
    }
  }

  /// The address of a built file, e.g. of `src/page.ts` or `sprite.svg`.
  public String url(String source) {
    return files.getOrDefault(source, ROOT + source);
  }

  /// The addresses of some scripts, of every file they import, and of their style sheets.
  public Set<String> needed(Collection<String> sources) {
    Set<String> seen = new LinkedHashSet<>();
    Set<String> needed = new LinkedHashSet<>();
    sources.forEach(source -> collect(source, seen, needed));
    return needed;
  }

  private void collect(String source, Set<String> seen, Set<String> needed) {
    if (files.containsKey(source) && seen.add(source)) {
      needed.add(url(source));
      needed.addAll(styles(source));
      imports.getOrDefault(source, List.of()).forEach(other -> collect(other, seen, needed));
    }
  }

  /// The addresses of the style sheets a script brings along.
  public List<String> styles(String source) {
    return styles.getOrDefault(source, List.of());
  }
}
