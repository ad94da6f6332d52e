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
  private static final MediaType SCRIPT =
      new MediaType("text", "javascript", StandardCharsets.UTF_8);
  private static final MediaType MANIFEST =
      new MediaType("application", "manifest+json", StandardCharsets.UTF_8);

  /// Scripts that the frame loads, by their sources.
  private static final List<String> SCRIPTS =
      List.of("src/display.ts", "src/page.ts", "src/app.ts", "src/pack/worker.ts");

  /// What they load when a map is to be drawn.
  private static final List<String> MAP =
      List.of(
          "src/app/map.ts",
          "src/map/engine.ts",
          "src/map/pins.ts",
          "node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs");

  private final Assets assets;
  private final byte[] worker;

  ShellFiles(Assets assets) throws IOException {
    this.assets = assets;
    this.worker =
        ("self.shell = {\"version\": \"" + version(assets) + "\"};\n" + script(assets))
            .getBytes(StandardCharsets.UTF_8);
  }

  /// @param files everything the frame refers to
  /// @param map what draws maps, for those who keep one
  record Shell(List<String> files, List<String> map, String frame) {}

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
        .body(new Shell(files, List.copyOf(assets.needed(MAP)), page.url("/app/frame")));
  }

  private static List<String> files(Assets assets) {
    List<String> files = new ArrayList<>(assets.needed(SCRIPTS));
    files.addAll(List.of(assets.url("sprite.svg"), "/taxonomy.css", "/favicon.svg"));
    return files;
  }

  private static String version(Assets assets) {
    MessageDigest sum = sha256();
    List<String> parts = new ArrayList<>(files(assets));
    for (Language language : Language.all()) {
      parts.add(AppPages.words(Messages.in(language)).toString());
    }
    parts.forEach(part -> sum.update(part.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(sum.digest(), 0, 8);
  }

  /// The built worker; empty where the front end was not built, which [Assets] has said already.
  private static String script(Assets assets) throws IOException {
    ClassPathResource built = new ClassPathResource("static" + assets.url("src/sw.ts"));
    if (!built.exists()) {
      return "";
    }
    try (InputStream in = built.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
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
