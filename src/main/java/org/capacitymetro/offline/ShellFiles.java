package org.capacitymetro.offline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.capacitymetro.pages.Assets;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.pages.Page;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The files that make the site an app: the service worker, the manifest, and the list of what the
/// worker keeps.
@RestController
class ShellFiles {
  private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
  private static final MediaType MANIFEST =
      new MediaType("application", "manifest+json", StandardCharsets.UTF_8);

  /// Scripts that the frame loads, by their sources.
  private static final List<String> SCRIPTS =
      List.of("src/page.ts", "src/app.ts", "src/pack/worker.ts");

  private final Assets assets;
  private final byte[] worker;

  ShellFiles(Assets assets, PackKeys keys) throws IOException {
    this.assets = assets;
    this.worker = worker(assets, keys.publicKey());
  }

  /// @param files everything the frame refers to
  record Shell(List<String> files, String frame) {}

  /// The worker, behind a line that names the version of the shell: another file of the shell, or
  /// another word of it, makes another worker, and so the browser fetches the shell again.
  @GetMapping("/sw.js")
  ResponseEntity<byte[]> serviceWorker() {
    return ResponseEntity.ok()
        .contentType(SCRIPT)
        .cacheControl(CacheControl.noCache())
        .body(worker);
  }

  @GetMapping("/{language}/app/shell.json")
  ResponseEntity<Shell> shell(Page page) {
    List<String> files = new ArrayList<>(files(assets));
    files.add("/" + page.code() + "/app.webmanifest");
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .body(new Shell(files, page.url("/app/frame")));
  }

  private static List<String> files(Assets assets) {
    List<String> files = new ArrayList<>(assets.needed(SCRIPTS));
    files.addAll(List.of(assets.url("sprite.svg"), "/taxonomy.css", "/favicon.svg"));
    return files;
  }

  private static byte[] worker(Assets assets, String key) throws IOException {
    MessageDigest sum = sha256();
    files(assets).forEach(file -> sum.update(file.getBytes(StandardCharsets.UTF_8)));
    sum.update(key.getBytes(StandardCharsets.UTF_8));
    for (Language language : Language.all()) {
      AppPages.words(Messages.in(language))
          .values()
          .forEach(words -> sum.update(words.getBytes(StandardCharsets.UTF_8)));
    }
    String version = HexFormat.of().formatHex(sum.digest(), 0, 8);
    String script = "";
    ClassPathResource built = new ClassPathResource("static" + assets.url("src/sw.ts"));
    if (built.exists()) {
      try (InputStream in = built.getInputStream()) {
        script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    return ("self.shell = {\"version\": \"" + version + "\"};\n" + script)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /// Lets browsers install the site (W3C Web Application Manifest), in the language of its pages.
  @GetMapping("/{language}/app.webmanifest")
  ResponseEntity<Map<String, Object>> manifest(Page page) {
    return ResponseEntity.ok()
        .contentType(MANIFEST)
        .cacheControl(CacheControl.noCache())
        .body(
            Map.ofEntries(
                Map.entry("id", "/"),
                Map.entry("name", page.t("site.name")),
                Map.entry("short_name", "CapaCity"),
                Map.entry("description", page.t("site.description")),
                Map.entry("lang", page.code()),
                Map.entry("dir", page.language().direction()),
                Map.entry("start_url", page.url("")),
                Map.entry("scope", "/"),
                Map.entry("display", "standalone"),
                Map.entry("background_color", "#ffffff"),
                Map.entry("theme_color", "#0a4a9e"),
                Map.entry("categories", List.of("social", "navigation", "utilities")),
                Map.entry(
                    "icons",
                    List.of(
                        icon("/icons/app-192.png", "192x192", "any"),
                        icon("/icons/app-512.png", "512x512", "any"),
                        icon("/icons/app-maskable-512.png", "512x512", "maskable"))),
                Map.entry(
                    "shortcuts",
                    List.of(
                        shortcut(page, "layout.emergency", "/emergency"),
                        shortcut(page, "favourites.title", "/favourites")))));
  }

  private static Map<String, String> icon(String address, String sizes, String purpose) {
    return Map.of("src", address, "sizes", sizes, "type", "image/png", "purpose", purpose);
  }

  private static Map<String, String> shortcut(Page page, String name, String path) {
    return Map.of("name", page.t(name), "url", page.url(path));
  }
}
