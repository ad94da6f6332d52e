package org.capacitymetro.toolkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.orientation.ServiceOnPaper;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Published;

/// Sheets and services in the order in which somebody wants them.
///
/// @param paper the page in the language of what is handed over
/// @param notices what could not be taken in, in sentences
record Collection(
    Page page, Page paper, List<Published> sheets, List<Service> services, List<String> notices) {
  static final String PATH = "/toolkit";

  record Service(ServiceId id, ServiceOnPaper shown) {}

  boolean isEmpty() {
    return sheets.isEmpty() && services.isEmpty();
  }

  List<PracticeId> sheetIds() {
    return sheets.stream().map(Published::id).toList();
  }

  List<ServiceId> serviceIds() {
    return services.stream().map(Service::id).toList();
  }

  /// The code that addresses say the language with; empty for the reader's own.
  String in() {
    return paper.language().equals(page.language()) ? "" : paper.code();
  }

  /// Where this collection is, its order included.
  String href() {
    return href(sheetIds(), serviceIds(), in(), page);
  }

  static String href(List<PracticeId> sheets, List<ServiceId> services, String in, Page page) {
    List<String> pairs = new ArrayList<>();
    sheets.forEach(id -> pairs.add("practice=" + id.shortForm()));
    services.forEach(id -> pairs.add("service=" + id.shortForm()));
    if (!in.isEmpty()) {
      pairs.add("in=" + in);
    }
    return page.url(PATH) + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
  }

  /// The same list with one of its members a place earlier.
  static <T> List<T> earlier(List<T> list, int at) {
    List<T> moved = new ArrayList<>(list);
    moved.add(at - 1, moved.remove(at));
    return moved;
  }

  static <T> List<T> without(List<T> list, T one) {
    return list.stream().filter(other -> !other.equals(one)).toList();
  }

  /// What a title is called that nobody gave.
  String titled(String title) {
    return title.isBlank() ? paper.t("toolkit.paper.title") : title.strip();
  }

  /// Names of all that is in it, for the contents of a file.
  String names() {
    return Stream.concat(
            sheets.stream().map(published -> published.sheet().title().in(paper.order())),
            services.stream().map(service -> service.shown().name().text()))
        .collect(Collectors.joining("\n"));
  }
}
