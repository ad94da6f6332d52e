package org.capacitymetro.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.capacitymetro.hsds.OrganizationDraft;
import org.capacitymetro.hsds.OrganizationId;
import org.capacitymetro.hsds.ServiceDraft;
import org.capacitymetro.text.LocalizedText;
import org.junit.jupiter.api.Test;

class DraftFieldsTest {
  private static final ServiceDraft FULL =
      TestDrafts.full("a", new OrganizationId(new UUID(1, 2)), new OrganizationId(new UUID(3, 4)));
  private static final ServiceDraft PLAIN = TestDrafts.plain("b");

  @Test
  void everyFieldCanBeTakenFromAnotherVersion() {
    ServiceDraft taken = DraftFields.SERVICE.take(PLAIN, FULL, DraftFields.SERVICE.keys());

    assertThat(taken.source()).isEqualTo(PLAIN.source());
    assertThat(taken.details()).isEqualTo(FULL.details());
    assertThat(taken.location()).isEqualTo(FULL.location());
    assertThat(taken.provider()).isEqualTo(FULL.provider());
    assertThat(DraftFields.SERVICE.take(FULL, PLAIN, DraftFields.SERVICE.keys()))
        .isEqualTo(new ServiceDraft(FULL.source(), null, PLAIN.details(), null));
  }

  @Test
  void everyFieldIsComparedOnItsOwn() {
    for (String key : DraftFields.SERVICE.keys()) {
      ServiceDraft one = DraftFields.SERVICE.take(PLAIN, FULL, List.of(key));
      assertThat(DraftFields.SERVICE.between(PLAIN, one))
          .extracting(Difference::field)
          .isSubsetOf(key);
    }
    assertThat(DraftFields.SERVICE.between(PLAIN, FULL))
        .extracting(Difference::field)
        .containsExactlyElementsOf(
            DraftFields.SERVICE.keys().stream()
                .filter(key -> !List.of("city", "precision", "availability").contains(key))
                .toList());
    assertThat(DraftFields.SERVICE.between(FULL, FULL)).isEmpty();
  }

  @Test
  void bringsTwoEditsOfDifferentFieldsTogether() {
    ServiceDraft mine = TestDrafts.withPhone(FULL, "+39 011 111 1111");
    ServiceDraft theirs = TestDrafts.withSummary(FULL, "Un'altra riga");

    Merge<ServiceDraft> merge = DraftFields.SERVICE.merge(FULL, mine, theirs);

    assertThat(merge.conflicts()).isEmpty();
    assertThat(merge.merged()).isEqualTo(TestDrafts.withSummary(mine, "Un'altra riga"));
  }

  @Test
  void namesTheFieldsThatBothChangedDifferently() {
    ServiceDraft mine = TestDrafts.withPhone(FULL, "+39 011 111 1111");
    ServiceDraft theirs = TestDrafts.withSummary(TestDrafts.withPhone(FULL, ""), "Un'altra riga");

    Merge<ServiceDraft> merge = DraftFields.SERVICE.merge(FULL, mine, theirs);

    assertThat(merge.conflicts()).hasSize(1);
    Merge.Conflict conflict = merge.conflicts().getFirst();
    assertThat(conflict.field()).isEqualTo("phones");
    assertThat(conflict.base())
        .isEqualTo(new FieldValue.Phones(FULL.details().contacts().phones()));
    assertThat(conflict.theirs().isEmpty()).isTrue();
    assertThat(merge.merged()).isEqualTo(TestDrafts.withSummary(mine, "Un'altra riga"));
  }

  @Test
  void takesTheSameChangeOfBothSidesForNoConflict() {
    ServiceDraft mine = TestDrafts.withPhone(FULL, "+39 011 111 1111");

    assertThat(DraftFields.SERVICE.merge(FULL, mine, mine)).isEqualTo(new Merge<>(mine, List.of()));
  }

  @Test
  void refusesAFieldThatIsNotThere() {
    assertThatThrownBy(() -> DraftFields.SERVICE.take(FULL, PLAIN, List.of("nome")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("\"nome\"", "name");
  }

  @Test
  void comparesBodiesToo() {
    OrganizationDraft before = TestDrafts.body("x", "Associazione Ponte");
    OrganizationDraft after = TestDrafts.body("y", "Associazione Ponte Nuovo");

    assertThat(DraftFields.ORGANIZATION.between(before, after))
        .containsExactly(
            new Difference(
                "name",
                new FieldValue.Words(LocalizedText.of("it", "Associazione Ponte")),
                new FieldValue.Words(LocalizedText.of("it", "Associazione Ponte Nuovo"))));
    assertThat(
            DraftFields.ORGANIZATION.take(before, after, DraftFields.ORGANIZATION.keys()).source())
        .isEqualTo(before.source());
  }
}
