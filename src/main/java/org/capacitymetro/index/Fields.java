package org.capacitymetro.index;

/// Names of the fields of the index, and what their values look like.
public final class Fields {
  /// Raised when the fields or the analysis change: an index of another version is built anew.
  public static final String FORMAT = "6";

  /// Short form of the id, the key of a document.
  public static final String ID = "id";

  /// Words as written and folded; the frequency says where the word stands ([Source]).
  public static final String WORD = "word";

  /// Stems, `i:` Italian or `e:` English; the frequency as in WORD.
  public static final String STEM = "stem";

  /// Beginnings of words of up to [#START_LENGTH] letters; the frequency as in WORD.
  public static final String START = "start";

  /// Neighbouring words of the name.
  public static final String PAIR = "pair";

  /// The whole name, folded.
  public static final String NAME = "name";

  /// Place on the [Curve], which the index is sorted by.
  public static final String CURVE = "curve";

  static final String PLACE = "place";

  /// Facet values, each after the letter of its facet.
  static final String FACET = "facet";

  static final String FRESHNESS = "freshness";

  /// Days on which a verified service is no longer fresh (high half) and old (low half).
  static final String FADES = "fades";

  /// What was said of free places (high half) and the day on which that expires (low half).
  static final String PLACES = "places";

  /// See [ServiceDocument#changed].
  static final String CHANGED = "changed";

  static final String NAME_KEY = "nameKey";
  static final String HOURS = "hours";
  static final String ENDS = "ends";

  /// What a map tile shows of a service.
  public static final String PIN = "pin";

  /// What a list shows of a service.
  public static final String CARD = "card";

  public static final int START_LENGTH = 4;
  static final char CITY = 'c';

  /// Where in a record a word stands, the least telling first; the ordinal plus one is the
  /// frequency it is indexed with.
  public enum Source {
    TEXT,
    STREET,
    PROVIDER,
    PLACE,
    NAME;

    public int frequency() {
      return ordinal() + 1;
    }

    static Source of(int frequency) {
      return values()[Math.clamp(frequency - 1, 0, values().length - 1)];
    }
  }

  private Fields() {}

  static char letter(Facet facet) {
    return switch (facet) {
      case SECTOR -> 's';
      case TARGET -> 't';
      case LANGUAGE -> 'l';
      case ACCESS -> 'a';
      case AREA -> 'r';
      case VERIFIED -> 'v';
      case AVAILABILITY -> 'p';
      case PRACTICE -> 'k';
      case OPEN -> 'o';
    };
  }
}
