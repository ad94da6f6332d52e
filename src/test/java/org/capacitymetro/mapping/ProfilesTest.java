package org.capacitymetro.mapping;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.capacitymetro.directory.SourceTrust;
import org.capacitymetro.platform.UsageException;
import org.capacitymetro.taxonomy.TestTaxonomies;
import org.capacitymetro.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  @TempDir Path folder;

  private Profiles profiles() {
    return new Profiles(folder, TestTaxonomies.over(DATABASE.dataSource()));
  }

  @Test
  void everyShippedProfileIsRightAndReadBackFromWhatItWrites() {
    List<Profiles.Entry> all = profiles().list();
    assertThat(all)
        .hasSizeGreaterThanOrEqualTo(27)
        .extracting(Profiles.Entry::problem)
        .containsOnlyNulls();
    assertThat(all).extracting(Profiles.Entry::name).doesNotContain("provinces");
    assertThat(Profiles.write(profiles().find("comune_milano_uffici_postali").orElseThrow()))
        .contains("  name: Ente\n", "slug: yes")
        .doesNotContain("null", "firstOf", "not:");
    for (Profiles.Entry entry : all) {
      Profile profile = requireNonNull(entry.profile());
      assertThat(profiles().parse(entry.name(), Profiles.write(profile)))
          .as(entry.name())
          .isEqualTo(profile);
    }
  }

  @Test
  void aSavedProfileWinsOverAShippedOneAndNothingElseDoes() throws IOException {
    Profile shipped = profiles().find("mim_scuanagrafestat").orElseThrow();
    assertThat(shipped.sourceTrust()).contains(SourceTrust.REGISTER);
    profiles().save("mim_scuanagrafestat", Profile.ofFields(shipped.fields()));
    assertThat(profiles().find("mim_scuanagrafestat").orElseThrow().sourceTrust()).isEmpty();
    assertThat(profiles().list())
        .filteredOn(Profiles.Entry::own)
        .extracting(Profiles.Entry::name)
        .containsExactly("mim_scuanagrafestat");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
    assertThatThrownBy(() -> profiles().save("../x", shipped)).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> profiles().save("generic", shipped))
        .isInstanceOf(UsageException.class);
    assertThat(profiles().find("no_such_profile")).isEmpty();
    assertThat(profiles().get("no_such_profile").findCategory("farmacia")).isPresent();
  }

  @Test
  void aWrongFileIsListedWithWhatIsWrong() throws IOException {
    Files.writeString(folder.resolve("storto.yaml"), "trust: friend");
    assertThat(profiles().list())
        .filteredOn(entry -> entry.name().equals("storto"))
        .singleElement()
        .satisfies(
            entry -> assertThat(entry.problem()).contains("friend", "is none of", "register"));
  }

  @Test
  void wordsStayAsTheyAreWritten() {
    Profile profile =
        profiles()
            .parse(
                "a",
                """
                fields:
                  phone: {constant: 011}
                  anonymous: {column: anonimo, map: {NO: no, Sì: yes, Off: no}}
                categories:
                  yes: {sectors: [registry], anonymous: no, free: true}
                """);
    assertThat(profile.filling(SourceRow.Column.PHONE).orElseThrow().constant()).isEqualTo("011");
    assertThat(profile.filling(SourceRow.Column.ANONYMOUS).orElseThrow().map())
        .containsOnlyKeys("NO", "Sì", "Off")
        .containsEntry("NO", "no");
    assertThat(profile.findCategory("YES").orElseThrow().anonymous()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          colour: red => colour is not known; allowed: attributes, categories, code-scheme, fields, file
          fields: {nome: x} => "nome" is not known; allowed: source, source_id, name
          categories: {a: {acess: x}} => categories.a.acess is not known; allowed: access, anonymous
          categories: {a: {access: door}} => access: "door" is none of walk-in, appointment
          categories: {a: {free: maybe}} => "maybe" is neither yes nor no
          categories: {a: {sectors: [nothing]}} => sector nothing
          file: {format: doc} => "doc" is none of csv, xlsx
          file: {delimiter: ab} => is not one character
          file: {charset: klingon} => "klingon" is unknown
          rows: [{column: a}] => needs one of equals, in and matches
          rows: [{equals: a}] => column is missing
          trust: friend => "friend" is none of
          code-scheme: Due parole => is not small letters
          language: xx-klingon => is no BCP 47 tag
          source: ../etc => is not a name
          official-on: ieri => ieri
          "a: [" => line
          """)
  void saysWhatIsWrongAndWhatIsAllowed(String yaml, String message) {
    assertThatThrownBy(() -> profiles().parse("prova", yaml.replaceAll("^\"|\"$", "")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("prova")
        .hasMessageContaining(message);
  }
}
