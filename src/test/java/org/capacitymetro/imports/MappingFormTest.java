package org.capacitymetro.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitymetro.mapping.Category;
import org.capacitymetro.mapping.Condition;
import org.capacitymetro.mapping.Filling;
import org.capacitymetro.mapping.Profile;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class MappingFormTest {
  private static final List<String> COLUMNS = List.of("Nome", "Via", "Civico", "Tipo");

  private final MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
  private final Profile before = Profile.ofFields(Map.of("name", Filling.of("Nome")));

  @Test
  void aCategoryTakesSeveralSectorsAndTargets() {
    type("v.0", "Mensa ", "vs0.0", "", "vt0.0", "", "vs.0", "food-canteen", "vs.0", "permits");
    type("vs.0", "", "vs.0", "permits", "vt.0", "women", "vt.0", "minors", "vt.0", "");

    Category category = Objects.requireNonNull(read().categories().get("mensa"));
    assertThat(category.sectors()).containsExactly("food-canteen", "permits");
    assertThat(category.targets()).containsExactly("women", "minors");
  }

  @Test
  void aCategoryThatWasNotTouchedStaysAsItWas() {
    type("v.0", "mensa", "vs0.0", "food-canteen permits", "vt0.0", "");
    type("vs.0", "food-canteen", "vs.0", "permits", "vs.0", "", "vt.0", "");

    assertThat(read().categories()).isEmpty();
  }

  @Test
  void severalColumnsFillOneField() {
    type("c.address", "1", "c2.address", "Civico", "c3.address", "Colore", "j.address", ", ");

    Filling filling = Objects.requireNonNull(read().fields().get("address"));
    assertThat(filling.columns()).containsExactly("Via", "Civico");
    assertThat(filling.join()).isEqualTo(", ");
  }

  @Test
  void whatTheFormCannotShowStays() {
    type("c.name", MappingForm.AS_IT_IS);

    assertThat(read().fields().get("name")).isEqualTo(before.fields().get("name"));
  }

  @Test
  void aColumnTheFileDoesNotHaveFillsNothing() {
    type("c.name", "7", "c.address", "-1", "c.city", "99999999999");

    assertThat(read().fields()).isEmpty();
  }

  @Test
  void theWordsOfTheFileGetOurMeanings() {
    assertThat(MappingForm.meanings("S = yes\nN=no\nno sign\na = b = c"))
        .isEqualTo(Map.of("S", "yes", "N", "no", "a = b", "c"));
  }

  @Test
  void conditionsSayWhichRowsAreMeant() {
    type("r.0", "3", "rh.0", "not-is", "rv.0", "Bar; Pub", "r.1", "3", "rh.1", "contains");
    type("rv.1", "a.b", "r.2", "", "rh.2", "is", "rv.2", "x");

    assertThat(read().rows())
        .containsExactly(
            new Condition("Tipo", null, List.of("Bar", "Pub"), null, true),
            new Condition("Tipo", null, null, "\\Qa.b\\E", false));
  }

  @Test
  void anExpressionThatIsNoneIsRefused() {
    type("r.0", "3", "rh.0", "matches", "rv.0", "(");

    assertThatThrownBy(this::read).isInstanceOf(IllegalArgumentException.class);
  }

  private Profile read() {
    return MappingForm.read(before, COLUMNS, typed);
  }

  private void type(String... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      typed.add(namesAndValues[i], namesAndValues[i + 1]);
    }
  }
}
