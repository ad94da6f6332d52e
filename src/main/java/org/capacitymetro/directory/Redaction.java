package org.capacitymetro.directory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.hsds.Address;
import org.capacitymetro.text.Folding;
import org.capacitymetro.text.LocalizedText;

/// Takes the address of one place out of texts written by hand: editors put the street into names
/// and notes, where a coarsened point would be of no use. A street is recognised by its name, with
/// or without the word for "street", whatever its case, accents and punctuation; a part of the name
/// is recognised behind such a word or before a number (`via Verdi` for `Via Giuseppe Verdi 12`).
/// It rather removes too much: a street that is called Segreta takes that word out of the texts.
/// Only the name of the comune is left where it stands for itself: a hole in `Comune di Torino`
/// would tell that the street is called Torino.
final class Redaction implements UnaryOperator<String> {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+\\p{L}?");
  private static final Pattern MAP_HOST =
      Pattern.compile("(^|\\.)(maps?|goo|osm|openstreetmap|what3words|waze)(\\.|$)");
  private static final String REMOVED = "…";
  private static final int LEAST_GLUED = 5;

  /// Italian words for "street", with the abbreviations in use, as [Folding#words] gives them.
  private static final Set<String> ODONYMS =
      Set.of(
          "via",
          "v",
          "p",
          "so",
          "za",
          "go",
          "viale",
          "vle",
          "vicolo",
          "vico",
          "piazza",
          "pza",
          "pzza",
          "zza",
          "piazzale",
          "ple",
          "piazzetta",
          "corso",
          "cso",
          "largo",
          "lgo",
          "strada",
          "str",
          "stradone",
          "lungomare",
          "lungarno",
          "lungo",
          "salita",
          "discesa",
          "gradoni",
          "traversa",
          "trav",
          "contrada",
          "cda",
          "localita",
          "loc",
          "frazione",
          "fraz",
          "borgo",
          "vicoletto",
          "galleria",
          "passaggio",
          "calle",
          "campo",
          "campiello",
          "fondamenta",
          "ramo",
          "rio",
          "corte",
          "riva",
          "salizada",
          "sestiere",
          "bastioni",
          "rione",
          "interrato",
          "street",
          "square",
          "road");

  /// Words between the name of a street and its number, or in place of a number.
  private static final Set<String> NUMBER_WORDS =
      Set.of("n", "nr", "num", "numero", "civ", "civico", "snc", "sn", "km", "no");

  /// Words of a street's name that name no street alone.
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "di", "del", "dei", "della", "delle", "dello", "degli", "da", "dal", "dalla", "al",
          "alla", "la", "le", "il", "lo", "gli", "in", "san", "santa", "santo", "sant", "don",
          "papa", "de");

  private record Word(String folded, int from, int to) {}

  /// @param alone whether the words betray the place without a word for "street" or a number
  private record Secret(List<String> words, boolean alone) {}

  private final List<Secret> secrets = new ArrayList<>();
  private final List<String> parts = new ArrayList<>();

  private Redaction() {}

  /// @param hideComune whether the name of the comune must go too
  static Redaction of(Address address, boolean hideComune) {
    Redaction redaction = new Redaction();
    redaction.hide(address, true);
    if (hideComune) {
      redaction.hide(folded(address.comune()), true);
    }
    return redaction;
  }

  /// For what a body writes about itself: none of the addresses of its reserved services.
  static Redaction ofAll(List<Address> addresses) {
    Redaction redaction = new Redaction();
    addresses.forEach(address -> redaction.hide(address, true));
    return redaction;
  }

  /// For names that everybody can read elsewhere, where a hole would say more than the word it
  /// hides: takes out only what is written as an address.
  static Redaction ofMentions(List<Address> addresses) {
    Redaction redaction = new Redaction();
    addresses.forEach(address -> redaction.hide(address, false));
    return redaction;
  }

  @Override
  public String apply(String text) {
    if (secrets.isEmpty() || text.isEmpty()) {
      return text;
    }
    List<Word> words = words(text);
    StringBuilder kept = new StringBuilder(text.length());
    int copied = 0;
    for (int i = 0; i < words.size(); i++) {
      int end = withNumber(words, i, endOfSecretAt(words, i));
      if (end > i) {
        kept.append(text, copied, words.get(i).from()).append(REMOVED);
        copied = words.get(end - 1).to();
        i = end - 1;
      }
    }
    return copied == 0 ? text : kept.append(text, copied, text.length()).toString();
  }

  /// Whether the name of the street is part of a mail or web address, where words run together.
  boolean isIn(String link) {
    String letters = Folding.words(link).replaceAll("[^\\p{L}\\p{N}]", "");
    return secrets.stream()
        .filter(Secret::alone)
        .map(secret -> String.join("", secret.words()))
        .anyMatch(glued -> glued.length() >= LEAST_GLUED && letters.contains(glued));
  }

  LocalizedText in(LocalizedText text) {
    return text.mapWords(this);
  }

  List<LocalizedText> in(List<LocalizedText> texts) {
    return texts.stream().map(this::in).toList();
  }

  /// The front page of a site: a path may name the place, a map is the place.
  static Optional<String> frontPage(String website) {
    try {
      URI address = new URI(website);
      String host = address.getHost();
      if (host == null || MAP_HOST.matcher(host.toLowerCase(Locale.ROOT)).find()) {
        return Optional.empty();
      }
      return Optional.of(address.getScheme() + "://" + host + "/");
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private void hide(Address address, boolean alone) {
    hideStreet(folded(address.street()), folded(address.comune()), alone);
    hide(folded(address.postcode() == null ? "" : address.postcode()), true);
  }

  /// Hides the name of the street and what stands around it in the address: the name of a house
  /// before it, a courtyard behind it. `Casa Blu, Via 4 Novembre 12 bis` hides `casa blu` and `4
  /// novembre`.
  private void hideStreet(List<String> street, List<String> comune, boolean alone) {
    int odonym = 0;
    while (odonym < street.size() && !ODONYMS.contains(street.get(odonym))) {
      odonym++;
    }
    int start = odonym;
    while (start < street.size() && isOdonymAt(street, start)) {
      start++;
    }
    if (start == street.size()) {
      start = 0;
    } else {
      hideAround(street.subList(0, odonym), alone);
    }
    int end = Math.min(start + 1, street.size());
    while (end < street.size() && !isNumber(street.get(end))) {
      end++;
    }
    List<String> name = street.subList(start, end);
    hide(name, alone && !name.equals(comune));
    name.stream()
        .filter(word -> word.length() > 2 && !SMALL_WORDS.contains(word))
        .forEach(parts::add);
    hideAround(
        street.subList(end, street.size()).stream().filter(word -> !isNumber(word)).toList(),
        alone);
  }

  /// A word for "street", or the second half of `V.le` and `P.le`.
  private static boolean isOdonymAt(List<String> street, int at) {
    return ODONYMS.contains(street.get(at))
        || (at > 0 && street.get(at).equals("le") && street.get(at - 1).length() == 1);
  }

  /// Words beside the street count when they can name a place, not when they are `bis` or `B`.
  private void hideAround(List<String> words, boolean alone) {
    if (words.stream().anyMatch(word -> word.length() > 3)) {
      hide(words, alone);
    }
  }

  private void hide(List<String> phrase, boolean alone) {
    if (!phrase.isEmpty()) {
      secrets.add(new Secret(List.copyOf(phrase), alone));
    }
  }

  private int endOfSecretAt(List<Word> words, int start) {
    int longest = start;
    for (Secret secret : secrets) {
      int end = start + secret.words().size();
      if (end <= words.size()
          && words.subList(start, end).stream().map(Word::folded).toList().equals(secret.words())
          && (secret.alone() || isAddress(words, start, end))) {
        longest = Math.max(longest, end);
      }
    }
    boolean part =
        longest == start
            && parts.contains(words.get(start).folded())
            && isAddress(words, start, start + 1);
    return part ? start + 1 : longest;
  }

  private static boolean isAddress(List<Word> words, int start, int end) {
    return followsOdonym(words, start) || numberAt(words, end) > end;
  }

  /// A word for "street" stands at most three words before, as in `via Don G. Verdi`.
  private static boolean followsOdonym(List<Word> words, int at) {
    return words.subList(Math.max(0, at - 3), at).stream()
        .anyMatch(word -> ODONYMS.contains(word.folded()));
  }

  /// The end of a secret with the house number behind it.
  private static int withNumber(List<Word> words, int start, int end) {
    return end == start ? end : numberAt(words, end);
  }

  /// The end of a house number that begins at `at` (`n. 12`, `12-14`, `12`); `at` where there is
  /// none.
  private static int numberAt(List<Word> words, int at) {
    int end = at;
    while (end < words.size() && isNumber(words.get(end).folded())) {
      end++;
    }
    return end;
  }

  private static boolean isNumber(String word) {
    return NUMBER.matcher(word).matches() || NUMBER_WORDS.contains(word);
  }

  private static List<String> folded(String phrase) {
    return words(phrase).stream().map(Word::folded).toList();
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(new Word(Folding.words(matcher.group()), matcher.start(), matcher.end()));
    }
    return words;
  }
}
