package org.capacitymetro.italy;

import org.jspecify.annotations.Nullable;

/// An address of Italy in its parts, whatever order and shortenings it was written in. What is not
/// understood stays, in `detail`; nothing is thrown away.
///
/// To compare two addresses, take [#form] or [#key], never the written text.
///
/// @param odonym the word for "street" in full (`Via`, `Rio terà`, `Strada Statale`), empty where
///   the name carries its own (`Bahnhofstraße`) or has none (`Cannaregio 2345`)
/// @param name of the street, as a person would write it (`XX Settembre`)
/// @param otherName the same street in the other language of a bilingual sign (`Museumstraße`),
///   empty where there is none
/// @param number null where none is written
/// @param unnumbered true where it says that there is no number (`snc`)
/// @param kilometre on a road outside towns, `12` or `12+300`; empty elsewhere
/// @param detail staircase, floor, entrance, name of the building; empty where there is none
/// @param locality hamlet, or sestiere of Venezia whose numbers are meant; empty where there is
///   none
/// @param postcode five digits, empty where not known
/// @param comune as written, in any of its languages; empty where not known
/// @param province car plate (`VE`), empty where not known
public record ItalianAddress(
    String odonym,
    String name,
    String otherName,
    @Nullable CivicNumber number,
    boolean unnumbered,
    String kilometre,
    String detail,
    String locality,
    String postcode,
    String comune,
    String province) {

  /// Nothing is known.
  public static final ItalianAddress NONE =
      new ItalianAddress("", "", "", null, false, "", "", "", "", "", "");

  /// Any text is an address: at worst all of it is the name of the street.
  public static ItalianAddress parse(String address) {
    return parse(address, "", "", "");
  }

  /// @param address may repeat postcode, comune and province (`Via Oglio 21, 20122, MILANO, (MI)`)
  /// @param postcode and `comune`, `province`: what a list says in other columns, which wins over
  ///   the address; empty where it says nothing
  public static ItalianAddress parse(
      String address, String postcode, String comune, String province) {
    return new AddressParser(postcode.strip(), comune.strip(), province.strip()).parse(address);
  }

  /// The same address with a number that stands in a column of its own.
  public ItalianAddress withNumber(CivicNumber other) {
    return new ItalianAddress(
        odonym, name, otherName, other, false, kilometre, detail, locality, postcode, comune,
        province);
  }

  /// Street and number on one line, as on an envelope: `Corso Svizzera 185/A, scala B`.
  public String street() {
    StringBuilder line = new StringBuilder(odonym);
    append(line, " ", name);
    append(line, " / ", otherName);
    if (number != null) {
      append(line, " ", number.format());
    } else if (unnumbered) {
      append(line, " ", "snc");
    }
    append(line, " ", kilometre.isEmpty() ? "" : "km " + kilometre);
    if (!locality.isEmpty()) {
      append(line, ", ", Odonyms.isSestiere(locality) ? locality : "Località " + locality);
    }
    append(line, ", ", detail);
    return line.toString();
  }

  /// The whole address on one line; what [#parse] reads back to the same parts.
  public String format() {
    StringBuilder line = new StringBuilder(street());
    String place = (postcode + " " + comune).strip();
    append(line, ", ", place);
    if (!province.isEmpty()) {
      line.append(line.isEmpty() ? "(" : " (").append(province).append(')');
    }
    return line.toString();
  }

  private static void append(StringBuilder line, String separator, String part) {
    if (!part.isEmpty()) {
      line.append(line.isEmpty() ? "" : separator).append(part);
    }
  }

  /// The normal form, in which addresses are compared.
  public AddressForm form() {
    return AddressForm.of(this);
  }

  /// Street and number in normal form, one text for blocking: `V. G. Garibaldi 12 A` and `Via
  /// Giuseppe Garibaldi, 12/a` are both `garibaldi|12a`. Two addresses of one key in one comune are
  /// most likely one door; given names may still differ ([AddressForm#sameStreet] tells). Empty
  /// where no street is known.
  public String key() {
    return form().key();
  }
}
