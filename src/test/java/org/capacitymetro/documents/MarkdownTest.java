package org.capacitymetro.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.capacitymetro.documents.Block.Items;
import org.capacitymetro.documents.Block.Paragraph;
import org.capacitymetro.documents.Inline.Span;
import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void signsBecomeLooks() {
    assertThat(Inline.markdown("a **b** *c* [d](https://e.it/f) \\*g\\* 2 * 3 * 4").spans())
        .containsExactly(
            new Span("a ", false, false, null),
            new Span("b", true, false, null),
            new Span(" ", false, false, null),
            new Span("c", false, true, null),
            new Span(" ", false, false, null),
            new Span("d", false, false, "https://e.it/f"),
            new Span(" *g* 2 * 3 * 4", false, false, null));
  }

  @Test
  void linesBecomeParagraphsAndLists() {
    assertThat(Markdown.blocks("One\ntwo\n\n- a\n- b\n more\n1. c\n\nLast"))
        .containsExactly(
            new Paragraph(Inline.plain("One two")),
            new Items(Items.Style.BULLETS, List.of(Inline.plain("a"), Inline.plain("b more"))),
            new Items(Items.Style.NUMBERS, List.of(Inline.plain("c"))),
            new Paragraph(Inline.plain("Last")));
  }

  @Test
  void aTextOfStarsIsReadAtOnce() {
    assertThat(Inline.markdown("*a".repeat(200_000)).text()).hasSizeGreaterThan(100_000);
  }

  @Test
  void groupsOfDigitsAreAPieceOfTheirOwnFromTheRight() {
    assertThat(Language.of("ar").pieces("هاتف +39 011 555 0142 أو 9"))
        .containsExactly(
            new Language.Piece("هاتف ", false),
            new Language.Piece("+39 011 555 0142", true),
            new Language.Piece(" أو 9", false));
    assertThat(Language.of("it").pieces("tel. +39 011 555")).hasSize(1);
  }

  @Test
  void picturesAreKnownByTheirContents() {
    assertThat(Image.of(QrSymbol.of("x").png().bytes()).type()).isEqualTo(Image.Type.PNG);
    assertThatThrownBy(
            () -> Image.of("<svg onload='x'/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hasMessageContaining("neither PNG nor JPEG");
    byte[] huge = QrSymbol.of("x").png().bytes();
    java.nio.ByteBuffer.wrap(huge).putInt(16, 60_000).putInt(20, 60_000);
    assertThatThrownBy(() -> Image.of(huge)).isInstanceOf(IllegalArgumentException.class);
  }
}
