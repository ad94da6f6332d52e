package org.capacitymetro.mapping;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Geocoder;
import org.capacitymetro.geocoding.GeocodingException;
import org.capacitymetro.geocoding.Located;
import org.capacitymetro.geocoding.Query;
import org.capacitymetro.hours.Schedule.Kind;
import org.capacitymetro.hsds.Access.Mode;
import org.capacitymetro.hsds.Answer;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Organization.ProviderType;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.mapping.Interpreter.OrganizationEntry;
import org.capacitymetro.mapping.Interpreter.ServiceEntry;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.tables.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final TestReadings READINGS = new TestReadings(null);
  private static final String HEADER = "id,nome,tipo,via,comune,pr";
  private final List<Finding> findings = new ArrayList<>();

  private Reading reading(String yaml, String columns, @Nullable Geocoder geocoder) {
    return READINGS.reading(
        READINGS.profiles.parse("prova", yaml), "prova", List.of(columns.split(",")), geocoder);
  }

  private static Row row(String... cells) {
    return new Row(2, Arrays.asList(cells));
  }

  private ServiceEntry read(Reading reading, String... cells) {
    return (ServiceEntry) reading.read(row(cells), findings::add).orElseThrow();
  }

  private static final String FIELDS =
      "fields: {source_id: id, name: nome, category: tipo, address: via, city: comune, province: pr}\n";

  @Test
  void everyFieldOfAServiceCanBeFilled() {
    String columns =
        "id,nome,desc,come,esito,lingue,settori,destinatari,accesso,permesso,anonimo,costo,documenti,"
            + "gestore,tipo gestore,cf,finanziatore,cup,fine,arrivo,accessibile,cap,istat,orari,fax";
    Reading reading =
        reading(
            """
            code-scheme: prova-codes
            fields:
              source_id: id
              name: nome
              description: desc
              summary: {constant: In breve}
              how-to: come
              outcome: esito
              languages: lingue
              sectors: settori
              targets: destinatari
              access: accesso
              residence-permit: permesso
              anonymous: anonimo
              cost: costo
              documents: documenti
              provider: gestore
              provider-type: tipo gestore
              provider-tax-code: cf
              funder: finanziatore
              project-code: cup
              ends-on: fine
              arrival: arrivo
              accessibility: accessibile
              postcode: cap
              istat: istat
              hours: orari
            attributes: {Fax: fax}
            """,
            columns,
            null);
    ServiceEntry entry =
        read(
            reading,
            "a1",
            "Sportello di prova",
            "Aiuta.",
            "Si suona.",
            "Un foglio.",
            "arabo, Inglese e wolof; italiano",
            "registry; Salute",
            "women",
            "su appuntamento",
            "no",
            "sì",
            "5,50 euro",
            "passaporto; due foto, recenti",
            "COOPERATIVA DI PROVA",
            "third-sector",
            "01234567897",
            "Fondazione di prova",
            "C12",
            "31/12/2027",
            "Scala B",
            "wheelchair; lift",
            "10121",
            "001272",
            "lun-ven 9-13",
            "011 1");
    ServiceDetails details = entry.draft().details();
    assertThat(findings).isEmpty();
    assertThat(entry.draft().source().source()).isEqualTo("prova");
    assertThat(entry.codes()).containsExactly("prova-codes:A1");
    assertThat(details.description().in("it")).isEqualTo("Aiuta.");
    assertThat(details.summary().in("it")).isEqualTo("In breve");
    assertThat(details.howTo().in("it")).isEqualTo("Si suona.");
    assertThat(details.outcome().in("it")).isEqualTo("Un foglio.");
    assertThat(details.languages()).containsExactly("ar", "en", "wo");
    assertThat(details.sectors()).containsExactly("registry", "health");
    assertThat(details.targets()).containsExactly("women");
    assertThat(details.access().mode()).isEqualTo(Mode.APPOINTMENT);
    assertThat(details.access().residencePermit()).isEqualTo(Answer.NO);
    assertThat(details.access().anonymous()).isEqualTo(Answer.YES);
    assertThat(details.access().costs().getFirst().amount())
        .isEqualByComparingTo(new BigDecimal("5.5"));
    assertThat(details.access().documents()).hasSize(2);
    assertThat(details.funding().projectCode()).isEqualTo("C12");
    assertThat(details.funding().endsOn()).isEqualTo("2027-12-31");
    assertThat(details.schedule().kind()).isEqualTo(Kind.WEEKLY);
    assertThat(details.attributes()).containsEntry("Fax", "011 1");
    assertThat(requireNonNull(entry.provider()).name().in("it")).isEqualTo("Cooperativa di Prova");
    assertThat(requireNonNull(entry.provider()).type()).isEqualTo(ProviderType.THIRD_SECTOR);
    assertThat(requireNonNull(entry.provider()).taxCode()).isEqualTo("01234567897");
    assertThat(requireNonNull(entry.funder()).name().in("it")).isEqualTo("Fondazione di prova");
    LocationDraft place = requireNonNull(entry.draft().location());
    assertThat(place.arrival().in("it")).isEqualTo("Scala B");
    assertThat(place.accessibility()).containsExactly("wheelchair", "lift");
    assertThat(place.comune()).isEqualTo("001272");
    assertThat(place.address().postcode()).isEqualTo("10121");
    assertThat(place.address().comune()).isEqualTo("Torino");
    assertThat(place.address().province()).isEqualTo("TO");
    OrganizationId funder = new OrganizationId(java.util.UUID.randomUUID());
    assertThat(entry.with(null, funder).details().funding().funder()).isEqualTo(funder);
  }

  @Test
  void saysWhatItCouldNotUseAndTakesTheRest() {
    Reading reading =
        reading(
            "fields: {source_id: a, name: b, languages: c, sectors: d, targets: e, access: f, anonymous: g,"
                + " accessibility: h, ends-on: i, provider: j, provider-type: k, hours: l, province: {constant: TO}}",
            "a,b,c,d,e,f,g,h,i,j,k,l",
            null);
    read(
        reading,
        "1",
        "Uno",
        "klingon",
        "niente",
        "nessuno",
        "dal retro",
        "forse",
        "rampa",
        "domani",
        "Ente",
        "strano",
        "lun 9-12, primo sabato del mese 9-12");
    assertThat(findings)
        .extracting(Finding::reason)
        .containsExactlyInAnyOrder(
            Reason.LANGUAGE_UNKNOWN,
            Reason.SECTOR_UNKNOWN,
            Reason.TARGET_UNKNOWN,
            Reason.ACCESS_UNKNOWN,
            Reason.ANSWER_UNKNOWN,
            Reason.ACCESSIBILITY_UNKNOWN,
            Reason.DATE_MALFORMED,
            Reason.PROVIDER_TYPE_UNKNOWN,
            Reason.HOURS_PROPOSED);
  }

  @Test
  void rowsThatAreNotMeantAreCountedAndNotRefused() {
    Reading reading =
        reading(
            FIELDS
                + """
                rows:
                  - {column: pr, in: [TO, mi]}
                  - {column: tipo, equals: chiuso, not: true}
                  - {column: nome, matches: "^s"}
                """,
            HEADER,
            null);
    assertThat(reading.read(row("1", "Sportello", "aperto", "", "", "MI"), findings::add))
        .isPresent();
    assertThat(reading.read(row("2", "Sportello", "aperto", "", "", "RM"), findings::add))
        .isEmpty();
    assertThat(reading.read(row("3", "Sportello", "Chiuso", "", "", "TO"), findings::add))
        .isEmpty();
    assertThat(reading.read(row("4", "Altro", "aperto", "", "", "TO"), findings::add)).isEmpty();
    assertThat(reading.filtered()).isEqualTo(3);
    assertThat(findings).extracting(Finding::reason).noneMatch(Reason::refuses);
  }

  @Test
  void refusesRowsNobodyCouldFindAgain() {
    Reading reading = reading(FIELDS, HEADER, null);
    assertThat(reading.read(row("", "Uno", "", "", "", "TO"), findings::add)).isEmpty();
    assertThat(reading.read(row("1", "", "", "", "", "TO"), findings::add)).isEmpty();
    assertThat(reading.read(row("1", "a\u0000", "", "", "", "TO"), findings::add)).isEmpty();
    assertThat(reading.read(row("1", "a".repeat(20_001), "", "", "", "TO"), findings::add))
        .isEmpty();
    assertThat(findings)
        .extracting(Finding::reason)
        .containsExactly(
            Reason.ID_MISSING,
            Reason.NAME_MISSING,
            Reason.CHARACTERS_FORBIDDEN,
            Reason.CELL_TOO_LONG);
  }

  @Test
  void aFileWithoutAColumnOfTheProfileIsRefusedByName() {
    assertThatThrownBy(() -> reading(FIELDS, "id,nome", null))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("\"tipo\"")
        .hasMessageContaining("id, nome");
    assertThatThrownBy(() -> reading("record: service", "a,b", null))
        .hasMessageContaining("source_id");
    assertThat(reading("record: service", "Source_ID,Nome,Indirizzo", null)).isNotNull();
  }

  @Test
  void aRowWithoutAPointIsLookedUpAndOneWithAPointIsNot() {
    List<Query> asked = new ArrayList<>();
    Geocoder geocoder =
        query -> {
          asked.add(query);
          return Optional.of(
              new Located(
                  new Point(45.07, 7.68), Located.Precision.STREET, "Prova", "Via Roma", 0.9));
        };
    Reading reading = reading(FIELDS, HEADER, geocoder);
    LocationDraft place =
        requireNonNull(
            read(reading, "1", "Uno", "farmacia", "V. Roma, 5", "Torino", "TO").draft().location());
    assertThat(place.point()).isEqualTo(new Point(45.07, 7.68));
    assertThat(requireNonNull(place.geocoded()).source()).isEqualTo("Prova");
    assertThat(requireNonNull(place.geocoded()).approximate()).isTrue();
    assertThat(asked)
        .singleElement()
        .satisfies(query -> assertThat(query.province()).isEqualTo("TO"));
    LocationDraft elsewhere =
        requireNonNull(
            read(reading, "2", "Due", "farmacia", "Via Roma 5", "Bari", "BA").draft().location());
    assertThat(elsewhere.point()).isNull();
    Reading placed =
        reading(
            "fields: {source_id: a, name: b, lat: c, lon: d, city: {constant: Torino}}",
            "a,b,c,d",
            geocoder);
    assertThat(
            requireNonNull(read(placed, "1", "Uno", "45,05", "7,66").draft().location()).geocoded())
        .isNull();
    assertThat(asked).hasSize(2);
    Reading broken =
        reading(
            FIELDS,
            HEADER,
            query -> {
              throw new GeocodingException("down");
            });
    assertThat(read(broken, "1", "Uno", "farmacia", "Via Roma 5", "Torino", "TO").placed())
        .isFalse();
    assertThat(findings).extracting(Finding::reason).contains(Reason.GEOCODER_UNREACHABLE);
  }

  @Test
  void hoursByAppointmentChangeHowOneGetsIn() {
    Reading reading =
        reading(
            "fields: {source_id: a, name: b, hours: c, category: {constant: pronto soccorso}}\n"
                + "categories: {pronto soccorso: {sectors: [health], access: walk-in}}",
            "a,b,c",
            null);
    assertThat(
            read(reading, "1", "Uno", "lun 9-12 su appuntamento").draft().details().access().mode())
        .isEqualTo(Mode.APPOINTMENT);
    assertThat(read(reading, "1", "Uno", "lun 9-12").draft().details().access().mode())
        .isEqualTo(Mode.WALK_IN);
    ServiceEntry doubtful = read(reading, "1", "Uno", "9:00/12:30");
    assertThat(doubtful.draft().details().schedule().kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(doubtful.draft().details().schedule().original().in("it")).isEqualTo("9:00/12:30");
    assertThat(doubtful.hours().isProposal()).isTrue();
    assertThat(doubtful.hours().schedule().slots()).hasSize(5);
  }

  @Test
  void severalCategoriesAddUpAndTheMoreCarefulPrecisionHolds() {
    Reading reading =
        reading(
            FIELDS
                + """
                categories:
                  mensa: {sectors: [food-canteen], targets: [homeless], access: walk-in}
                  casa rifugio: {sectors: [women-shelter], targets: [women], access: referral, precision: comune}
                """,
            HEADER,
            null);
    ServiceEntry entry =
        read(reading, "1", "Uno", "Mensa; casa rifugio", "Via Roma 1", "Torino", "TO");
    assertThat(entry.draft().details().sectors()).containsExactly("food-canteen", "women-shelter");
    assertThat(entry.draft().details().access().mode()).isEqualTo(Mode.UNKNOWN);
    assertThat(requireNonNull(entry.draft().location()).precision())
        .isEqualTo(org.capacitymetro.hsds.Precision.COMUNE);
  }

  @Test
  void aRegisterOfBodiesBecomesOrganizations() {
    Reading reading =
        reading(
            "record: organization\nfields: {source_id: a, name: b, tax-code: c, email: d, province: {constant: TO}}",
            "a,b,c,d",
            null);
    OrganizationEntry entry =
        (OrganizationEntry)
            reading
                .read(
                    row("7", "ASSOCIAZIONE DI PROVA", "01234567897", "a@example.org"),
                    findings::add)
                .orElseThrow();
    assertThat(entry.draft().taxCode()).isEqualTo("01234567897");
    assertThat(entry.draft().emails()).containsExactly("a@example.org");
  }
}
