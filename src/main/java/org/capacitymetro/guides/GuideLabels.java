package org.capacitymetro.guides;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.pages.Page;

/// What the parts and fields of a guide are called where they are written: by their place.
final class GuideLabels {
  private final Map<String, String> places = new HashMap<>();
  private final Page page;

  GuideLabels(Fields form, Page page) {
    this.page = page;
    List<String> chapters = form.list("chapters");
    for (int c = 0; c < chapters.size(); c++) {
      String chapter = page.t("guides.place.chapter", "number", c + 1);
      places.put(chapters.get(c), chapter);
      List<String> parts = form.list(chapters.get(c) + ".parts");
      for (int p = 0; p < parts.size(); p++) {
        String id = parts.get(p);
        String kind = PartKind.parse(form.text(id + ".kind")).orElse(PartKind.TEXT).code();
        places.put(
            id,
            page.t(
                "guides.place.part",
                "chapter",
                chapter,
                "number",
                p + 1,
                "kind",
                page.t("guides.part." + kind)));
        List<String> rows = form.list(id + ".rows");
        for (int r = 0; r < rows.size(); r++) {
          places.put(
              rows.get(r), page.t("guides.place." + kind, "part", places.get(id), "number", r + 1));
        }
      }
    }
  }

  /// Of a part: `Capitolo 2, blocco 1 (Lista)`.
  String place(String id) {
    return places.getOrDefault(id, "");
  }

  /// Of a field, by its name in the form.
  String of(String name) {
    int dot = name.indexOf('.');
    String field = page.t("guides.field." + name.substring(dot + 1));
    return dot < 0 || place(name.substring(0, dot)).isEmpty()
        ? field
        : place(name.substring(0, dot)) + ": " + field;
  }
}
