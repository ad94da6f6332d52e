package org.capacitymetro.geocoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.capacitymetro.geo.Point;
import org.capacitymetro.geocoding.Located.Precision;
import org.capacitymetro.italy.AddressForm;
import org.capacitymetro.italy.CivicNumber;
import org.capacitymetro.italy.ItalianAddress;
import org.capacitymetro.text.Folding;

/// What a service on the web offers for an address. Such services always offer something; here it
/// is held against what was asked.
///
/// @param kind how exact it is at best
/// @param street empty where it is none
/// @param number empty where there is none
/// @param towns the names of what lies around it, comune among them
record Suggestion(
    Point point, Precision kind, String street, String number, List<String> towns, String label) {
  private static final double ALIKE = 0.72;

  /// The best of the suggestions that lie in the comune and the street that were asked.
  static Optional<Located> best(Query query, List<Suggestion> suggestions, String source) {
    ItalianAddress asked = query.parsed();
    List<Located> answers = new ArrayList<>();
    for (Suggestion suggestion : suggestions) {
      suggestion.answer(asked, source).ifPresent(answers::add);
    }
    return answers.stream()
        .min(
            Comparator.comparing(Located::precision).thenComparing(answer -> -answer.confidence()));
  }

  private Optional<Located> answer(ItalianAddress asked, String source) {
    boolean named = !asked.comune().isEmpty() && !asked.comune().matches("\\d+");
    if (named && towns.stream().noneMatch(town -> isOne(town, asked.comune()))) {
      return Optional.empty();
    }
    AddressForm form = asked.form();
    if (kind.compareTo(Precision.STREET) > 0) {
      double trust = form.streets().isEmpty() ? 0.8 : kind == Precision.PLACE ? 0.35 : 0.2;
      return Optional.of(new Located(point, kind, source, label, trust));
    }
    ItalianAddress offered = ItalianAddress.parse(street);
    double alike = form.likeness(offered.form());
    if (alike < ALIKE) {
      return Optional.empty();
    }
    Optional<CivicNumber> door = CivicNumber.parse(number);
    CivicNumber wanted = asked.number();
    boolean house =
        kind == Precision.HOUSE
            && wanted != null
            && door.map(found -> found.mayBe(wanted)).orElse(false);
    double trust = house ? 0.95 : wanted == null ? 0.85 : 0.6;
    return Optional.of(
        new Located(
            point, house ? Precision.HOUSE : Precision.STREET, source, label, alike * trust));
  }

  private static boolean isOne(String town, String asked) {
    String folded = Folding.place(town);
    return Folding.place(asked).equals(folded)
        || List.of(asked.split("\\s*/\\s*|\\s+-\\s+")).stream()
            .anyMatch(part -> Folding.place(part).equals(folded));
  }

  /// How the address is put to a service.
  static String words(Query query) {
    ItalianAddress asked = query.parsed();
    String street = (asked.odonym() + " " + asked.name()).strip();
    CivicNumber number = asked.number();
    String line = number == null ? street : street + " " + number.format();
    String place = (asked.postcode() + " " + asked.comune()).strip();
    return java.util.stream.Stream.of(line, asked.locality(), place, asked.province())
        .filter(part -> !part.isEmpty())
        .collect(java.util.stream.Collectors.joining(", "));
  }
}
