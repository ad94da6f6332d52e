package org.capacitymetro.toolkit;

import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.PracticeId;
import org.capacitymetro.practices.Published;
import org.capacitymetro.services.SheetView;
import org.capacitymetro.text.LocalizedText;
import org.springframework.stereotype.Component;

/// Turns a collection into what its page shows.
@Component
class ToolkitModel {
  static final int LONGEST_TITLE = 120;
  static final int LONGEST_NOTE = 600;

  ToolkitView of(Collection collection, String title, String note, String trouble) {
    Page page = collection.page();
    List<ToolkitView.Group> lists = new ArrayList<>();
    if (!collection.sheets().isEmpty()) {
      lists.add(new ToolkitView.Group(page.t("toolkit.sheets"), sheets(collection)));
    }
    if (!collection.services().isEmpty()) {
      lists.add(new ToolkitView.Group(page.t("toolkit.services"), services(collection)));
    }
    List<String> notices = new ArrayList<>(collection.notices());
    if (title.strip().length() > LONGEST_TITLE) {
      notices.add(page.t("toolkit.title-long", "most", LONGEST_TITLE));
    }
    if (note.strip().length() > LONGEST_NOTE) {
      notices.add(page.t("toolkit.note-long", "most", LONGEST_NOTE));
    }
    return new ToolkitView(
        lists,
        lists.stream()
            .flatMap(list -> list.items().stream())
            .map(item -> new ToolkitView.Chosen(item.kind(), item.id()))
            .toList(),
        notices,
        Language.all().stream()
            .map(
                language ->
                    new SheetView.InLanguage(
                        language,
                        Collection.href(
                            collection.sheetIds(),
                            collection.serviceIds(),
                            language.equals(page.language()) ? "" : language.code(),
                            page),
                        language.equals(collection.paper().language())))
            .toList(),
        collection.in(),
        title,
        note,
        page.absolute(collection.href()),
        collection.href().replaceFirst("\\?", "/print?"),
        trouble);
  }

  private static List<ToolkitView.Item> sheets(Collection collection) {
    Page page = collection.page();
    List<PracticeId> ids = collection.sheetIds();
    List<ToolkitView.Item> items = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Published published = collection.sheets().get(i);
      LocalizedText.Reading title = published.sheet().title().read(page.order());
      items.add(
          new ToolkitView.Item(
              "practice",
              ids.get(i).shortForm(),
              title.text(),
              title.language().equals(page.code()) ? null : title.language(),
              page.url(published.path(page.code())),
              i == 0 ? null : withSheets(collection, Collection.earlier(ids, i)),
              i == ids.size() - 1 ? null : withSheets(collection, Collection.earlier(ids, i + 1)),
              withSheets(collection, Collection.without(ids, ids.get(i)))));
    }
    return items;
  }

  private static List<ToolkitView.Item> services(Collection collection) {
    List<ServiceId> ids = collection.serviceIds();
    List<ToolkitView.Item> items = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Collection.Service service = collection.services().get(i);
      items.add(
          new ToolkitView.Item(
              "service",
              ids.get(i).shortForm(),
              service.shown().name().text(),
              service.shown().name().language(),
              service.shown().href(),
              i == 0 ? null : withServices(collection, Collection.earlier(ids, i)),
              i == ids.size() - 1 ? null : withServices(collection, Collection.earlier(ids, i + 1)),
              withServices(collection, Collection.without(ids, ids.get(i)))));
    }
    return items;
  }

  private static String withSheets(Collection collection, List<PracticeId> ids) {
    return Collection.href(ids, collection.serviceIds(), collection.in(), collection.page());
  }

  private static String withServices(Collection collection, List<ServiceId> ids) {
    return Collection.href(collection.sheetIds(), ids, collection.in(), collection.page());
  }
}
