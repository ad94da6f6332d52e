package org.capacitymetro.mapping;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.capacitymetro.hours.Schedule.Kind;
import org.capacitymetro.hsds.Access.Mode;
import org.capacitymetro.mapping.Interpreter.ServiceEntry;
import org.capacitymetro.mapping.TestReadings.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists from elsewhere, mapped with profiles that an operator could have written.
class ForeignFilesTest {
  @TempDir static Path folder;
  private static TestReadings readings;

  @BeforeAll
  static void open() {
    readings = new TestReadings(folder);
  }

  @Test
  void deskOfAnotherRegionKeepEverythingButTheProvinceNobodyKnows() {
    Result result =
        readings.read(TestReadings.sharedData("foreign/sanimapp_lazio_stp_eni.csv"), "stp_lazio");
    assertThat(result.taken()).hasSize(167);
    assertThat(result.refused()).isZero();
    ServiceEntry first = result.service("row2");
    assertThat(requireNonNull(first.draft().location()).point()).isNotNull();
    assertThat(first.draft().details().schedule().kind()).isEqualTo(Kind.WEEKLY);
    assertThat(first.draft().details().contacts().phones()).hasSize(2);
  }

  @Test
  void aCatalogueOfAnotherCountryIsMappedByCategoryInItsOwnLanguageWithoutPins()
      throws IOException {
    Files.writeString(
        folder.resolve("unhcr_jordan.yaml"),
        """
        language: en
        fields:
          source_id: source_id
          name: {column: name, split: {by: " - ", part: 1}}
          provider: {column: name, split: {by: " - ", part: -1}}
          category: category
          city: city
          lat: lat
          lon: lon
          hours: hours
          access: {column: notes, extract: "referral=(Yes|No)", map: {Yes: referral, No: walk-in}}
          ends-on: {column: notes, extract: "end=([0-9-]{10})"}
        categories:
          EDUCATION: {sectors: [school], targets: [families]}
          HEALTH*: {sectors: [health], targets: [everyone]}
        """);
    Result result =
        readings.read(
            TestReadings.sharedData("foreign/unhcr_jordan_services_advisor_2014.csv"),
            "unhcr_jordan");
    assertThat(result.taken().size() + result.refused()).isEqualTo(562);
    assertThat(result.refused()).as("ids that stand in the file twice").isEqualTo(13);
    ServiceEntry first = result.service("22442789");
    assertThat(first.draft().details().name().source()).isEqualTo("en");
    assertThat(first.draft().details().name().in("en")).isEqualTo("Education opportunities");
    assertThat(requireNonNull(first.provider()).name().in("en")).isEqualTo("IOCC");
    assertThat(first.draft().details().sectors()).containsExactly("school");
    assertThat(first.draft().details().access().mode()).isEqualTo(Mode.REFERRAL);
    assertThat(first.draft().details().funding().endsOn()).isEqualTo("2014-12-31");
    assertThat(requireNonNull(first.draft().location()).point()).isNull();
    assertThat(result.findings())
        .extracting(Finding::reason)
        .contains(Reason.COORDINATES_OUTSIDE_ITALY);
  }

  @Test
  void theSampleOfOhanaIsMappedFromItsServices() throws IOException {
    Files.writeString(
        folder.resolve("ohana.yaml"),
        """
        language: en
        rows:
          - {column: status, equals: active}
        fields:
          source_id: id
          name: {first-of: [name, alternate_name, {constant: Service}]}
          description: description
          how-to: application_process
          cost: fees
          documents: {column: required_documents, replace: {", ": "; "}}
          languages: languages
          website: website
          email: email
          sectors: {column: keywords, each: ",", map: {Legal*: legal-aid, FOOD*: food-clothing-showers}}
        attributes:
          Eligibility: eligibility
        """);
    Result result =
        readings.read(TestReadings.sharedData("foreign/ohana_sample_csv/services.csv"), "ohana");
    assertThat(result.taken()).isNotEmpty();
    assertThat(result.refused()).isZero();
    ServiceEntry first = result.service("1");
    assertThat(first.draft().details().description().in("en")).startsWith("A walk-in center");
    assertThat(first.draft().details().attributes()).containsKey("Eligibility");
    assertThat(first.draft().details().access().costs()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "service_full.json",
        "service_at_location_full.json",
        "organization_full.json",
        "tabular.json"
      })
  void anHsdsExampleIsReadAndItsImpossibleLatitudeDropped(String file) {
    Result result =
        readings.read(TestReadings.sharedData("foreign/hsds_examples/" + file), "hsds_3");
    assertThat(result.taken()).isNotEmpty();
    ServiceEntry service = (ServiceEntry) result.taken().values().iterator().next();
    assertThat(service.draft().details().name().in("en")).isNotEmpty();
    assertThat(requireNonNull(service.provider()).name().in("en"))
        .startsWith("Example Organization");
    assertThat(requireNonNull(service.draft().location()).point()).isNull();
    assertThat(result.findings())
        .extracting(Finding::reason)
        .containsAnyElementsOf(
            List.of(Reason.COORDINATES_OUTSIDE_ITALY, Reason.COORDINATES_MALFORMED));
  }
}
