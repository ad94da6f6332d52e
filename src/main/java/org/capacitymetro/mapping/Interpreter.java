package org.capacitymetro.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.capacitymetro.directory.Access;
import org.capacitymetro.directory.Address;
import org.capacitymetro.directory.Contacts;
import org.capacitymetro.directory.Funding;
import org.capacitymetro.directory.LocationDraft;
import org.capacitymetro.directory.Organization.ProviderType;
import org.capacitymetro.directory.OrganizationDraft;
import org.capacitymetro.directory.Precision;
import org.capacitymetro.directory.ServiceDetails;
import org.capacitymetro.directory.ServiceDraft;
import org.capacitymetro.directory.SourceRef;
import org.capacitymetro.hours.Schedule;
import org.capacitymetro.italy.ItalianAddress;
import org.capacitymetro.italy.ItalianContacts;
import org.capacitymetro.italy.ItalianNames;
import org.capacitymetro.italy.TaxCode;
import org.capacitymetro.mapping.Profile.Category;
import org.capacitymetro.mapping.SourceRow.Column;
import org.capacitymetro.text.LocalizedText;
import org.capacitymetro.text.Slug;
import org.jspecify.annotations.Nullable;

/// Turns the rows of one list into drafts for the directory, following its profile, and says what
/// it noticed on the way.
public final class Interpreter {
  private final String source;
  private final Profile profile;
  private final Territory territory;
  private final @Nullable String askedCity;

  /// What a row becomes.
  public sealed interface Entry {}

  /// @param provider the managing body named by the list, to be written first
  public record ServiceEntry(ServiceDraft draft, @Nullable OrganizationDraft provider)
      implements Entry {
    public boolean placed() {
      LocationDraft location = draft.location();
      return location != null && location.point() != null;
    }
  }

  public record OrganizationEntry(OrganizationDraft draft) implements Entry {}

  /// @param askedCity code of the city given with `--city`, for rows that name no province
  public Interpreter(
      String source, Profile profile, Territory territory, @Nullable String askedCity) {
    this.source = source;
    this.profile = profile;
    this.territory = territory;
    this.askedCity = askedCity;
  }

  /// @param row must have a source_id and a name
  public Entry interpret(SourceRow row, Consumer<Finding> findings) {
    return new Reading(row, findings).entry();
  }

  /// One row on its way.
  private final class Reading {
    private final SourceRow row;
    private final Consumer<Finding> findings;
    private final Map<Column, String> mended = new EnumMap<>(Column.class);
    private final Map<String, String> notes;
    private final String plate;

    Reading(SourceRow row, Consumer<Finding> findings) {
      this.row = row;
      this.findings = findings;
      this.notes = notes(mend(Column.NOTES));
      this.plate = plate();
    }

    Entry entry() {
      SourceRef ref = new SourceRef(source, row.get(Column.SOURCE_ID));
      if (profile.makesOrganizations()) {
        return new OrganizationEntry(organization(ref));
      }
      Category category = category();
      LocationDraft location = location(category.publicPrecision());
      String name = name(location.address());
      ServiceDetails details =
          new ServiceDetails(
              LocalizedText.of("it", name),
              category.summaryText(),
              LocalizedText.EMPTY,
              LocalizedText.EMPTY,
              LocalizedText.EMPTY,
              category.sectors(),
              category.targets(),
              List.of(),
              access(category),
              schedule(),
              contacts(),
              new Funding(null, null, category.endedOn().orElse(null)),
              attributes(category),
              profile.verification(source),
              null,
              false);
      return new ServiceEntry(new ServiceDraft(ref, null, details, location), provider());
    }

    private OrganizationDraft organization(SourceRef ref) {
      Territory.Comune comune = comune();
      String taxCode = ref.id().replaceAll("\\s", "").toUpperCase(Locale.ROOT);
      boolean valid = TaxCode.isValid(taxCode);
      if (!valid) {
        note(Reason.TAX_CODE_MALFORMED, ref.id());
      }
      return new OrganizationDraft(
          ref,
          LocalizedText.of("it", name(Address.NONE)),
          LocalizedText.EMPTY,
          profile.provider() == null ? ProviderType.OTHER : profile.provider().typeFor(notes),
          valid ? taxCode : null,
          comune.code(),
          emails(),
          websites(),
          false);
    }

    private Category category() {
      String words = mend(Column.CATEGORY);
      Optional<Category> found = profile.findCategory(words);
      if (found.isEmpty()) {
        note(words.isEmpty() ? Reason.CATEGORY_MISSING : Reason.CATEGORY_UNKNOWN, words);
      }
      return found.orElse(Category.UNKNOWN);
    }

    private static Access access(Category category) {
      List<Access.CostOption> costs =
          Boolean.TRUE.equals(category.free())
              ? List.of(Access.CostOption.of(BigDecimal.ZERO))
              : List.of();
      return new Access(
          category.mode(),
          Category.answer(category.residencePermit()),
          Category.answer(category.anonymous()),
          costs,
          List.of());
    }

    private String name(Address address) {
      String name = mend(Column.NAME);
      for (Map.Entry<String, String> pair : profile.name().replace().entrySet()) {
        name = name.replace(pair.getKey(), pair.getValue());
      }
      name = ItalianNames.tidy(name);
      String prefix = profile.name().prefix();
      if (prefix != null
          && !name.toLowerCase(Locale.ROOT).contains(prefix.toLowerCase(Locale.ROOT))) {
        name = prefix + " " + name;
      }
      if (profile.name().generic().contains(name)) {
        String where = address.street().isEmpty() ? address.comune() : address.street();
        name = where.isEmpty() ? name : name + ", " + where;
      }
      return name;
    }

    private String plate() {
      String declared = row.get(Column.PROVINCE).toUpperCase(Locale.ROOT);
      if (!declared.isEmpty()) {
        if (!territory.knowsProvince(declared)) {
          note(Reason.PROVINCE_UNKNOWN, declared);
        }
        return declared;
      }
      if (askedCity != null) {
        return territory.plateOf(askedCity).orElse("");
      }
      note(Reason.PROVINCE_MISSING, row.get(Column.CITY));
      return "";
    }

    private Territory.Comune comune() {
      String istat = notes.getOrDefault(profile.notes().istat(), "");
      Territory.Comune comune = territory.comune(istat, mend(Column.CITY), plate);
      if (comune.reason() != null) {
        note(comune.reason(), row.get(Column.CITY) + " " + plate + " " + istat);
      }
      return comune;
    }

    private LocationDraft location(Precision precision) {
      Coordinates coordinates =
          Coordinates.read(
              row.get(Column.LAT), row.get(Column.LON), point -> territory.mayLieIn(plate, point));
      if (coordinates.reason() != null) {
        note(
            coordinates.reason(),
            row.get(Column.LAT)
                + ", "
                + row.get(Column.LON)
                + (plate.isEmpty() ? "" : " in " + plate));
      }
      String town = ItalianNames.tidy(mend(Column.CITY));
      ItalianAddress written =
          ItalianAddress.parse(
              mend(Column.ADDRESS),
              notes.getOrDefault(profile.notes().postcode(), ""),
              town,
              plate);
      Address address = new Address(written.street(), postcode(written.postcode()), town, plate);
      return new LocationDraft(
          address,
          coordinates.point(),
          comune().code(),
          territory.city(plate, coordinates.point(), askedCity),
          precision,
          LocalizedText.EMPTY,
          List.of());
    }

    private @Nullable String postcode(String written) {
      if (written.isEmpty()) {
        return null;
      }
      List<String> beginnings = territory.province(plate).postcodes();
      boolean valid =
          written.matches("\\d{5}")
              && (beginnings.isEmpty() || beginnings.stream().anyMatch(written::startsWith));
      if (!valid) {
        note(Reason.POSTCODE_MALFORMED, written + " in " + plate);
      }
      return valid ? written : null;
    }

    private Schedule schedule() {
      Schedule schedule = ItalianHours.parse(mend(Column.HOURS)).orElse(Schedule.UNKNOWN);
      if (schedule.kind() == Schedule.Kind.UNKNOWN && !schedule.original().isEmpty()) {
        note(Reason.HOURS_NOT_UNDERSTOOD, row.get(Column.HOURS));
      }
      return schedule;
    }

    private Contacts contacts() {
      List<Contacts.Phone> phones = new ArrayList<>();
      for (String number : ItalianContacts.splitPhones(row.get(Column.PHONE))) {
        Optional<ItalianContacts.Number> found =
            ItalianContacts.parsePhone(number, territory.province(plate).areaCodes());
        if (found.isEmpty()) {
          note(Reason.PHONE_MALFORMED, number);
        } else {
          if (found.get().repaired()) {
            note(Reason.PHONE_REPAIRED, number + " is now " + found.get().text());
          }
          phones.add(new Contacts.Phone(found.get().text(), LocalizedText.EMPTY));
        }
      }
      return new Contacts(phones.stream().distinct().toList(), emails(), websites());
    }

    private List<String> emails() {
      List<String> emails = new ArrayList<>();
      for (String part : mend(Column.EMAIL).split("[;,]|\\s+[-–/]\\s+")) {
        if (!ItalianContacts.isPlaceholder(part)) {
          ItalianContacts.parseEmail(part)
              .ifPresentOrElse(emails::add, () -> note(Reason.EMAIL_MALFORMED, part));
        }
      }
      return emails.stream().distinct().toList();
    }

    private List<String> websites() {
      String written = mend(Column.WEBSITE);
      if (ItalianContacts.isPlaceholder(written)) {
        return List.of();
      }
      Optional<String> site = ItalianContacts.parseWebsite(written);
      if (site.isEmpty()) {
        note(Reason.WEBSITE_MALFORMED, written);
      } else if (!written
          .toLowerCase(Locale.ROOT)
          .matches("(https?://)?[^/:]+(:\\d+)?([/?#].*)?")) {
        note(Reason.WEBSITE_REPAIRED, written + " is now " + site.get());
      }
      return site.stream().toList();
    }

    /// What has no field of its own, under the labels of the profile. Of a place that is not public
    /// nothing may be left here either, so such records carry their category only.
    private Map<String, String> attributes(Category category) {
      Map<String, String> attributes = new TreeMap<>();
      String words = mend(Column.CATEGORY);
      if (!words.isEmpty()) {
        attributes.put("Categoria nella fonte", words);
      }
      if (category.publicPrecision() == Precision.EXACT) {
        notes.forEach(
            (key, value) -> {
              boolean used =
                  key.equals(profile.notes().postcode())
                      || key.equals(profile.notes().istat())
                      || profile.notes().ignore().contains(key);
              if (!used && !value.isBlank()) {
                attributes.put(profile.notes().labels().getOrDefault(key, key), value);
              }
            });
      }
      return attributes;
    }

    private @Nullable OrganizationDraft provider() {
      Profile.Provider wanted = profile.provider();
      if (wanted == null) {
        return null;
      }
      String note = wanted.note();
      String name =
          note == null
              ? String.valueOf(wanted.name())
              : ItalianNames.tidy(notes.getOrDefault(note, ""));
      if (name.isEmpty() || ItalianContacts.isPlaceholder(name)) {
        return null;
      }
      return new OrganizationDraft(
          new SourceRef(source, "provider:" + Slug.of(name)),
          LocalizedText.of("it", name),
          LocalizedText.EMPTY,
          wanted.typeFor(notes),
          null,
          null,
          List.of(),
          List.of(),
          false);
    }

    /// `key=value; key=value`; a part without a key goes on with the value before it, or stands
    /// under its own words.
    private Map<String, String> notes(String text) {
      Map<String, String> values = new LinkedHashMap<>();
      for (String part : text.split("; ")) {
        String words = part.replaceAll("<[^>]*>", "").strip();
        int equals = words.indexOf('=');
        if (equals > 0 && words.substring(0, equals).matches("[\\w:@.-]+")) {
          values.putIfAbsent(words.substring(0, equals), words.substring(equals + 1).strip());
        } else if (!words.isEmpty() && !profile.notes().ignore().contains(words)) {
          values.merge("Note", words, (before, more) -> before + "; " + more);
        }
      }
      return values;
    }

    private String mend(Column column) {
      return mended.computeIfAbsent(column, this::mendOnce);
    }

    private String mendOnce(Column column) {
      String text = row.get(column);
      if (!ItalianNames.isGarbled(text)) {
        return text;
      }
      String mended = ItalianNames.mendEncoding(text).strip();
      note(
          ItalianNames.isGarbled(mended) ? Reason.TEXT_GARBLED : Reason.TEXT_REPAIRED,
          column.canonical() + ": " + text);
      return mended;
    }

    private void note(Reason reason, String value) {
      findings.accept(new Finding(row.line(), reason, value));
    }
  }
}
