package org.capacitymetro.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a sheet, from top to bottom.
public sealed interface Block {

  /// A heading below the sheet's title. A level is never more than one below the heading before it:
  /// what asks for more is raised, since readers by ear walk the levels.
  ///
  /// @param level 1 to 3
  record Heading(int level, String text) implements Block {
    public Heading {
      if (level < 1 || level > 3) {
        throw new IllegalArgumentException("level: 1 to 3");
      }
      text = Inline.clean(text);
    }
  }

  /// A paragraph.
  record Paragraph(Inline text) implements Block {}

  /// The first paragraph, in larger letters.
  record Lead(Inline text) implements Block {}

  /// A list.
  record Items(Style style, List<Inline> items) implements Block {
    public Items {
      items = List.copyOf(items);
    }

    /// What stands before each item.
    public enum Style {
      BULLETS,
      NUMBERS,
      /// Boxes to tick on paper.
      BOXES,
      /// Boxes with a tick; the words say that it is done, too.
      TICKED
    }
  }

  /// A table whose first row names its columns.
  record Table(List<Inline> header, List<List<Inline>> rows) implements Block {
    public Table {
      header = List.copyOf(header);
      rows = rows.stream().map(List::copyOf).toList();
      int width = header.size();
      if (width == 0 || rows.stream().anyMatch(row -> row.size() != width)) {
        throw new IllegalArgumentException("rows: each has a cell for each heading");
      }
    }
  }

  /// Names and values: where, when, telephone.
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /// One of the facts.
  record Fact(String label, Inline value) {
    public Fact {
      label = Inline.clean(label);
    }
  }

  /// A picture.
  ///
  /// @param alternative what it shows, for those who do not see it
  /// @param width share of the column, above 0 to 1
  record Picture(Image image, String alternative, @Nullable Inline caption, double width)
      implements Block {
    public Picture {
      alternative = Inline.clean(alternative);
      if (alternative.isBlank()) {
        throw new IllegalArgumentException(
            "alternative: a picture has words for those who do not see it");
      }
      if (!(width > 0 && width <= 1)) {
        throw new IllegalArgumentException("width: above 0, at most 1");
      }
    }
  }

  /// A QR code beside its address in letters.
  record Code(Document.Link link, @Nullable Inline caption) implements Block {}

  /// A coloured box.
  record Note(Kind kind, @Nullable String title, List<Inline> paragraphs) implements Block {
    public Note {
      paragraphs = List.copyOf(paragraphs);
    }

    /// How it is meant.
    public enum Kind {
      INFO,
      CAUTION
    }
  }

  /// What follows begins a page.
  record PageBreak() implements Block {}

  /// The headings of this sheet with their pages.
  record Contents(@Nullable String title) implements Block {}

  /// Two columns: the story, and beside it what one looks for (facts, a map, a code). On paper side
  /// by side, in DOCX and for readers by ear one after the other.
  ///
  /// @param panel whether the narrow column has a coloured ground
  record Columns(List<Block> wide, List<Block> narrow, boolean panel) implements Block {
    public Columns {
      wide = List.copyOf(wide);
      narrow = List.copyOf(narrow);
    }
  }
}
