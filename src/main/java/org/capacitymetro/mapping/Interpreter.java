package org.capacitymetro.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.capacitymetro.geocoding.Geocoder;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.Funding;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Organization.ProviderType;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.italy.ItalianContacts;
import org.capacitymetro.italy.ItalianNames;
import org.capacitymetro.italy.TaxCode;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.taxonomy.Taxonomies;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Slug;
import org.jspecify.annotations.Nullable;

/// Turns the rows of one list into drafts for the directory, following its profile, and says what
/// it noticed on the way.
public final class Interpreter {
  private final String source;
  private final Profile profile;
  private final Territory territory;
  private final @Nullable Geocoder geocoder;
  private final @Nullable Taxonomies taxonomies;
  private final @Nullable String askedCity;
  private final Map<Body, Optional<OrganizationDraft>> bodies = Recent.map();
  private final Map<Category, LocalizedText> summaries = Recent.map();

  /// A body as rows name it, often the same in thousands of them.
  private record Body(String kind, String written, ProviderType type, @Nullable String taxCode) {}

  /// What a row becomes.
  public sealed interface Entry {}

  /// @param draft without its bodies, which have to be written first
  /// @param provider the managing body named by the list
  /// @param funder the funding body named by the list
  /// @param codes identifiers as `scheme:value`; the same one in two lists means the same place
  /// @param hours the hours as far as they were understood; the draft has them only where they are
  ///   certain
  public record ServiceEntry(
      ServiceDraft draft,
      @Nullable OrganizationDraft provider,
      @Nullable OrganizationDraft funder,
      List<String> codes,
      ParsedHours hours)
      implements Entry {

    public ServiceEntry {
      codes = List.copyOf(codes);
    }

    public boolean placed() {
      LocationDraft location = draft.location();
      return location != null && location.point() != null;
    }

    /// The draft with its bodies.
    public ServiceDraft with(
        @Nullable OrganizationId providerId, @Nullable OrganizationId funderId) {
      return new ServiceDraft(
          draft.source(),
          providerId,
          funderId == null ? draft.details() : funded(draft.details(), funderId),
          draft.location());
    }

    private static ServiceDetails funded(ServiceDetails details, OrganizationId funder) {
      return new ServiceDetails(
          details.name(),
          details.summary(),
          details.description(),
          details.howTo(),
          details.outcome(),
          details.sectors(),
          details.targets(),
          details.languages(),
          details.access(),
          details.schedule(),
          details.contacts(),
          new Funding(funder, details.funding().projectCode(), details.funding().endsOn()),
          details.attributes(),
          details.verification(),
          details.availability(),
          details.demonstration());
    }
  }

  public record OrganizationEntry(OrganizationDraft draft) implements Entry {}

  /// @param geocoder asked for rows without a point; null to leave them without
  /// @param taxonomies for files with columns of sectors and targets; null to leave these out
  /// @param askedCity code of the city given with `--city`, for rows that name no province
  public Interpreter(
      String source,
      Profile profile,
      Territory territory,
      @Nullable Geocoder geocoder,
      @Nullable Taxonomies taxonomies,
      @Nullable String askedCity) {
    this.source = source;
    this.profile = profile;
    this.territory = territory;
    this.geocoder = geocoder;
    this.taxonomies = taxonomies;
    this.askedCity = askedCity;
  }

  /// Without looking addresses up.
  public Interpreter(
      String source,
      Profile profile,
      Territory territory,
      @Nullable Taxonomies taxonomies,
      @Nullable String askedCity) {
    this(source, profile, territory, null, taxonomies, askedCity);
  }

  public Interpreter(
      String source, Profile profile, Territory territory, @Nullable String askedCity) {
    this(source, profile, territory, null, null, askedCity);
  }

  /// @param row must have a source_id and a name
  public Entry interpret(SourceRow row, Consumer<Finding> findings) {
    RowWords words = new RowWords(row, profile, findings);
    PlaceReading place = new PlaceReading(words, profile, territory, geocoder, askedCity);
    SourceRef ref = new SourceRef(source, row.get(Column.SOURCE_ID));
    ContactReading contacts =
        new ContactReading(words, territory.province(place.plate()).areaCodes());
    return profile.makesOrganizations()
        ? new OrganizationEntry(organization(ref, words, place, contacts))
        : service(ref, words, place, contacts);
  }

  private ServiceEntry service(
      SourceRef ref, RowWords words, PlaceReading place, ContactReading contacts) {
    OfferReading offer = new OfferReading(words, profile, taxonomies, summaries);
    Category category = offer.category();
    LocationDraft location = place.location(category.publicPrecision());
    ParsedHours hours = offer.hours();
    String projectCode = words.get(Column.PROJECT_CODE);
    ServiceDetails details =
        new ServiceDetails(
            name(words, location.address()),
            offer.summary(),
            words.text(Column.DESCRIPTION),
            words.text(Column.HOW_TO),
            words.text(Column.OUTCOME),
            offer.sectors(),
            offer.targets(),
            offer.languages(),
            offer.access(hours),
            hours.published(),
            contacts.contacts(),
            new Funding(null, projectCode.isEmpty() ? null : projectCode, offer.endsOn()),
            attributes(words, category),
            profile.verification(source),
            null,
            false);
    return new ServiceEntry(
        new ServiceDraft(ref, null, details, location),
        provider(words),
        body("funder:", words.get(Column.FUNDER), ProviderType.OTHER, null),
        profile.codeScheme() == null
            ? List.of()
            : List.of(profile.codeScheme() + ":" + ref.id().toUpperCase(Locale.ROOT)),
        hours);
  }

  private OrganizationDraft organization(
      SourceRef ref, RowWords words, PlaceReading place, ContactReading contacts) {
    Territory.Comune comune = place.comune();
    boolean own = !words.get(Column.TAX_CODE).isEmpty();
    return new OrganizationDraft(
        ref,
        name(words, Address.NONE),
        words.text(Column.DESCRIPTION),
        profile.provider() == null ? ProviderType.OTHER : profile.provider().typeFor(words.notes()),
        taxCode(words, own ? words.get(Column.TAX_CODE) : ref.id()),
        comune.code(),
        contacts.emails(),
        contacts.websites(),
        false);
  }

  private static @Nullable String taxCode(RowWords words, String written) {
    String code = written.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    if (code.isEmpty()) {
      return null;
    }
    boolean valid = TaxCode.isValid(code);
    if (!valid) {
      words.note(Reason.TAX_CODE_MALFORMED, written);
    }
    return valid ? code : null;
  }

  private LocalizedText name(RowWords words, Address address) {
    String name = words.get(Column.NAME);
    for (Map.Entry<String, String> pair : profile.name().replace().entrySet()) {
      name = name.replace(pair.getKey(), pair.getValue());
    }
    name = tidy(name);
    String prefix = profile.name().prefix();
    if (prefix != null
        && !name.toLowerCase(Locale.ROOT).contains(prefix.toLowerCase(Locale.ROOT))) {
      name = prefix + " " + name;
    }
    if (profile.name().generic().contains(name)) {
      String where = address.street().isEmpty() ? address.comune() : address.street();
      name = where.isEmpty() ? name : name + ", " + where;
    }
    return LocalizedText.of(profile.language(), name);
  }

  /// Capitals are read in Italian only; in other languages they may be initials.
  private String tidy(String name) {
    return profile.language().equals("it")
        ? ItalianNames.tidy(name)
        : name.replaceAll("\\s+", " ").strip();
  }

  /// What has no field of its own, under the labels of the profile. Of a place that is not public
  /// nothing may be left here either, so such records carry their category only.
  private Map<String, String> attributes(RowWords words, Category category) {
    Map<String, String> attributes = new TreeMap<>();
    String written = words.get(Column.CATEGORY);
    if (!written.isEmpty()) {
      attributes.put("Categoria nella fonte", written);
    }
    if (category.publicPrecision() == Precision.EXACT) {
      Profile.Notes reading = profile.notes();
      words
          .notes()
          .forEach(
              (key, value) -> {
                boolean used =
                    key.equals(reading.postcode())
                        || key.equals(reading.istat())
                        || reading.ignore().contains(key);
                if (!used && !value.isBlank()) {
                  attributes.put(reading.labels().getOrDefault(key, key), value);
                }
              });
      attributes.putAll(words.attributes());
    }
    return attributes;
  }

  /// Whom the row names, else whom the profile names.
  private @Nullable OrganizationDraft provider(RowWords words) {
    Profile.Provider wanted = profile.provider();
    ProviderType type = wanted == null ? ProviderType.OTHER : wanted.typeFor(words.notes());
    String said = words.get(Column.PROVIDER);
    String typeSaid = words.get(Column.PROVIDER_TYPE).toLowerCase(Locale.ROOT);
    if (!typeSaid.isEmpty()) {
      type = providerType(words, wanted, typeSaid, type);
    }
    String taxCode = taxCode(words, words.get(Column.PROVIDER_TAX_CODE));
    if (!said.isEmpty()) {
      return body("provider:", said, type, taxCode);
    }
    if (wanted == null) {
      return null;
    }
    String note = wanted.note();
    return body(
        "provider:",
        note == null
            ? (wanted.name() == null ? "" : wanted.name())
            : words.notes().getOrDefault(note, ""),
        type,
        taxCode);
  }

  private static ProviderType providerType(
      RowWords words, Profile.@Nullable Provider wanted, String said, ProviderType orElse) {
    if (wanted != null && !wanted.types().isEmpty()) {
      return wanted.typeOf(said).orElse(orElse);
    }
    try {
      return Words.find(ProviderType.class, "provider-type", said).orElse(orElse);
    } catch (IllegalArgumentException e) {
      words.note(Reason.PROVIDER_TYPE_UNKNOWN, said);
      return orElse;
    }
  }

  private @Nullable OrganizationDraft body(
      String kind, String written, ProviderType type, @Nullable String taxCode) {
    if (written.isEmpty()) {
      return null;
    }
    return bodies
        .computeIfAbsent(
            new Body(kind, written, type, taxCode), wanted -> Optional.ofNullable(body(wanted)))
        .orElse(null);
  }

  private @Nullable OrganizationDraft body(Body wanted) {
    String name = tidy(wanted.written());
    if (name.isEmpty() || ItalianContacts.isPlaceholder(name)) {
      return null;
    }
    return new OrganizationDraft(
        new SourceRef(source, wanted.kind() + Slug.of(name)),
        LocalizedText.of(profile.language(), name),
        LocalizedText.EMPTY,
        wanted.type(),
        wanted.taxCode(),
        null,
        List.of(),
        List.of(),
        false);
  }
}
