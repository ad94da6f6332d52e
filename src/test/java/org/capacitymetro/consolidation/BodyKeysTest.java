package org.capacitymetro.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.capacitymetro.consolidation.Consolidation.BodyVerdict;
import org.capacitymetro.directory.Directory;
import org.capacitymetro.directory.Outlines;
import org.capacitymetro.directory.TestDirectory;
import org.capacitymetro.hsds.Organization;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.SourceRef;
import org.capacitymetro.testing.TestDatabase;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BodyKeysTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final Directory directory = TestDirectory.over(database.dataSource());
  private final Outlines outlines = TestDirectory.outlines(database.dataSource());

  @Test
  void recognisesBodiesByTaxCodeElseByNameAndComune() {
    OrganizationId coded = write(body("a", "Associazione Ponte", "97777770010", "001272"));
    OrganizationId named = write(body("b", "Cooperativa Riva", null, "001272"));

    List<BodyVerdict> verdicts =
        new BodyKeys(outlines)
            .verdicts(
                List.of(
                    body("1", "Tutt'altro nome", "97777770010", null),
                    body("2", "COOPERATIVA  RIVA", "80011112222", "001272"),
                    body("3", "Associazione Ponte", "97777770999", "001272"),
                    body("4", "Cooperativa Riva", null, "015146"),
                    body("5", "Cooperativa Riva", null, null),
                    body("6", "Nuova", "11122233344", null),
                    body("7", "Nuova due", "11122233344", null)));
    assertThat(verdicts)
        .containsExactly(
            new BodyVerdict(coded, null),
            new BodyVerdict(named, null),
            BodyVerdict.NEW,
            BodyVerdict.NEW,
            BodyVerdict.perhaps("Cooperativa Riva", alike(verdicts.get(4)).score()),
            BodyVerdict.NEW,
            new BodyVerdict(null, 5));
    assertThat(alike(verdicts.get(4)).score()).isBetween(0.5, 0.99);
  }

  @Test
  void comparesOtherNamesInTheSameComune() {
    OrganizationId known = write(body("a", "Associazione Amici del Fiume Onlus", null, "001272"));
    write(body("b", "Cooperativa sociale Il Ponte", null, "001272"));
    write(body("c", "Ambulatorio Aurora 1", null, "001272"));

    List<BodyVerdict> verdicts =
        new BodyKeys(outlines)
            .verdicts(
                List.of(
                    body("1", "Amici del Fiume associazione", null, "001272"),
                    body("2", "Coop. soc. Ponte", null, "001272"),
                    body("3", "Coop. soc. Ponte", null, "015146"),
                    body("4", "Ambulatorio Aurora 2", null, "001272"),
                    body("5", "Comune di Torino", null, "001272")));

    assertThat(verdicts.get(0)).isEqualTo(new BodyVerdict(known, null));
    assertThat(verdicts.get(1).isNew()).isTrue();
    assertThat(alike(verdicts.get(1)).name()).isEqualTo("Cooperativa sociale Il Ponte");
    assertThat(verdicts.subList(2, 5)).containsOnly(BodyVerdict.NEW);
  }

  @Test
  void listsBodiesThatStandTwice() {
    write(body("a", "Ponte", "97777770010", "001272"));
    write(body("b", "Il Ponte", "97777770010", null));
    write(body("c", "Riva", null, "001272"));

    assertThat(BodyKeys.repeated(outlines.bodies()).values())
        .singleElement()
        .satisfies(
            group ->
                assertThat(group).extracting(Outlines.Body::name).contains("Ponte", "Il Ponte"));
  }

  private static BodyVerdict.Alike alike(BodyVerdict verdict) {
    return Objects.requireNonNull(verdict.alike());
  }

  private OrganizationId write(OrganizationDraft body) {
    return directory
        .writeOrganizations(
            new Directory.ChangeSetInfo("import:list", "import"), List.of(body), written -> {})
        .getFirst();
  }

  private static OrganizationDraft body(
      String id, String name, @Nullable String taxCode, @Nullable String area) {
    return new OrganizationDraft(
        new SourceRef("list", id),
        LocalizedText.of("it", name),
        LocalizedText.EMPTY,
        Organization.ProviderType.THIRD_SECTOR,
        taxCode,
        area,
        List.of(),
        List.of(),
        false);
  }
}
