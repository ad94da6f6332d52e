package org.capacitymetro.directory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.text.Folding;
import org.capacitymetro.text.LocalizedText;

/// Takes the address of one place out of texts written by hand: editors put the street into names
/// and notes, where a coarsened point would be of no use. The odonym is recognised without its
/// house number, whatever its case, accents and punctuation; a house number behind it goes too.
final class Redaction implements UnaryOperator<String> {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+[\\p{L}]?");
  private static final Pattern MAP_HOST =
      Pattern.compile("(^|\\.)(maps?|goo|osm|openstreetmap|what3words|waze)(\\.|$)");
  private static final String REMOVED = "…";

  private record Word(String folded, int from, int to) {}

  private final List<List<String>> secrets = new ArrayList<>();

  private Redaction() {}

  /// @param hideComune whether the name of the comune must go too
  static Redaction of(Address address, boolean hideComune) {
    Redaction redaction = new Redaction();
    redaction.hide(odonym(address.street()));
    redaction.hide(address.postcode() == null ? "" : address.postcode());
    if (hideComune) {
      redaction.hide(address.comune());
    }
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
      int end = endOfSecretAt(words, i);
      if (end > i) {
        kept.append(text, copied, words.get(i).from()).append(REMOVED);
        copied = words.get(end - 1).to();
        i = end - 1;
      }
    }
    return copied == 0 ? text : kept.append(text, copied, text.length()).toString();
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

  private void hide(String phrase) {
    List<String> words = words(phrase).stream().map(Word::folded).toList();
    if (!words.isEmpty()) {
      secrets.add(words);
    }
  }

  private int endOfSecretAt(List<Word> words, int start) {
    int longest = start;
    for (List<String> secret : secrets) {
      if (start + secret.size() <= words.size()) {
        boolean same = true;
        for (int k = 0; k < secret.size() && same; k++) {
          same = words.get(start + k).folded().equals(secret.get(k));
        }
        if (same) {
          longest = Math.max(longest, start + secret.size());
        }
      }
    }
    boolean numberFollows =
        longest > start
            && longest < words.size()
            && NUMBER.matcher(words.get(longest).folded()).matches();
    return numberFollows ? longest + 1 : longest;
  }

  /// The street without its number: `Via G. Verdi, 12/b` gives `Via G. Verdi`.
  private static String odonym(String street) {
    Matcher number =
        Pattern.compile("[,\\s]+(n\\.?\\s*)?[0-9]+\\s*([/-]?\\s*\\p{L})?\\s*$").matcher(street);
    return number.find() && number.start() > 0 ? street.substring(0, number.start()) : street;
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
