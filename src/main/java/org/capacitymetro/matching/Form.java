package org.capacitymetro.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitymetro.geo.Point;
import org.capacitymetro.text.Folding;
import org.jspecify.annotations.Nullable;

/// [Traits] ready for comparison.
///
/// @param index place in the list as it was given
/// @param phones numbers, sorted
/// @param mails whole addresses; `domains` their own domains and the hosts of own sites
/// @param pages host and path; `hosts` of own sites
/// @param anyMailDomain true when some mail address has a domain of its own
/// @param codes `scheme:value`; `schemes` of the codes
/// @param kinds known kinds of name and category
/// @param labels categories as they are written, where no known kind was found in them
/// @param print stands for all that is compared
/// @param rarity none before [#weighed]
record Form(
    int index,
    NameForm name,
    AddressForm address,
    String city,
    long cityHash,
    Set<String> cityWords,
    long postcode,
    long[] phones,
    long[] mails,
    long[] mailDomains,
    long[] pages,
    long[] hosts,
    List<String> codes,
    @Nullable Point point,
    Set<String> kinds,
    Set<String> labels,
    long print,
    Rarity rarity) {

  /// All contacts and codes as they are counted; the parts of different kinds do not meet.
  long[] everyContact() {
    return Stream.of(
            Arrays.stream(phones).map(Form::phoneKey),
            Arrays.stream(phones).map(Form::blockKey).distinct(),
            Arrays.stream(mails),
            Arrays.stream(mailDomains).map(Form::domainKey),
            Arrays.stream(pages).map(Form::pageKey),
            Arrays.stream(hosts).map(Form::domainKey),
            codes.stream().mapToLong(Form::codeKey))
        .flatMapToLong(values -> values)
        .distinct()
        .toArray();
  }

  /// A word of the town or the street.
  boolean isPlaceWord(String word) {
    if (cityWords.contains(word)) {
      return true;
    }
    for (String part : address.words()) {
      if (part.equals(word)) {
        return true;
      }
    }
    return Lexicon.STREET_KINDS.contains(word) && word.length() > 1 && !address.isEmpty();
  }

  boolean hasSite() {
    return pages.length > 0 || hosts.length > 0;
  }

  /// Numbers that differ in the last four digits only belong to one exchange or one body.
  static final long BLOCK = 10_000;

  static long blockKey(long phone) {
    return Hashes.of(5, phone / BLOCK);
  }

  static long phoneKey(long phone) {
    return Hashes.of(1, phone);
  }

  /// Domains of mail addresses and hosts of sites are one: `info@x.it` and `www.x.it` belong
  /// together.
  static long domainKey(long domain) {
    return Hashes.of(2, domain);
  }

  static long pageKey(long page) {
    return Hashes.of(3, page);
  }

  static long codeKey(String code) {
    return Hashes.of(4, Hashes.of(code));
  }

  /// The same with the rarity of its values looked up, which comparing asks for again and again.
  Form weighed(Statistics statistics) {
    return new Form(
        index,
        name,
        address,
        city,
        cityHash,
        cityWords,
        postcode,
        phones,
        mails,
        mailDomains,
        pages,
        hosts,
        codes,
        point,
        kinds,
        labels,
        print,
        statistics.rarity(this));
  }

  /// What the values of a record say by their rarity, in bits; contacts are looked up when they
  /// agree.
  ///
  /// @param words of the name, one by one
  /// @param near to be within each of [Statistics#REACHES]
  record Rarity(
      float[] words,
      double name,
      float[] streetWords,
      double street,
      double town,
      double postcode,
      float[] near) {
    static final Rarity NONE = new Rarity(new float[0], 0, new float[0], 0, 0, 0, new float[0]);
  }

  static Form of(int index, Traits traits) {
    NameForm name = NameForm.of(traits.name());
    String city = String.join(" ", NameForm.fold(traits.city(), false));
    List<String> mails = new ArrayList<>();
    List<String> domains = new ArrayList<>();
    for (String text : traits.emails()) {
      ContactForms.mail(text)
          .ifPresent(
              mail -> {
                mails.add(mail.address());
                if (mail.own()) {
                  domains.add(mail.domain());
                }
              });
    }
    List<String> pages = new ArrayList<>();
    List<String> hosts = new ArrayList<>();
    for (String text : traits.websites()) {
      ContactForms.site(text)
          .ifPresent(
              site -> {
                if (site.own()) {
                  hosts.add(site.host());
                }
                if (site.own() || !site.page().equals(site.host())) {
                  pages.add(site.page());
                }
              });
    }
    Set<String> kinds = new HashSet<>(name.kinds());
    Set<String> labels = new HashSet<>();
    for (String kind : traits.kinds()) {
      NameForm words = NameForm.of(kind);
      kinds.addAll(words.kinds());
      if (words.kinds().isEmpty() && !words.isEmpty()) {
        labels.add(Folding.words(kind));
      }
    }
    String postcode = Folding.words(traits.postcode()).replace(" ", "").replaceFirst("^0+", "");
    long[] phones =
        traits.phones().stream()
            .flatMap(phone -> ContactForms.phone(phone).stream())
            .mapToLong(Long::longValue)
            .distinct()
            .sorted()
            .toArray();
    long[] mailHashes = Hashes.of(mails);
    long[] pageHashes = Hashes.of(pages);
    AddressForm address = AddressForm.of(traits.address());
    List<String> codes =
        traits.codes().stream()
            .map(code -> code.strip().toLowerCase(java.util.Locale.ROOT))
            .filter(code -> code.indexOf(':') >= 0 && !code.endsWith(":"))
            .sorted()
            .distinct()
            .toList();
    Point point = traits.point();
    long print =
        Hashes.mix(name.whole())
            + Hashes.of(1, Hashes.of(traits.name()))
            + Hashes.of(2, Hashes.of(traits.address()))
            + Hashes.of(3, Hashes.of(city))
            + Hashes.of(4, Hashes.of(postcode))
            + Hashes.of(5, Arrays.hashCode(phones))
            + Hashes.of(6, Arrays.hashCode(mailHashes))
            + Hashes.of(7, Arrays.hashCode(pageHashes))
            + Hashes.of(8, codes.hashCode())
            + Hashes.of(9, point == null ? 0 : point.hashCode())
            + Hashes.of(10, traits.kinds().hashCode());
    return new Form(
        index,
        name,
        address,
        city.intern(),
        city.isEmpty() ? 0 : Hashes.of(city),
        city.isEmpty()
            ? Set.of()
            : Set.of(Arrays.stream(city.split(" ")).distinct().toArray(String[]::new)),
        postcode.isEmpty() ? 0 : Hashes.of(postcode),
        phones,
        mailHashes,
        Hashes.of(domains),
        pageHashes,
        Hashes.of(hosts),
        codes,
        point,
        Set.copyOf(kinds),
        Set.copyOf(labels),
        print,
        Rarity.NONE);
  }
}
