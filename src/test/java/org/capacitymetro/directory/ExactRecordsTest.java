package org.capacitymetro.directory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.capacitymetro.CapacityMetro;
import org.junit.jupiter.api.Test;

class ExactRecordsTest {

  @Test
  void onlyModulesThatCheckWhoAsksReadExactPlaces() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.capacitymetro.directory",
            "org.capacitymetro.editing",
            "org.capacitymetro.history",
            "org.capacitymetro.consolidation",
            "org.capacitymetro.intake",
            "org.capacitymetro.mapping",
            "org.capacitymetro.suggestions",
            "org.capacitymetro.verification")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Records.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Uniting.class)
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackagesOf(CapacityMetro.class));
  }
}
