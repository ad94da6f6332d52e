package org.capacitymetro.guides;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitymetro.pages.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds guides by words, theme and whose they are.
@Component
class GuideList {
  private static final String NETWORK = "network";

  private final Guides guides;
  private final GuideNames names;
  private final GuideModel model;

  GuideList(Guides guides, GuideNames names, GuideModel model) {
    this.guides = guides;
    this.names = names;
    this.model = model;
  }

  /// @param theme code of a theme, `by` code of a city or `network`; anything else counts as all
  GuideListView of(String text, String theme, String by, @Nullable String write, Page page) {
    List<PublishedGuide> all = guides.list();
    List<GuideNames.Theme> known =
        names.themes(page).stream()
            .filter(
                each ->
                    each.code().equals(theme)
                        || all.stream()
                            .anyMatch(guide -> guide.content().themes().contains(each.code())))
            .toList();
    boolean byTheme = known.stream().anyMatch(each -> each.code().equals(theme));
    boolean byKeeper =
        by.equals(NETWORK) || names.cities().stream().anyMatch(city -> city.code().equals(by));
    List<PublishedGuide> found =
        guides.withWords(text).stream()
            .filter(guide -> !byTheme || guide.content().themes().contains(theme))
            .filter(guide -> !byKeeper || keeper(guide).equals(by))
            .toList();
    Map<GuideView.Theme, List<GuideListView.Card>> groups = new LinkedHashMap<>();
    known.forEach(each -> groups.put(shown(each), new ArrayList<>()));
    for (PublishedGuide guide : found) {
      GuideListView.Card card = card(guide, page);
      GuideView.Theme under =
          card.themes().stream()
              .filter(each -> !byTheme || each.code().equals(theme))
              .findFirst()
              .orElseGet(() -> new GuideView.Theme("", "document", page.t("guides.theme.other")));
      groups.computeIfAbsent(under, each -> new ArrayList<>()).add(card);
    }
    return new GuideListView(
        text,
        Stream.concat(
                Stream.of(new GuideListView.Option("", page.t("guides.any"), !byTheme)),
                known.stream()
                    .map(
                        each ->
                            new GuideListView.Option(
                                each.code(), each.name(), each.code().equals(theme))))
            .toList(),
        keepers(by, byKeeper, page),
        page.t("guides.total", "count", found.size()),
        groups.entrySet().stream()
            .filter(group -> !group.getValue().isEmpty())
            .map(group -> new GuideListView.Group(group.getKey(), group.getValue()))
            .toList(),
        byTheme || byKeeper || !text.isEmpty(),
        page.url(Guides.PATH),
        write);
  }

  private static GuideView.Theme shown(GuideNames.Theme theme) {
    return new GuideView.Theme(theme.code(), theme.icon(), theme.name());
  }

  private static String keeper(PublishedGuide guide) {
    return guide.city() == null ? NETWORK : guide.city();
  }

  private List<GuideListView.Option> keepers(String by, boolean chosen, Page page) {
    List<GuideListView.Option> options = new ArrayList<>();
    options.add(new GuideListView.Option("", page.t("guides.any"), !chosen));
    options.add(new GuideListView.Option(NETWORK, page.t("guides.network"), by.equals(NETWORK)));
    names
        .cities()
        .forEach(
            city ->
                options.add(
                    new GuideListView.Option(
                        city.code(), city.name().in(page.order()), city.code().equals(by))));
    return options;
  }

  private GuideListView.Card card(PublishedGuide guide, Page page) {
    return new GuideListView.Card(
        GuideModel.text(guide.content().title(), page),
        page.url(guide.path(page.code())),
        GuideModel.text(guide.content().purpose(), page),
        names.keeper(guide.city(), page),
        page.t(
            "guides.steps",
            "chapters",
            guide.content().chapters().size(),
            "items",
            guide.content().items().size()),
        model.themes(guide.content(), page),
        guide.content().demonstration());
  }
}
