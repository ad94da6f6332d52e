package org.capacitymetro.index;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.capacitymetro.freshness.Availability;
import org.capacitymetro.freshness.HalfLives;
import org.capacitymetro.geo.Point;
import org.capacitymetro.hsds.Access;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.Place;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.index.Fields.Source;
import org.capacitymetro.text.LocalizedText;

/// Turns a service into a document of the index.
public final class ServiceDocument {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");
  private static final long SECONDS_OF_2020 = 1_577_836_800;

  private final Map<String, Source> words = new HashMap<>();
  private final Map<String, Source> stems = new HashMap<>();
  private final Map<String, Source> starts = new HashMap<>();
  private final Set<String> pairs = new LinkedHashSet<>();
  private final Document document = new Document();
  private final Context context;

  /// What a document takes from elsewhere than its service.
  public interface Context {
    /// The code of a sector's parent, or the code itself on the first level.
    String firstLevel(String sector);

    HalfLives halfLives();
  }

  private ServiceDocument(Context context) {
    this.context = context;
  }

  /// The document of a service, ready to be written.
  public static Document of(PublicService service, Context context) {
    return new ServiceDocument(context).fill(service);
  }

  private Document fill(PublicService service) {
    ServiceDetails details = service.details();
    String id = service.id().shortForm();
    document.add(new StringField(Fields.ID, id, Field.Store.NO));
    addWords(service);
    addFacets(service);
    addPlace(service.place());
    document.add(new NumericDocValuesField(Fields.FRESHNESS, freshness(service)));
    addAge(details);
    document.add(new NumericDocValuesField(Fields.CHANGED, changed(service)));
    document.add(new SortedDocValuesField(Fields.NAME_KEY, new BytesRef(nameKey(details.name()))));
    document.add(
        new SortedDocValuesField(
            Fields.HOURS, Cards.writeHours(details.schedule(), service.place().city())));
    LocalDate ends = details.funding().endsOn();
    if (ends != null) {
      document.add(new NumericDocValuesField(Fields.ENDS, ends.toEpochDay()));
    }
    String sector =
        details.sectors().isEmpty() ? "" : context.firstLevel(details.sectors().getFirst());
    document.add(
        new BinaryDocValuesField(
            Fields.PIN, Pin.write(id, sector, details.name(), service.place().around())));
    document.add(new BinaryDocValuesField(Fields.CARD, Cards.write(service)));
    return document;
  }

  private void addWords(PublicService service) {
    ServiceDetails details = service.details();
    addText(details.name(), Source.NAME);
    for (LocalizedText.Entry entry : details.name().texts().values()) {
      List<String> telling = Analysis.tellingWords(entry.text());
      for (int i = 1; i < telling.size(); i++) {
        pairs.add(telling.get(i - 1) + ' ' + telling.get(i));
      }
      document.add(new StringField(Fields.NAME, clip(String.join(" ", telling)), Field.Store.NO));
    }
    Place place = service.place();
    addText(place.address().comune(), "it", Source.PLACE);
    if (service.provider() != null) {
      addText(service.provider().name(), Source.PROVIDER);
    }
    addText(place.address().street(), "it", Source.STREET);
    addText(details.summary(), Source.TEXT);
    addText(details.description(), Source.TEXT);
    addText(details.outcome(), Source.TEXT);
    pairs.forEach(pair -> document.add(new StringField(Fields.PAIR, clip(pair), Field.Store.NO)));
    document.add(WeightedTerms.field(Fields.WORD, words));
    document.add(WeightedTerms.field(Fields.STEM, stems));
    document.add(WeightedTerms.field(Fields.START, starts));
  }

  private static String clip(String term) {
    return term.length() > 200 ? term.substring(0, 200) : term;
  }

  private void addText(LocalizedText text, Source source) {
    text.texts().forEach((language, entry) -> addText(entry.text(), language, source));
  }

  private void addText(String text, String language, Source source) {
    for (String word : Analysis.words(text)) {
      if (word.length() > 100) {
        continue;
      }
      put(words, word, source);
      Analysis.Stems stemmed = Analysis.stems(word);
      put(stems, language.equals("it") ? stemmed.italian() : stemmed.english(), source);
      if (source != Source.TEXT) {
        for (int end = 1; end <= Math.min(Fields.START_LENGTH, word.length()); end++) {
          put(starts, word.substring(0, end), source);
        }
      }
    }
  }

  private static void put(Map<String, Source> terms, String term, Source source) {
    terms.merge(term, source, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  private void addFacets(PublicService service) {
    ServiceDetails details = service.details();
    Set<String> terms = new LinkedHashSet<>();
    for (String sector : details.sectors()) {
      terms.add(Fields.letter(Facet.SECTOR) + sector);
      terms.add(Fields.letter(Facet.SECTOR) + context.firstLevel(sector));
    }
    details.targets().forEach(target -> terms.add(Fields.letter(Facet.TARGET) + target));
    details.languages().forEach(language -> terms.add(Fields.letter(Facet.LANGUAGE) + language));
    accessValues(details.access()).forEach(value -> terms.add(Fields.letter(Facet.ACCESS) + value));
    service.place().areas().forEach(area -> terms.add(Fields.letter(Facet.AREA) + area));
    if (service.place().city() != null) {
      terms.add(Fields.CITY + service.place().city());
    }
    terms.forEach(
        term -> document.add(new SortedSetDocValuesField(Fields.FACET, new BytesRef(term))));
  }

  /// The values of [Facet#ACCESS] that hold for a service.
  public static Set<String> accessValues(Access access) {
    Set<String> values = new LinkedHashSet<>();
    if (access.mode() != Access.Mode.UNKNOWN) {
      values.add(access.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    if (access.isFree()) {
      values.add("free");
    }
    if (access.residencePermit() == Answer.NO) {
      values.add("no-permit");
    }
    if (access.anonymous() == Answer.YES) {
      values.add("anonymous");
    }
    return values;
  }

  private void addAge(ServiceDetails details) {
    context
        .halfLives()
        .fading(details.verification(), details.sectors())
        .ifPresent(
            fading ->
                document.add(
                    new NumericDocValuesField(
                        Fields.FADES,
                        fading.agesOn().toEpochDay() << 32 | fading.oldOn().toEpochDay())));
    Availability said = details.availability();
    if (said != null) {
      document.add(
          new NumericDocValuesField(
              Fields.PLACES, (long) said.kind().ordinal() << 32 | said.expiresOn().toEpochDay()));
    }
  }

  private void addPlace(Place place) {
    Point point = place.point();
    if (point == null) {
      document.add(new NumericDocValuesField(Fields.CURVE, Curve.NOWHERE));
      return;
    }
    int lat = (int) Math.round(point.lat() * Part.UNITS);
    int lon = (int) Math.round(point.lon() * Part.UNITS);
    document.add(
        new NumericDocValuesField(
            Fields.CURVE, Curve.position(lat / Part.UNITS, lon / Part.UNITS)));
    document.add(new NumericDocValuesField(Fields.PLACE, (long) lat << 32 | (lon & 0xffffffffL)));
  }

  /// The day the record was last known to be true: when it was verified or, lacking that, when it
  /// was last changed; on the same day a verified record is fresher.
  public static int freshness(PublicService service) {
    return service
        .details()
        .checkedOn()
        .map(day -> (int) day.toEpochDay() * 2 + 1)
        .orElseGet(() -> (int) service.updatedAt().atZone(ROME).toLocalDate().toEpochDay() * 2);
  }

  /// When the record was last changed, in whole seconds since 2020: an `int` holds them until 2088.
  public static int changed(PublicService service) {
    return (int) (service.updatedAt().getEpochSecond() - SECONDS_OF_2020);
  }

  /// Whether it is the freshness of a verified record.
  static boolean isVerified(int freshness) {
    return (freshness & 1) == 1;
  }

  /// What sorting by name goes by: the folded words of the source language.
  static String nameKey(LocalizedText name) {
    return clip(String.join(" ", Analysis.words(name.in(name.source()))));
  }
}
