package org.capacitymetro.adoption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.pages.Page;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.Trials;
import org.capacitymetro.practices.TrialsView;
import org.capacitymetro.writing.Codes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The adoptions of a sheet, on its page and in its files.
@Component
class SheetTrials implements Trials {
  private static final int NEWEST = 3;

  private final Adoptions adoptions;
  private final FamilyModel model;

  SheetTrials(Adoptions adoptions, FamilyModel model) {
    this.adoptions = adoptions;
    this.model = model;
  }

  @Override
  public TrialsView view(Published practice, Page page) {
    List<Adoption> family = adoptions.of(practice.id());
    return new TrialsView(
        page.t("adoption.family.count", "count", family.size()),
        FamilyModel.counts(family, page).stream()
            .map(count -> new TrialsView.Count(count.standing(), count.icon(), count.words()))
            .toList(),
        family.stream()
            .limit(NEWEST)
            .map(adoption -> model.card(practice, adoption, page))
            .map(
                card ->
                    new TrialsView.Line(
                        card.name(),
                        card.language(),
                        card.href(),
                        card.where() + " · " + card.since(),
                        card.standing(),
                        card.icon(),
                        card.standingWords()))
            .toList(),
        page.url(practice.path(page.code()) + FamilyPages.TAIL),
        FamilyModel.adopt(practice, page));
  }

  @Override
  public List<Map<String, Object>> data(Published practice, Page page) {
    return adoptions.of(practice.id()).stream()
        .map(adoption -> data(practice, adoption, page))
        .toList();
  }

  private Map<String, Object> data(Published practice, Adoption adoption, Page page) {
    FamilyView.Card card = model.card(practice, adoption, page);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", adoption.id().shortForm());
    data.put("url", page.absolute(card.href()));
    data.put(
        "organization", Map.of("id", adoption.organization().shortForm(), "name", card.name()));
    data.put("city", adoption.city());
    data.put("since", adoption.details().since());
    data.put("version", adoption.practiceVersion());
    data.put("status", Codes.of(adoption.details().status()));
    data.put(
        "outcome",
        adoption.told().isEmpty() ? null : Codes.of(adoption.told().getFirst().outcome()));
    data.put(
        "told",
        adoption.told().stream()
            .map(
                told -> {
                  Map<String, Object> said = new LinkedHashMap<>();
                  said.put("at", told.at());
                  said.put("outcome", Codes.of(told.outcome()));
                  said.put("why", told.why().texts());
                  said.put("figures", told.figures().texts());
                  return said;
                })
            .toList());
    data.put("unanswered", adoption.isUnanswered());
    data.put(
        "modifications", adoption.details().changes().stream().map(SheetTrials::frame).toList());
    data.put("resources", adoption.details().resources());
    return data;
  }

  private static Map<String, Object> frame(Change change) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("what", Codes.of(change.what()));
    data.put("passage", change.passage() == null ? null : change.passage().code());
    data.put("nature", Codes.of(change.nature()));
    data.put("level", code(change.level()));
    data.put("timing", code(change.timing()));
    data.put("decidedBy", code(change.decidedBy()));
    data.put("fidelity", Codes.of(change.fidelity()));
    data.put("goal", code(change.goal()));
    data.put("ours", change.ours().texts());
    data.put("reason", change.reason().texts());
    return data;
  }

  private static @Nullable String code(@Nullable Enum<?> value) {
    return value == null ? null : Codes.of(value);
  }
}
