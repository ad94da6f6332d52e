package org.capacitymetro.suggestions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.capacitymetro.accounts.DeskLine;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Page;
import org.capacitymetro.rights.Person;
import org.capacitymetro.text.ShortId;
import org.springframework.stereotype.Component;

/// The line of the desk for what visitors said and nobody has decided about yet.
@Component
class SuggestionLine implements DeskLine {
  private final Suggestions suggestions;
  private final Directory directory;

  SuggestionLine(Suggestions suggestions, Directory directory) {
    this.suggestions = suggestions;
    this.directory = directory;
  }

  @Override
  public String key() {
    return "suggestions";
  }

  /// Before everything else: a visitor was promised that somebody reads it within days.
  @Override
  public int position() {
    return 0;
  }

  @Override
  public Waiting waiting(Person person, Filter filter, int limit, Page page) {
    if (filter.sector() != null) {
      return Waiting.NOTHING;
    }
    Map<String, Long> byCity = suggestions.count(person, Suggestion.State.WAITING);
    long total =
        filter.city() == null
            ? byCity.values().stream().mapToLong(Long::longValue).sum()
            : byCity.getOrDefault(filter.city(), 0L);
    List<Entry> entries =
        suggestions.list(person, Suggestion.State.WAITING, filter.city(), 0, limit).stream()
            .map(suggestion -> entry(suggestion, page))
            .toList();
    return new Waiting(total, byCity, Map.of(), entries);
  }

  private Entry entry(Suggestion suggestion, Page page) {
    LocalDate day = LocalDate.ofInstant(suggestion.at(), Formats.ZONE);
    String name =
        directory
            .find(suggestion.service())
            .map(service -> service.details().name().in(page.order()))
            .orElse(page.t("suggestions.gone"));
    String kind = page.t("report.kind." + suggestion.kind().code());
    return new Entry(
        name,
        "/desk/suggestions/" + ShortId.encode(suggestion.id()),
        page.t("desk.line.suggestions.since", "kind", kind, "day", page.formats().date(day)),
        day);
  }
}
