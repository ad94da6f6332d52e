package org.capacitymetro.orientation;

import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.pages.Page;
import org.capacitymetro.pages.QrCode;
import org.capacitymetro.services.SheetView;
import org.jspecify.annotations.Nullable;

/// The sheet for somebody who is sent to one to ten services, and the tools around it.
///
/// @param paper the page in the language of the person: all words on the sheet are from there
/// @param items in the order they were chosen
/// @param notices what the desk should know: services that are gone, too many chosen
/// @param note words for the person, on this sheet only
/// @param in what forms send along to get the same language again, empty for the reader's own
/// @param link absolute address for the person's telephone, null where nothing is chosen
/// @param code leads there too
/// @param until last day of the link, in words of the paper
/// @param shared whether this is what such a link shows: without the tools of the desk
/// @param end last day of the link, in words of the desk
public record OrientationView(
    Page paper,
    List<Item> items,
    List<String> notices,
    String note,
    String in,
    @Nullable String link,
    @Nullable QrCode code,
    String until,
    String end,
    String printed,
    boolean shared,
    List<SheetView.InLanguage> languages) {

  public OrientationView {
    items = List.copyOf(items);
    notices = List.copyOf(notices);
    languages = List.copyOf(languages);
  }

  /// One of the services.
  ///
  /// @param number from 1 on
  /// @param without address of this page without the service
  public record Item(int number, ServiceOnPaper service, String without) {}

  /// The same with one more thing that the desk should know.
  OrientationView saying(String notice) {
    List<String> more = new ArrayList<>(notices);
    more.add(notice);
    return new OrientationView(
        paper, items, more, note, in, link, code, until, end, printed, shared, languages);
  }
}
