package org.capacitymetro.documents;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes one file: a cover where there is one, then one sheet or more.
///
/// @param title shown by readers of PDF as the name of the window, and on the cover
/// @param language BCP 47 tag of the cover and of the whole, `ar`, `zh-Hans`
/// @param publisher who answers for it
/// @param date day of the version; the file says it was made then, so that the same content gives
///   the same file
/// @param keywords for catalogues and search
public record Document(
    String title,
    String language,
    String publisher,
    LocalDate date,
    List<String> keywords,
    @Nullable Cover cover,
    List<Sheet> sheets) {

  public Document {
    title = Inline.clean(title);
    publisher = Inline.clean(publisher);
    keywords = keywords.stream().map(Inline::clean).toList();
    sheets = List.copyOf(sheets);
    if (title.isBlank()) {
      throw new IllegalArgumentException("title: an accessible document has one");
    }
    if (sheets.isEmpty()) {
      throw new IllegalArgumentException("sheets: at least one");
    }
  }

  /// The first page of a document with several sheets: title and contents.
  ///
  /// @param kicker a few words above the title
  /// @param contents heading of the list of sheets
  public record Cover(
      @Nullable String kicker,
      @Nullable String subtitle,
      String contents,
      Tone tone,
      @Nullable Imprint imprint) {}

  /// One sheet: begins a page with its title in a band.
  ///
  /// @param language of this sheet, which may not be that of the document where a translation is
  ///   missing
  /// @param kicker a few words above the title: kind and city
  /// @param imprint what stands at the foot of each of its pages
  public record Sheet(
      String language,
      Tone tone,
      @Nullable String kicker,
      String title,
      @Nullable String subtitle,
      @Nullable Imprint imprint,
      List<Block> blocks) {

    public Sheet {
      title = Inline.clean(title);
      blocks = List.copyOf(blocks);
      if (title.isBlank()) {
        throw new IllegalArgumentException("title: a sheet has one");
      }
    }
  }

  /// The foot of a page: where this paper comes from.
  ///
  /// @param lines version, date, licence; that the code tells whether there is a newer version
  /// @param link where the QR code leads
  public record Imprint(List<Inline> lines, @Nullable Link link) {
    public Imprint {
      lines = List.copyOf(lines);
    }
  }

  /// An address on paper: as a QR code and in letters.
  ///
  /// @param address what the code holds, `https://...`
  /// @param shown the same for people, short
  public record Link(String address, String shown) {
    public Link {
      if (!Inline.isAddress(address)) {
        throw new IllegalArgumentException("address: begins with https, http, mailto or tel");
      }
    }
  }

  /// The colour of a kind of sheet.
  public enum Tone {
    BLUE,
    GREEN,
    PLUM,
    AMBER
  }
}
