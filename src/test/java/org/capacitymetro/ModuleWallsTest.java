package org.capacitymetro;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import org.capacitymetro.directory.Records;
import org.capacitymetro.directory.Uniting;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModuleWallsTest {
  /// Modules whose pages check who asks before they show an exact place.
  private static final Set<String> READ_EXACT_PLACES =
      Set.of(
          "directory",
          "editing",
          "history",
          "consolidation",
          "intake",
          "suggestions",
          "verification");

  private static final ApplicationModules MODULES =
      ApplicationModules.of(CapacityMetro.class, resideInAPackage("org.capacitymetro.templates.."));

  @Test
  void everyModuleImportsOnlyWhatItDeclares() {
    MODULES.verify();
  }

  @Test
  void everyModuleDeclaresItsWalls() {
    assertThat(MODULES.stream())
        .allSatisfy(
            module ->
                assertThat(
                        Class.forName(module.getBasePackage().getName() + ".package-info")
                            .isAnnotationPresent(ApplicationModule.class))
                    .as(module.getIdentifier().toString())
                    .isTrue());
  }

  @Test
  void onlyModulesThatCheckWhoAsksReadExactPlaces() {
    assertThat(
            MODULES.stream()
                .filter(
                    module ->
                        module.getBasePackage().stream()
                            .anyMatch(ModuleWallsTest::readsExactPlaces))
                .map(module -> module.getIdentifier().toString()))
        .containsExactlyInAnyOrderElementsOf(READ_EXACT_PLACES);
  }

  private static boolean readsExactPlaces(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass())
        .anyMatch(
            target -> target.isAssignableTo(Records.class) || target.isAssignableTo(Uniting.class));
  }
}
