package org.capacitymetro.portal;

import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.pages.QrCode;
import org.jspecify.annotations.Nullable;

/// The sheet for somebody who is sent to one to ten services, and the tools around it.
///
/// @param items in the order they were chosen
/// @param notices what the desk should know: services that are gone, too many chosen
/// @param note words for the person, on this sheet only
/// @param query the chosen services as a query string, for the same sheet in another language
/// @param link absolute address for the person's telephone, null where nothing is chosen
/// @param code leads there too
/// @param until last day of the link, in words
/// @param shared whether this is what such a link shows: without the tools of the desk
public record OrientationView(
    List<Item> items,
    List<String> notices,
    String note,
    String query,
    @Nullable String link,
    @Nullable QrCode code,
    String until,
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
  /// @param hours of the next seven days, days alike in one line
  /// @param map a drawing (SVG) of the streets around, empty where there is none
  /// @param without address of this page without the service
  public record Item(
      int number,
      String id,
      ServiceView service,
      String originalName,
      List<Hours> hours,
      String map,
      String without) {}

  /// @param days one day, or the first and the last of several
  public record Hours(String days, String times) {}

  /// The same with one more thing that the desk should know.
  OrientationView saying(String notice) {
    List<String> more = new ArrayList<>(notices);
    more.add(notice);
    return new OrientationView(
        items, more, note, query, link, code, until, printed, shared, languages);
  }
}
