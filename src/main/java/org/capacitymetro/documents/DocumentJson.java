package org.capacitymetro.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.capacitymetro.documents.Block.Columns;
import org.capacitymetro.documents.Block.Contents;
import org.capacitymetro.documents.Block.Facts;
import org.capacitymetro.documents.Block.Heading;
import org.capacitymetro.documents.Block.Items;
import org.capacitymetro.documents.Block.Lead;
import org.capacitymetro.documents.Block.Note;
import org.capacitymetro.documents.Block.PageBreak;
import org.capacitymetro.documents.Block.Paragraph;
import org.capacitymetro.documents.Block.Picture;
import org.capacitymetro.documents.Block.Table;
import org.capacitymetro.documents.Document.Imprint;
import org.capacitymetro.documents.Document.Sheet;
import org.capacitymetro.documents.Inline.Span;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A document as the templates read it: JSON and the files it names. Words are data there, never
/// source of Typst.
final class DocumentJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// Without a place to break, a longer word would run off the page.
  private static final Pattern LONG_WORD = Pattern.compile("[^\\s\\u200B/]{40}(?=[^\\s\\u200B/])");

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, String> codes = new HashMap<>();

  /// @param files contents by the name under which the JSON speaks of them
  record Question(byte[] json, List<byte[]> files) {
    long size() {
      return json.length + files.stream().mapToLong(file -> file.length).sum();
    }

    /// The same for the same content.
    String fingerprint() {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(json);
        files.forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java runtime has SHA-256", e);
      }
    }
  }

  static Question of(Document document) {
    DocumentJson writing = new DocumentJson();
    Map<String, @Nullable Object> root = writing.document(document);
    root.put("files", List.copyOf(writing.files.keySet()));
    return new Question(
        JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8),
        List.copyOf(writing.files.values()));
  }

  private Map<String, @Nullable Object> document(Document document) {
    Language language = Language.of(document.language());
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("title", document.title());
    root.put("language", language(language));
    root.put("publisher", document.publisher());
    root.put("keywords", document.keywords());
    root.put(
        "date",
        List.of(
            document.date().getYear(),
            document.date().getMonthValue(),
            document.date().getDayOfMonth()));
    Document.Cover cover = document.cover();
    root.put("cover", cover == null ? null : cover(cover, language));
    root.put("sheets", document.sheets().stream().map(this::sheet).toList());
    return root;
  }

  private Map<String, @Nullable Object> cover(Document.Cover cover, Language language) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kicker", words(cover.kicker()));
    json.put("subtitle", words(cover.subtitle()));
    json.put("contents", words(cover.contents()));
    json.put("tone", name(cover.tone()));
    json.put("imprint", imprint(cover.imprint(), language));
    return json;
  }

  private Map<String, @Nullable Object> sheet(Sheet sheet) {
    Language language = Language.of(sheet.language());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("language", language(language));
    json.put("tone", name(sheet.tone()));
    json.put("kicker", words(sheet.kicker()));
    json.put("title", words(sheet.title()));
    json.put("subtitle", words(sheet.subtitle()));
    json.put("imprint", imprint(sheet.imprint(), language));
    json.put("blocks", new Blocks(language).list(sheet.blocks(), false));
    return json;
  }

  private @Nullable Map<String, @Nullable Object> imprint(
      @Nullable Imprint imprint, Language language) {
    if (imprint == null) {
      return null;
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("lines", spans(imprint.lines(), language));
    Document.Link link = imprint.link();
    json.put("shown", link == null ? null : words(link.shown()));
    json.put("code", link == null ? null : code(link));
    return json;
  }

  private String code(Document.Link link) {
    return codes.computeIfAbsent(
        link.address(), address -> file("code", QrSymbol.of(address).svg()));
  }

  private String file(String kind, Image image) {
    String name = "%s-%d.%s".formatted(kind, files.size(), image.extension());
    files.put(name, image.bytes());
    return name;
  }

  private static Map<String, @Nullable Object> language(Language language) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("tag", language.tag());
    json.put("region", language.region().isEmpty() ? null : language.region());
    json.put("rightToLeft", language.rightToLeft());
    return json;
  }

  private static List<List<Map<String, @Nullable Object>>> spans(
      List<Inline> texts, Language language) {
    return texts.stream().map(text -> spans(text, language)).toList();
  }

  private static List<Map<String, @Nullable Object>> spans(Inline text, Language language) {
    List<Map<String, @Nullable Object>> spans = new ArrayList<>();
    for (Span span : text.spans()) {
      Language spoken = span.language() == null ? language : Language.of(span.language());
      for (Language.Piece piece : spoken.pieces(span.text())) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("text", breakable(piece.text()));
        json.put("strong", span.strong());
        json.put("emphasis", span.emphasis());
        json.put("link", span.link());
        json.put("leftToRight", piece.leftToRight());
        json.put("language", spoken.equals(language) ? null : language(spoken));
        spans.add(json);
      }
    }
    return spans;
  }

  private static @Nullable String words(@Nullable String text) {
    return text == null || text.isBlank() ? null : breakable(Inline.clean(text));
  }

  private static String breakable(String text) {
    return text.length() <= 40 ? text : LONG_WORD.matcher(text).replaceAll("$0\u200B");
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// The blocks of one sheet, whose headings descend one level at a time.
  private final class Blocks {
    private final Language language;
    private int level;

    Blocks(Language language) {
      this.language = language;
    }

    List<Map<String, @Nullable Object>> list(List<Block> blocks, boolean onPanel) {
      return blocks.stream().map(block -> block(block, onPanel)).toList();
    }

    private Map<String, @Nullable Object> block(Block block, boolean onPanel) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("type", block.getClass().getSimpleName().toLowerCase(Locale.ROOT));
      switch (block) {
        case Heading heading -> {
          level = Math.min(heading.level(), level + 1);
          json.put("level", level);
          json.put("text", breakable(heading.text()));
        }
        case Paragraph(Inline text) -> paragraph(json, text);
        case Lead(Inline text) -> paragraph(json, text);
        case Items items -> {
          json.put("style", name(items.style()));
          json.put("items", spans(items.items(), language));
        }
        case Table table -> {
          json.put("header", spans(table.header(), language));
          json.put("rows", table.rows().stream().map(row -> spans(row, language)).toList());
        }
        case Facts(List<Block.Fact> facts) -> {
          json.put("plain", onPanel);
          json.put("facts", facts.stream().map(this::fact).toList());
        }
        case Picture picture -> {
          json.put("file", file("picture", picture.image()));
          json.put("alternative", picture.alternative());
          json.put("width", picture.width());
          caption(json, picture.caption());
        }
        case Block.Code(Document.Link link, Inline caption) -> {
          json.put("file", code(link));
          json.put("address", link.address());
          json.put("shown", breakable(link.shown()));
          caption(json, caption);
        }
        case Note note -> {
          json.put("kind", name(note.kind()));
          json.put("title", words(note.title()));
          json.put("paragraphs", spans(note.paragraphs(), language));
        }
        case PageBreak() -> {}
        case Contents(String title) -> json.put("title", words(title));
        case Columns columns -> {
          json.put("wide", list(columns.wide(), false));
          json.put("narrow", list(columns.narrow(), columns.panel()));
          json.put("panel", columns.panel());
        }
      }
      return json;
    }

    private void paragraph(Map<String, @Nullable Object> json, Inline text) {
      json.put("spans", spans(text, language));
      Language spoken = text.language() == null ? language : Language.of(text.language());
      json.put("language", spoken.equals(language) ? null : language(spoken));
    }

    private void caption(Map<String, @Nullable Object> json, @Nullable Inline caption) {
      json.put("caption", caption == null ? null : spans(caption, language));
    }

    private Map<String, @Nullable Object> fact(Block.Fact fact) {
      return Map.of("label", breakable(fact.label()), "value", spans(fact.value(), language));
    }
  }
}
