package org.capacitymetro.writing;

import java.util.List;
import java.util.Set;
import org.capacitymetro.documents.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/// The little Markdown that texts of sheets and guides may have: paragraphs, lists, quotations,
/// bold, italic, links. HTML is shown as it was typed, pictures become their words (nothing is
/// loaded from elsewhere), and a link goes to the web or to a mailbox only.
public final class Markdown {
  private static final Parser PARSER =
      Parser.builder().enabledBlockTypes(Set.of(ListBlock.class, BlockQuote.class)).build();
  private static final TextContentRenderer PLAIN = TextContentRenderer.builder().build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder()
          .escapeHtml(true)
          .sanitizeUrls(true)
          .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
          .softbreak("<br>\n")
          .attributeProviderFactory(
              context ->
                  (node, tag, attributes) -> {
                    if (node instanceof Link) {
                      attributes.put("rel", "nofollow noreferrer external");
                    }
                  })
          .nodeRendererFactory(
              context ->
                  new NodeRenderer() {
                    @Override
                    public Set<Class<? extends Node>> getNodeTypes() {
                      return Set.of(Image.class);
                    }

                    @Override
                    public void render(Node image) {
                      for (Node words = image.getFirstChild();
                          words != null;
                          words = words.getNext()) {
                        context.render(words);
                      }
                    }
                  })
          .build();

  private Markdown() {}

  /// Safe to be put into a page.
  public static String html(String text) {
    return HTML.render(PARSER.parse(text));
  }

  /// As blocks of a document.
  public static List<Block> blocks(String text) {
    return MarkdownBlocks.of(PARSER.parse(text));
  }

  /// The words alone.
  public static String plain(String text) {
    return PLAIN.render(PARSER.parse(text)).strip();
  }
}
