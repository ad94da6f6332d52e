package org.capacitymetro.consolidation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A pair side by side; the record that stays is on the left.
///
/// @param pair null when nothing waits any more
/// @param list where all pairs are
/// @param progress how far the person is: "12 of 340"
/// @param notice what became of the last pair; may be empty
/// @param undo where the last verdict is taken back, empty when there is none
public record PairView(
    @Nullable Pair pair, String list, String progress, String notice, String undo, String token) {

  /// Whether words are marked that the two do not have in common.
  public boolean marks() {
    return pair != null
        && pair.fields().stream()
            .flatMap(field -> Stream.concat(field.left().stream(), field.right().stream()))
            .flatMap(line -> line.pieces().stream())
            .anyMatch(Piece::differs);
  }

  /// @param id of the pair
  /// @param action where the verdict is sent
  /// @param after where the next pair is asked for, without this one
  /// @param says what one's word is worth
  /// @param reasons in words
  /// @param points `lat,lon` of each, empty where a record has no point
  /// @param distance in words; may be empty
  /// @param same names of the fields that are the same
  /// @param split where each record can be parted, empty where the person may not
  /// @param cluster where the chain is shown, empty where the pair stands alone
  /// @param hidden further fields of the form
  public record Pair(
      long id,
      String title,
      String action,
      String after,
      String says,
      String score,
      List<String> reasons,
      Side left,
      Side right,
      List<String> points,
      String distance,
      List<Field> fields,
      String same,
      String cluster,
      Map<String, String> hidden) {}

  /// @param notes where it comes from, whether it is hidden, how often somebody looked
  public record Side(String name, String href, String split, List<String> notes) {}

  /// @param both whether both can stay
  /// @param chosen `left`, `right` or `both`: what the policy takes
  /// @param ruling why, in words
  /// @param guarded whether somebody verified the value on the left
  public record Field(
      String key,
      String label,
      List<Line> left,
      List<Line> right,
      boolean both,
      String chosen,
      String ruling,
      boolean guarded) {}

  /// One line of a value.
  public record Line(List<Piece> pieces) {}

  /// @param differs whether the other record does not have these words
  public record Piece(String text, boolean differs) {}
}
