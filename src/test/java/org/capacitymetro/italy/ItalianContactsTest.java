package org.capacitymetro.italy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capacitymetro.italy.ItalianContacts.Number;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItalianContactsTest {
  private static final List<String> MILANO = List.of("02", "0331", "0362");
  private static final List<String> NAPOLI = List.of("081");

  @Test
  void mendsTheLostZeroOfALandlineOfTheProvinceOnly() {
    assertThat(ItalianContacts.parsePhone("813173301", NAPOLI))
        .contains(new Number("+39 081 317 3301", true));
    assertThat(ItalianContacts.parsePhone("81980204", NAPOLI)).map(Number::repaired).contains(true);
    assertThat(ItalianContacts.parsePhone("813173301", MILANO)).isEmpty();
    assertThat(ItalianContacts.parsePhone("813173301", List.of())).isEmpty();
  }

  @Test
  void mendsTooManyZeros() {
    assertThat(ItalianContacts.parsePhone("00025413161", MILANO))
        .contains(new Number("+39 02 541 3161", true));
  }

  @Test
  void leavesMobileAndTollFreeNumbersAlone() {
    assertThat(ItalianContacts.parsePhone("333 6532651", MILANO))
        .contains(new Number("+39 333 653 2651", false));
    assertThat(ItalianContacts.parsePhone("800 290 290", MILANO))
        .map(Number::repaired)
        .contains(false);
    assertThat(ItalianContacts.parsePhone("+39 02 64441", MILANO))
        .map(Number::repaired)
        .contains(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "nessuno", "02 02 02 02 02 02 02 02", "0213", "+39 1"})
  void refusesWhatIsNoNumber(String number) {
    assertThat(ItalianContacts.parsePhone(number, NAPOLI)).isEmpty();
  }

  @Test
  void splitsSeveralNumbersInOneCell() {
    assertThat(ItalianContacts.splitPhones("3336532651 - 02/39628739"))
        .containsExactly("3336532651", "02/39628739");
    assertThat(ItalianContacts.splitPhones("02 77275020/5071/5072"))
        .containsExactly("02 77275020", "0277275071", "0277275072");
    assertThat(ItalianContacts.splitPhones("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          www.quartocircologiugliano.it | http://www.quartocircologiugliano.it
          WWW.ICCARDUCCIKING.IT | http://www.iccarducciking.it
          https//cpiavenezia.edu.it/ | https://cpiavenezia.edu.it/
          htpp //www.liceoalbertininola.edu.it | http://www.liceoalbertininola.edu.it
          htt//scuolevinovo.gov.it | http://scuolevinovo.gov.it
          http//http//www.icpinerolo2.gov.it | http://www.icpinerolo2.gov.it
          http://https://www.sanita.puglia.it/web/asl-bari | https://www.sanita.puglia.it/web/asl-bari
          https://www.giustizia.it/x.page?s=MII176781 | https://www.giustizia.it/x.page?s=MII176781
          """)
  void mendsWebAddresses(String written, String address) {
    assertThat(ItalianContacts.parseWebsite(written)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IISZerboni",
        "ISIS ROSARIO LIVATINO",
        "NAIC82800R@ISTRUZIONE.IT",
        "WWW.IC SETTIMO VITTONE",
        "javascript:alert(1)",
        "http://a_b"
      })
  void refusesWhatIsNoWebAddress(String written) {
    assertThat(ItalianContacts.parseWebsite(written)).isEmpty();
  }

  @Test
  void checksEmailAddresses() {
    assertThat(ItalianContacts.parseEmail("Pl.Zona1@Comune.Milano.it"))
        .contains("Pl.Zona1@comune.milano.it");
    assertThat(ItalianContacts.parseEmail("miic8bv00l@istruzione .it")).isEmpty();
    assertThat(ItalianContacts.parseEmail("a@b")).isEmpty();
    assertThat(ItalianContacts.isPlaceholder("-")).isTrue();
    assertThat(ItalianContacts.isPlaceholder("")).isTrue();
  }
}
