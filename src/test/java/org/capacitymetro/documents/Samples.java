package org.capacitymetro.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.capacitymetro.documents.Block.Columns;
import org.capacitymetro.documents.Block.Contents;
import org.capacitymetro.documents.Block.Fact;
import org.capacitymetro.documents.Block.Facts;
import org.capacitymetro.documents.Block.Heading;
import org.capacitymetro.documents.Block.Items;
import org.capacitymetro.documents.Block.Lead;
import org.capacitymetro.documents.Block.Note;
import org.capacitymetro.documents.Block.PageBreak;
import org.capacitymetro.documents.Block.Paragraph;
import org.capacitymetro.documents.Block.Picture;
import org.capacitymetro.documents.Block.Table;
import org.capacitymetro.documents.Document.Cover;
import org.capacitymetro.documents.Document.Imprint;
import org.capacitymetro.documents.Document.Link;
import org.capacitymetro.documents.Document.Sheet;
import org.capacitymetro.documents.Document.Tone;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A made-up sheet in eight languages that uses every block.
final class Samples {
  static final List<String> LANGUAGES =
      List.of("it", "en", "ar", "ur", "bn", "zh-Hans", "ti", "ka");
  static final Link LINK = new Link("https://capacity.example/p/7k3qd", "capacity.example/p/7k3qd");
  private static final JsonNode TEXTS = texts();

  private Samples() {}

  static Documents documents(Path folder) {
    return documents(folder, Duration.ofSeconds(120), 40);
  }

  static Documents documents(Path folder, Duration timeout, int queue) {
    return new Documents(new DocumentsSettings("node", timeout, queue), folder);
  }

  private static JsonNode texts() {
    try (InputStream input = Samples.class.getResourceAsStream("/documents/sheets.json")) {
      return JsonMapper.shared().readTree(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String language, String key) {
    return TEXTS.path(language).path(key).asString();
  }

  static Document document(String language) {
    return of(language, List.of(sheet(language, Tone.BLUE)), null);
  }

  static Document of(String language, List<Sheet> sheets, @Nullable Cover cover) {
    return new Document(
        text(language, "title"),
        language,
        "Rete",
        LocalDate.of(2026, 11, 28),
        List.of("a", "b"),
        cover,
        sheets);
  }

  static Document with(List<Block> blocks) {
    return of("it", List.of(new Sheet("it", Tone.GREEN, null, "Prova", null, null, blocks)), null);
  }

  static Document plain(String text) {
    return with(List.of(new Paragraph(Inline.plain(text))));
  }

  static Document basket() {
    return of(
        "en",
        LANGUAGES.stream()
            .map(language -> sheet(language, Tone.values()[LANGUAGES.indexOf(language) % 4]))
            .toList(),
        new Cover("CapaCity Metro", "Eight sheets", "Contents", Tone.BLUE, imprint("en")));
  }

  static Imprint imprint(String language) {
    return new Imprint(
        List.of(Inline.plain(text(language, "imprint")), Inline.plain(text(language, "newer"))),
        LINK);
  }

  static Facts facts(String language) {
    return new Facts(
        TEXTS.path(language).path("facts").properties().stream()
            .map(
                (Map.Entry<String, JsonNode> each) ->
                    new Fact(each.getKey(), Inline.plain(each.getValue().asString())))
            .toList());
  }

  static Image map() {
    return Image.drawing(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 22'><path fill='#eef3ee' d='M0 0h40v22H0z'/></svg>"
            .getBytes(StandardCharsets.UTF_8),
        40,
        22);
  }

  static Sheet sheet(String language, Tone tone) {
    List<Block> blocks =
        List.of(
            new Columns(
                List.of(
                    new Lead(inline(language, "lead")),
                    new Heading(1, text(language, "problem")),
                    new Paragraph(inline(language, "problemText"))),
                List.of(facts(language)),
                true),
            new Contents(null),
            new Heading(1, text(language, "steps")),
            new Items(
                Items.Style.NUMBERS,
                List.of(
                    inline(language, "step1"),
                    inline(language, "step2"),
                    inline(language, "step3"))),
            new Note(
                Note.Kind.CAUTION, text(language, "note"), List.of(inline(language, "noteText"))),
            new Heading(3, text(language, "cost")),
            new Table(
                List.of(
                    inline(language, "item"), inline(language, "unit"), inline(language, "amount")),
                List.of(
                    List.of(
                        inline(language, "row1"),
                        inline(language, "unit1"),
                        Inline.plain("62.000 €")),
                    List.of(
                        inline(language, "row2"),
                        inline(language, "unit2"),
                        Inline.plain("3.400 €")))),
            new Items(Items.Style.BOXES, List.of(inline(language, "step1"))),
            new Items(Items.Style.BULLETS, List.of(inline(language, "step2"))),
            new PageBreak(),
            new Picture(map(), text(language, "caption"), inline(language, "caption"), 0.7),
            new Picture(QrSymbol.of("x").png(), text(language, "caption"), null, 0.2),
            facts(language),
            new Note(Note.Kind.INFO, null, List.of(inline(language, "noteText"))),
            new Block.Code(LINK, inline(language, "newer")));
    return new Sheet(
        language,
        tone,
        text(language, "kicker"),
        text(language, "title"),
        text(language, "subtitle"),
        imprint(language),
        blocks);
  }

  static Inline inline(String language, String key) {
    return Inline.markdown(text(language, key));
  }
}
