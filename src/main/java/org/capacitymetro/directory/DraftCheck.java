package org.capacitymetro.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capacitymetro.areas.Areas;
import org.capacitymetro.areas.City;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.taxonomy.Vocabulary;
import org.capacitymetro.text.SpokenLanguages;
import org.springframework.stereotype.Component;

/// Refuses values that must not get into the directory, in a sentence that names the record, the
/// field, the value and what would be allowed.
@Component
class DraftCheck {
  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9._%+'-]+@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");
  private static final Pattern WEBSITE =
      Pattern.compile("https?://[^\\s/?#]+\\.[^\\s/?#]{2,}([/?#]\\S*)?");

  private final Taxonomies taxonomies;
  private final Areas areas;
  private final Map<String, Boolean> knownLanguages = new ConcurrentHashMap<>();

  DraftCheck(Taxonomies taxonomies, Areas areas) {
    this.taxonomies = taxonomies;
    this.areas = areas;
  }

  void check(ServiceDraft draft) {
    ServiceDetails details = draft.details();
    SourceRef source = source(draft.source());
    terms(source, "sector", Vocabulary.SECTOR, details.sectors());
    terms(source, "target", Vocabulary.TARGET, details.targets());
    for (String language : details.languages()) {
      if (!knownLanguages.computeIfAbsent(language, DraftCheck::isLanguage)) {
        throw refused(
            source, "language", language, "a BCP 47 tag of a known language, such as ar or pt-BR");
      }
    }
    reachable(source, details.contacts().emails(), details.contacts().websites());
    LocationDraft location = draft.location();
    if (location != null && location.city() != null && areas.findCity(location.city()).isEmpty()) {
      throw refused(
          source,
          "city",
          location.city(),
          areas.cities().stream().map(City::code).collect(Collectors.joining(", ")));
    }
    if (location != null && location.comune() != null && !location.comune().matches("[0-9]{6}")) {
      throw refused(source, "comune", location.comune(), "an ISTAT code of six digits");
    }
  }

  void check(OrganizationDraft draft) {
    SourceRef source = source(draft.source());
    if (draft.name().isEmpty()) {
      throw refused(source, "name", "", "a name that is not empty");
    }
    reachable(source, draft.emails(), draft.websites());
  }

  /// One batch must not say two things about one record.
  <T> void checkDistinct(List<T> drafts, Function<T, SourceRef> sourceOf) {
    Set<SourceRef> seen = new HashSet<>();
    for (T draft : drafts) {
      SourceRef source = sourceOf.apply(draft);
      if (!seen.add(source)) {
        throw refused(source, "source_id", source.id(), "each record once in a batch");
      }
    }
  }

  private static SourceRef source(SourceRef source) {
    if (source.source().isBlank() || source.id().isBlank()) {
      throw refused(source, "source", source.source(), "a list name and an id that are not empty");
    }
    return source;
  }

  private void terms(SourceRef source, String field, Vocabulary vocabulary, List<String> codes) {
    for (String code : codes) {
      if (taxonomies.find(vocabulary, code).isEmpty()) {
        throw refused(
            source,
            field,
            code,
            taxonomies.list(vocabulary).stream().map(Term::code).collect(Collectors.joining(", ")));
      }
    }
  }

  private static void reachable(SourceRef source, List<String> emails, List<String> websites) {
    for (String email : emails) {
      if (!EMAIL.matcher(email).matches()) {
        throw refused(source, "email", email, "name@domain");
      }
    }
    for (String website : websites) {
      if (!WEBSITE.matcher(website).matches()) {
        throw refused(
            source, "website", website, "an address that starts with http:// or https://");
      }
    }
  }

  private static boolean isLanguage(String tag) {
    Optional<String> canonical = SpokenLanguages.canonical(tag);
    return canonical.isPresent() && canonical.get().equals(tag);
  }

  private static IllegalArgumentException refused(
      SourceRef source, String field, String value, String allowed) {
    String record = " of " + source.source() + " " + source.id();
    return new IllegalArgumentException(
        field + record + ": \"" + value + "\" is not allowed; allowed: " + allowed);
  }
}
