package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.hsds.LocationDraft;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.Precision;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceDetails;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What a body writes about itself must not tell where its reserved services are.
class ReservedBodyTest {
  private static final Directory.ChangeSetInfo TEST =
      new Directory.ChangeSetInfo("test", "a test writes");

  private final TestDatabase database = TestDatabase.fresh();
  private final Directory directory = TestDirectory.over(database.dataSource());

  @Test
  void noFieldOfABodyTellsTheAddressOfItsReservedService() {
    OrganizationId body = write("Casa di via Segreta 12");
    write("shelter", body, Precision.COMUNE);

    assertThat(directory.findOrganization(body).orElseThrow())
        .isEqualTo(directory.servicesOf(body).getFirst().provider())
        .satisfies(
            shown -> {
              assertThat(new JsonMapper().writeValueAsString(shown))
                  .doesNotContainIgnoringCase("segreta")
                  .doesNotContain("10122", "mappa");
              assertThat(shown.name().in("it")).isEqualTo("Casa di via …");
              assertThat(shown.description().in("it")).isEqualTo("Siamo in via …. Chiama!");
              assertThat(shown.emails()).containsExactly("a@example.org");
              assertThat(shown.websites()).containsExactly("https://example.org/");
            });
  }

  @Test
  void theServicesThatShowABodyAreReadAgainWhenItGetsAReservedOne() {
    OrganizationId body = write("Casa di via Segreta 12");
    write("desk", body, Precision.EXACT);
    Directory.Cursor before = directory.head();
    assertThat(only("desk").provider()).isEqualTo(directory.findOrganization(body).orElseThrow());
    assertThat(name(body)).isEqualTo("Casa di via Segreta 12");

    write("shelter", body, Precision.HIDDEN);

    assertThat(name(body)).isEqualTo("Casa di via …");
    assertThat(Objects.requireNonNull(only("desk").provider()).name().in("it"))
        .isEqualTo("Casa di via …");
    assertThat(directory.changesAfter(before, 10).services()).contains(only("desk").id());
  }

  @Test
  void aNameThatIsKnownElsewhereHasNoHole() {
    OrganizationId body = write("Fondazione Segreta");
    write("shelter", body, Precision.COMUNE);

    assertThat(name(body)).isEqualTo("Fondazione Segreta");
  }

  @Test
  void theHsdsViewsShowNoTextOfABodyWithReservedServices() {
    OrganizationId mixed = write("Comune");
    write("desk", mixed, Precision.EXACT);
    write("shelter", mixed, Precision.COMUNE);
    write("house", write("Casa di via Segreta 12"), Precision.DISTRICT);

    List<String> rows =
        database
            .jdbc()
            .sql("select to_jsonb(o)::text from hsds.organization o")
            .query(String.class)
            .list();

    assertThat(rows).singleElement().asString().contains("Comune").doesNotContain("Segreta", "@");
  }

  private String name(OrganizationId body) {
    return directory.findOrganization(body).orElseThrow().name().in("it");
  }

  private PublicService only(String name) {
    return directory.list(directory.changesAfter(Directory.Cursor.START, 100).services()).stream()
        .filter(service -> service.details().name().in("it").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private OrganizationId write(String name) {
    return directory
        .writeOrganizations(
            TEST,
            List.of(
                new OrganizationDraft(
                    new SourceRef("test", name),
                    LocalizedText.of("it", name),
                    LocalizedText.of("it", "Siamo in via Segreta 12. Chiama!"),
                    Organization.ProviderType.THIRD_SECTOR,
                    null,
                    null,
                    List.of("a@example.org", "casa.segreta@example.org"),
                    List.of("https://example.org/mappa"),
                    false)),
            written -> {})
        .getFirst();
  }

  private void write(String name, @Nullable OrganizationId provider, Precision precision) {
    directory.writeServices(
        TEST,
        List.of(
            new ServiceDraft(
                new SourceRef("test", name),
                provider,
                ServiceDetails.of(LocalizedText.of("it", name), List.of("women-shelter")),
                new LocationDraft(
                    new Address("Via Segreta 12", "10122", "Torino", "TO"),
                    null,
                    "001272",
                    "torino",
                    precision,
                    LocalizedText.EMPTY,
                    List.of()))));
  }
}
