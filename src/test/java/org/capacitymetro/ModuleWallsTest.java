package org.capacitymetro;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModuleWallsTest {
  private final ApplicationModules modules =
      ApplicationModules.of(CapacityMetro.class, resideInAPackage("org.capacitymetro.templates.."));

  @Test
  void everyModuleImportsOnlyWhatItDeclares() {
    modules.verify();
  }

  @Test
  void everyModuleDeclaresItsWalls() {
    assertThat(modules.stream())
        .allSatisfy(
            module ->
                assertThat(
                        Class.forName(module.getBasePackage().getName() + ".package-info")
                            .isAnnotationPresent(ApplicationModule.class))
                    .as(module.getName())
                    .isTrue());
  }
}
