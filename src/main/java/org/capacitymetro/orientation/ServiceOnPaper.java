package org.capacitymetro.orientation;

import java.util.List;
import org.capacitymetro.pages.Page;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// What a paper says of one service, in the language of that paper. Names of places stay as they
/// stand on the door.
///
/// @param original the name on the door where `name` is a translation, otherwise empty
/// @param sector code of its first sector and `icon` its pictogram; empty without one
/// @param reserved what is said instead of an address that is not public, empty otherwise
/// @param directions where the way is shown, null without a point
/// @param hours of the next seven days, days alike in one line
/// @param hoursNote what is said instead of a table, empty otherwise
/// @param hoursOriginal hours that could not be understood whole
/// @param unknown what stands where something is not known
/// @param map a drawing (SVG) of the streets around, empty where there is none
/// @param href absolute address of the service's page
public record ServiceOnPaper(
    String id,
    Words name,
    String original,
    String sector,
    String icon,
    boolean demonstration,
    Words about,
    String reserved,
    String address,
    Words arrival,
    @Nullable String directions,
    List<Hours> hours,
    String hoursNote,
    Words hoursOriginal,
    List<String> exceptions,
    List<Words> documents,
    List<Phone> phones,
    String unknown,
    String map,
    String href) {

  /// @param language of the text, null where it is that of the paper
  /// @param label says which, in the language of the paper; empty where it is that
  public record Words(String text, @Nullable String language, String label) {
    static Words of(LocalizedText text, Page paper) {
      LocalizedText.Reading reading = text.read(paper.order());
      return reading.text().isEmpty() || reading.language().equals(paper.code())
          ? new Words(reading.text(), null, "")
          : new Words(
              reading.text(),
              reading.language(),
              paper.t(
                  "paper.text-in", "language", paper.formats().languageName(reading.language())));
    }

    public boolean isEmpty() {
      return text.isEmpty();
    }
  }

  /// @param days one day, or the first and the last of several
  public record Hours(String days, String times) {}

  /// @param href `tel:` link
  public record Phone(String number, String href, Words note) {}

  /// The note under texts that are not in the language of the paper; empty where all are.
  public String documentsLabel() {
    return documents.stream()
        .map(Words::label)
        .filter(label -> !label.isEmpty())
        .findFirst()
        .orElse("");
  }
}
