package org.capacitymetro.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.Published;
import org.capacitymetro.practices.Sheet;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// A sheet as the index takes it: once for each service on which it hangs, as that service stands
/// there, under the id and the words of the sheet. So every filter of the services holds for sheets
/// too: a sheet is open now when a service that lives it is. Once more, without a point, for each
/// city it names in which none of its services lies.
final class PracticeEntries {
  private final Published published;
  private final Sheet sheet;
  private final LocalizedText words;
  private final List<PublicService> entries = new ArrayList<>();

  private PracticeEntries(Published published, LocalizedText words) {
    this.published = published;
    this.sheet = published.sheet();
    this.words = words;
  }

  /// @param services those it hangs on that are active
  /// @param further words by which it is found beside its texts
  static List<PublicService> of(
      Published published, Collection<PublicService> services, String further) {
    PracticeEntries made = new PracticeEntries(published, words(published.sheet(), further));
    ServiceDetails bare = ServiceDetails.of(published.sheet().title(), published.sheet().sectors());
    Set<@Nullable String> cities = new LinkedHashSet<>(published.sheet().cities());
    for (PublicService service : services) {
      made.add(service.provider(), service.details(), service.place());
      cities.remove(service.place().city());
    }
    cities.forEach(city -> made.add(null, bare, nowhere(city)));
    if (made.entries.isEmpty()) {
      made.add(null, bare, nowhere(null));
    }
    return made.entries;
  }

  private void add(@Nullable Organization provider, ServiceDetails there, Place place) {
    entries.add(
        new PublicService(
            new ServiceId(published.id().value()),
            new SourceRef("practices", published.id().shortForm()),
            provider,
            null,
            new ServiceDetails(
                sheet.title(),
                sheet.text(Passage.SUMMARY),
                words,
                LocalizedText.EMPTY,
                LocalizedText.EMPTY,
                sheet.sectors(),
                sheet.targets(),
                there.languages(),
                there.access(),
                there.schedule(),
                there.contacts(),
                there.funding(),
                there.attributes(),
                there.verification(),
                there.availability(),
                sheet.demonstration()),
            place,
            published.publishedAt()));
  }

  private static Place nowhere(@Nullable String city) {
    return new Place(
        Precision.EXACT, null, Address.NONE, List.of(), city, LocalizedText.EMPTY, List.of());
  }

  /// All that a sheet says beside title and summary, in each language it says something in.
  private static LocalizedText words(Sheet sheet, String further) {
    Set<String> languages = new TreeSet<>();
    sheet.texts().values().forEach(text -> languages.addAll(text.texts().keySet()));
    languages.add(sheet.language());
    TreeMap<String, LocalizedText.Entry> texts = new TreeMap<>();
    for (String language : languages) {
      String said =
          sheet.texts().values().stream()
              .map(text -> text.texts().get(language))
              .filter(entry -> entry != null)
              .map(LocalizedText.Entry::text)
              .collect(Collectors.joining("\n"));
      texts.put(
          language,
          new LocalizedText.Entry(
              language.equals(sheet.language()) ? said + "\n" + further : said, null));
    }
    return new LocalizedText(sheet.language(), texts);
  }
}
