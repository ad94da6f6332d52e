package org.capacitymetro.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.capacitymetro.platform.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ProfilesCommandTest {
  @TempDir Path folder;
  private int exitCode;

  private String run(String... arguments) {
    TestReadings home = new TestReadings(folder);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    exitCode =
        new ProfilesCommand(
                home.profiles,
                new Readings(
                    home.profiles,
                    home.areas,
                    home.taxonomies,
                    new StaticListableBeanFactory()
                        .getBeanProvider(org.capacitymetro.geocoding.Geocoder.class)))
            .run(List.of(arguments), new PrintStream(printed, true, StandardCharsets.UTF_8));
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void saysWhatWouldComeOfAFile() throws IOException {
    Files.writeString(
        folder.resolve("prova.yaml"),
        "rows: [{column: pr, equals: TO}]\nfields: {source_id: id, name: nome, province: pr, email: mail}");
    Path file = folder.resolve("a.csv");
    Files.writeString(
        file,
        "id,nome,pr,mail\n1,Uno,TO,a@example.org\n2,Due,RM,\n1,Tre,TO,\n3,,TO,\n4,Quattro,TO,niente\n");
    assertThat(run("check", file.toString(), "--profile", "prova"))
        .contains("taken 2, left out 1, refused 2", "not an e-mail address", "line 6: niente");
    assertThat(exitCode).isZero();
    assertThatThrownBy(() -> run("check", file.toString(), "--profile", "altra"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("altra");
    assertThatThrownBy(() -> run("what")).isInstanceOf(UsageException.class);
  }

  @Test
  void listsTheProfilesAndNamesAWrongOne() throws IOException {
    assertThat(run("list")).contains("mim_scuanagrafestat", "Register of state schools");
    assertThat(exitCode).isZero();
    Files.writeString(folder.resolve("storto.yaml"), "colour: red");
    assertThat(run("list")).contains("storto", "WRONG", "colour is not known");
    assertThat(exitCode).isEqualTo(2);
  }
}
