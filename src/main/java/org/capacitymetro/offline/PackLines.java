package org.capacitymetro.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capacitymetro.areas.Area;
import org.capacitymetro.areas.City;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.offline.PackRecords.CityLine;
import org.capacitymetro.offline.PackRecords.EmergencyLine;
import org.capacitymetro.offline.PackRecords.LanguagesLine;
import org.capacitymetro.offline.PackRecords.PracticeLine;
import org.capacitymetro.offline.PackRecords.StandingLine;
import org.capacitymetro.offline.PackRecords.StemsLine;
import org.capacitymetro.offline.PackRecords.SynonymsLine;
import org.capacitymetro.offline.PackRecords.TermLine;
import org.capacitymetro.pages.Formats;
import org.capacitymetro.pages.Language;
import org.capacitymetro.pages.Messages;
import org.capacitymetro.pages.NationalNumber;
import org.capacitymetro.platform.PackSource;
import org.capacitymetro.practices.Passage;
import org.capacitymetro.practices.PracticeKind;
import org.capacitymetro.practices.Published;
import org.capacitymetro.search.PackWords;
import org.capacitymetro.taxonomy.Term;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/// Writes the lines of a pack: the same city gives the same lines, byte by byte, on every node.
final class PackLines {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  /// What a pack is made from.
  ///
  /// @param services those of the city
  /// @param terms sectors and targets
  /// @param areas by code, at least those the services lie in
  /// @param practices the sheets of the city
  /// @param further records of other modules
  record Content(
      City city,
      Collection<PublicService> services,
      List<Term> terms,
      Map<String, Area> areas,
      List<Practised> practices,
      List<PackSource.Entry> further) {}

  /// A sheet and the services of the city on which it hangs; none where it only names the city.
  record Practised(Published sheet, List<ServiceId> services) {}

  private final PackWords words;
  private final Language language;
  private final Content content;
  private final SortedMap<String, String> lines = new TreeMap<>();
  private final Set<String> met = new HashSet<>();

  /// Tags of the languages of texts and desks.
  private final Set<String> languages = new TreeSet<>();

  /// Writes texts of other modules as those of this one.
  private final JsonMapper texts;

  private PackLines(Content content, Language language, PackWords words) {
    this.content = content;
    this.language = language;
    this.words = words;
    this.texts =
        JSON.rebuild()
            .addModule(
                new SimpleModule()
                    .addSerializer(
                        LocalizedText.class,
                        new ValueSerializer<>() {
                          @Override
                          public void serialize(
                              LocalizedText value,
                              JsonGenerator generator,
                              SerializationContext context) {
                            context.writeValue(generator, text(value));
                          }
                        }))
            .build();
  }

  /// The lines by key, in the order of the pack, without line feeds.
  static SortedMap<String, String> of(Content content, Language language, PackWords words) {
    return new PackLines(content, language, words).write();
  }

  /// The bytes that a pack's hash is taken of.
  static byte[] bytes(Collection<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private SortedMap<String, String> write() {
    addCity();
    addEmergencies();
    addTerms();
    addServices();
    addPractices();
    content.further().forEach(entry -> add(entry.key(), entry.content(), texts));
    addLanguages();
    addWords();
    return lines;
  }

  private void add(String key, Object members) {
    add(key, members, JSON);
  }

  private void add(String key, Object members, JsonMapper json) {
    ObjectNode line = JSON.createObjectNode().put("k", key);
    line.setAll((ObjectNode) json.valueToTree(members));
    if (lines.put(key, JSON.writeValueAsString(line)) != null) {
      throw new IllegalStateException("Two records of a pack have the key " + key);
    }
  }

  private @Nullable PackText text(LocalizedText text) {
    PackText shown = PackText.of(text, language.code());
    if (shown != null && shown.foreign() != null) {
      languages.add(shown.foreign().language());
    }
    return shown;
  }

  private void addCity() {
    City city = content.city();
    add(
        "city",
        new CityLine(
            city.code(),
            text(city.name()),
            city.centre().lat(),
            city.centre().lon(),
            new double[] {
              city.bounds().minLon(),
              city.bounds().minLat(),
              city.bounds().maxLon(),
              city.bounds().maxLat()
            },
            city.patronDay().toString().substring(2)));
  }

  private void addEmergencies() {
    Messages messages = Messages.in(language);
    int position = 0;
    for (NationalNumber number : NationalNumber.ALL) {
      add(
          "emergency:" + number.key(),
          new EmergencyLine(
              position++,
              number.shown(),
              PackText.plain(messages.get("emergency." + number.key())),
              PackText.plain(messages.get("emergency." + number.key() + ".about"))));
    }
  }

  private void addTerms() {
    Set<String> around = new LinkedHashSet<>();
    content.services().forEach(service -> around.addAll(service.place().areas()));
    around.removeIf(code -> !content.areas().containsKey(code));
    Map<String, Term> byCode = new HashMap<>();
    content.terms().forEach(term -> byCode.put(term.vocabulary() + term.code(), term));
    for (PackWords.Entry entry : words.entries(around)) {
      met.addAll(entry.words());
      switch (entry.kind()) {
        case SECTOR, TARGET -> {
          Term term = byCode.get(entry.kind().name() + entry.code());
          if (term != null) {
            addTerm(term, entry.words());
          }
        }
        case AREA -> {
          Area area = content.areas().get(entry.code());
          if (area != null) {
            add(
                "term:area:" + area.code(),
                new TermLine(
                    area.code(),
                    text(area.name()),
                    null,
                    area.parent(),
                    null,
                    null,
                    area.kind().ordinal(),
                    entry.words()));
          }
        }
        case CITY -> {
          if (entry.code().equals(content.city().code())) {
            add(
                "term:city:" + entry.code(),
                new TermLine(
                    entry.code(),
                    text(content.city().name()),
                    null,
                    null,
                    null,
                    null,
                    0,
                    entry.words()));
          }
        }
      }
    }
  }

  private void addTerm(Term term, List<String> folded) {
    add(
        switch (term.vocabulary()) {
              case SECTOR -> "term:sector:";
              case TARGET -> "term:target:";
            }
            + term.code(),
        new TermLine(
            term.code(),
            text(term.name()),
            text(term.description()),
            term.parent(),
            term.icon(),
            term.colour(),
            term.position(),
            folded));
  }

  private void addServices() {
    ServiceLines made = new ServiceLines(words, language);
    for (PublicService service : content.services()) {
      add("service:" + service.id().shortForm(), made.of(service));
      languages.addAll(service.details().languages());
      searched(service)
          .forEach(
              text -> {
                LocalizedText.Reading shown = text.read(language.code());
                languages.add(shown.language());
                meet(shown.text());
                meet(text.in(text.source()));
              });
      meet(service.place().address().comune());
      meet(service.place().address().street());
    }
  }

  private static Stream<LocalizedText> searched(PublicService service) {
    return Stream.of(
            service.details().name(),
            service.provider() == null ? LocalizedText.EMPTY : service.provider().name(),
            service.details().summary(),
            service.details().description(),
            service.details().outcome())
        .filter(text -> !text.isEmpty());
  }

  private void meet(String text) {
    met.addAll(words.words(text));
  }

  private void addPractices() {
    for (Practised practised : content.practices()) {
      Published sheet = practised.sheet();
      String id = sheet.id().shortForm();
      add(
          "practice:" + id,
          new PracticeLine(
              id,
              sheet.path(language.code()).substring("/practices/".length()),
              text(sheet.sheet().title()),
              text(sheet.sheet().text(Passage.SUMMARY)),
              sheet.sheet().kind() == PracticeKind.MICRO ? Boolean.TRUE : null,
              sheet.sheet().sectors(),
              practised.services().stream().map(ServiceId::shortForm).sorted().toList()));
    }
  }

  private void addLanguages() {
    languages.add("it");
    languages.add(language.code());
    Map<String, String> names = new LinkedHashMap<>();
    Formats formats = new Formats(language);
    languages.forEach(tag -> names.put(tag, formats.languageName(tag)));
    add("languages", new LanguagesLine(names));
  }

  private void addWords() {
    List<List<List<String>>> groups = new ArrayList<>(words.synonyms());
    groups.forEach(group -> group.forEach(met::addAll));
    add("synonyms", new SynonymsLine(groups));
    PackWords.FirstAndLast standing = words.standing();
    add(
        "standing",
        new StandingLine(standing.firstSectors(), standing.firstTargets(), standing.lastSectors()));
    SortedMap<String, SortedMap<String, String>> byLetter = new TreeMap<>();
    words
        .stems(met)
        .forEach(
            (word, stem) ->
                byLetter
                    .computeIfAbsent(word.substring(0, 1), letter -> new TreeMap<>())
                    .put(word, stem));
    byLetter.forEach((letter, stems) -> add("stems:" + letter, new StemsLine(stems)));
  }
}
