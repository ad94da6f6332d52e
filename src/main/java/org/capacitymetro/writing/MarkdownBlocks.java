package org.capacitymetro.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.capacitymetro.documents.Block;
import org.capacitymetro.documents.Inline;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// A text of a sheet as blocks of a document: what [Markdown] makes for a page, for paper.
public final class MarkdownBlocks extends AbstractVisitor {
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?://|mailto:)[^\\s\\p{Cntrl}]{1,1900}");

  private final List<Block> blocks = new ArrayList<>();
  private List<Inline.Span> spans = new ArrayList<>();
  private boolean strong;
  private boolean emphasis;
  private @Nullable String link;

  private MarkdownBlocks() {}

  static List<Block> of(Node text) {
    MarkdownBlocks prose = new MarkdownBlocks();
    text.accept(prose);
    return prose.blocks;
  }

  /// Words that lead somewhere, where the address is one that paper may have.
  public static Inline link(String words, String address) {
    return ADDRESS.matcher(address).matches() ? Inline.link(words, address) : Inline.plain(words);
  }

  @Override
  public void visit(Paragraph paragraph) {
    blocks.add(new Block.Paragraph(inline(paragraph)));
  }

  @Override
  public void visit(BlockQuote quote) {
    List<Inline> paragraphs = new ArrayList<>();
    for (Node part = quote.getFirstChild(); part != null; part = part.getNext()) {
      paragraphs.add(inline(part));
    }
    blocks.add(new Block.Note(Block.Note.Kind.INFO, null, paragraphs));
  }

  @Override
  protected void visitChildren(Node parent) {
    if (parent instanceof ListBlock list) {
      List<Inline> items = new ArrayList<>();
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        items.add(inline(item));
      }
      blocks.add(
          new Block.Items(
              list instanceof OrderedList ? Block.Items.Style.NUMBERS : Block.Items.Style.BULLETS,
              items));
    } else {
      super.visitChildren(parent);
    }
  }

  /// All the words in one line: what stands in a list is one item, lists within it too.
  private Inline inline(Node parent) {
    List<Inline.Span> outer = spans;
    spans = new ArrayList<>();
    words(parent);
    Inline inline = new Inline(spans);
    spans = outer;
    return inline;
  }

  private void words(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Paragraph paragraph -> apart(paragraph);
        case ListBlock list -> apart(list);
        case ListItem item -> apart(item);
        case BlockQuote quote -> apart(quote);
        default -> node.accept(this);
      }
    }
  }

  private void apart(Node node) {
    if (!spans.isEmpty() && !spans.getLast().text().equals(" ")) {
      add(" ");
    }
    words(node);
  }

  private void add(String text) {
    spans.add(new Inline.Span(text, strong, emphasis, link));
  }

  @Override
  public void visit(Text text) {
    add(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    add(code.getLiteral());
  }

  @Override
  public void visit(HtmlInline html) {
    add(html.getLiteral());
  }

  @Override
  public void visit(SoftLineBreak end) {
    add(" ");
  }

  @Override
  public void visit(HardLineBreak end) {
    add(" ");
  }

  @Override
  public void visit(StrongEmphasis node) {
    boolean outer = strong;
    strong = true;
    super.visitChildren(node);
    strong = outer;
  }

  @Override
  public void visit(Emphasis node) {
    boolean outer = emphasis;
    emphasis = true;
    super.visitChildren(node);
    emphasis = outer;
  }

  @Override
  public void visit(Link node) {
    link = ADDRESS.matcher(node.getDestination()).matches() ? node.getDestination() : null;
    super.visitChildren(node);
    link = null;
  }
}
