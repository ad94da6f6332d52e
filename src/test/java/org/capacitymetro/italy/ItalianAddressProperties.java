package org.capacitymetro.italy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ItalianAddressProperties {

  @Property(tries = 2000)
  void whatIsWrittenIsReadBack(@ForAll("addresses") ItalianAddress address) {
    assertThat(ItalianAddress.parse(address.format())).isEqualTo(address);
  }

  @Property(tries = 2000)
  void writingIsDoneAfterOnce(@ForAll("addresses") ItalianAddress address) {
    String capitals = address.street().toUpperCase(Locale.ROOT);
    String once = ItalianAddress.parse(capitals).street();

    assertThat(ItalianAddress.parse(once).street()).isEqualTo(once);
  }

  @Property(tries = 2000)
  void theNormalFormOfANormalFormIsItself(@ForAll("addresses") ItalianAddress address) {
    for (String street : address.form().streets()) {
      assertThat(AddressForm.nameOf(street)).isEqualTo(street);
    }
  }

  @Property(tries = 2000)
  void anyTextCanBeReadAndCompared(@ForAll("texts") String text) {
    AddressForm form = ItalianAddress.parse(text).form();

    assertThat(form.likeness(form)).isEqualTo(form.streets().isEmpty() ? 0 : 1);
    assertThat(form.key().isEmpty()).isEqualTo(form.streets().isEmpty());
  }

  @Property(tries = 2000)
  void aNumberIsReadBack(@ForAll("numbers") CivicNumber number) {
    assertThat(CivicNumber.parse(number.format())).contains(number);
    assertThat(CivicNumber.parse(number.format().toUpperCase(Locale.ROOT)))
        .map(CivicNumber::key)
        .contains(number.key());
    assertThat(number.mayBe(number)).isTrue();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("abvVIS.,/-()' 0123èßn").ofMaxLength(40);
  }

  @Provide
  Arbitrary<CivicNumber> numbers() {
    Arbitrary<List<String>> parts =
        Arbitraries.of(
            List.of(),
            List.of("A"),
            List.of("bis"),
            List.of("C", "bis"),
            List.of("1"),
            List.of("B", "2"));
    return Combinators.combine(
            Arbitraries.integers().between(20, 9900),
            parts,
            Arbitraries.of(0, 0, 2, 6),
            Arbitraries.of(true, false))
        .as(
            (number, bar, further, red) ->
                new CivicNumber(
                    number,
                    further > 0 ? List.of() : bar,
                    further > 0 ? number + further : 0,
                    List.of(),
                    red));
  }

  @Provide
  Arbitrary<ItalianAddress> addresses() {
    Arbitrary<String> odonyms =
        Arbitraries.of(
            "Via", "Viale", "Piazza", "Rio terà", "Strada Provinciale", "Località", "Calle");
    Arbitrary<String> names =
        Arbitraries.of(
            "Roma",
            "XX Settembre",
            "4 Novembre",
            "Giuseppe Garibaldi",
            "S. Marco",
            "dei Mille",
            "Sant'Ottavio",
            "G. D'Annunzio",
            "Vittorio Emanuele II",
            "1848",
            "Don Minzoni",
            "della Pace");
    Arbitrary<String> details = Arbitraries.of("", "", "int. 3", "scala B", "Palazzo Blu");
    Arbitrary<String> localities = Arbitraries.of("", "", "Sambuy", "Dorsoduro");
    Arbitrary<String> postcodes = Arbitraries.of("", "10122", "39100");
    Arbitrary<CivicNumber> numbers = numbers().injectNull(0.2);
    Arbitrary<String> others = Arbitraries.of("", "", "", "Museumstraße", "Rue du Marché");
    return Combinators.combine(odonyms, names, numbers, details, localities, postcodes, others)
        .as(
            (odonym, name, number, detail, locality, postcode, other) ->
                new ItalianAddress(
                    odonym,
                    name,
                    other,
                    number,
                    number == null && !detail.isEmpty(),
                    "",
                    detail,
                    locality,
                    postcode,
                    postcode.isEmpty() ? "" : "Torino",
                    postcode.isEmpty() ? "" : "TO"));
  }
}
