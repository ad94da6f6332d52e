package org.capacitymetro.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Which rows of a file are meant: one cell is compared, letter case aside. Exactly one of `is`,
/// `in` and `matches` is given.
///
/// @param is the cell is this text (`equals` in the file)
/// @param in the cell is one of these
/// @param matches a regular expression is found in the cell
/// @param not turns the answer round
public record Condition(
    String column,
    @JsonProperty("equals") @Nullable String is,
    @Nullable List<String> in,
    @Nullable String matches,
    boolean not) {

  public Condition {
    if (column == null) {
      throw new IllegalArgumentException("rows: column is missing");
    }
    in = in == null ? List.of() : List.copyOf(in);
    int given = (is == null ? 0 : 1) + (in.isEmpty() ? 0 : 1) + (matches == null ? 0 : 1);
    if (given != 1) {
      throw new IllegalArgumentException(
          "rows: column " + column + " needs one of equals, in and matches, not " + given);
    }
    if (matches != null) {
      try {
        Pattern.compile(matches);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "rows: matches: \"" + matches + "\" is not a regular expression", e);
      }
    }
  }

  /// The condition made ready for many cells.
  Predicate<String> test() {
    Predicate<String> positive;
    if (matches != null) {
      positive = Pattern.compile(matches, Pattern.CASE_INSENSITIVE).asPredicate();
    } else {
      List<String> wanted = is != null ? List.of(is) : in();
      Set<String> folded = new HashSet<>();
      wanted.forEach(word -> folded.add(word.strip().toLowerCase(Locale.ROOT)));
      positive = cell -> folded.contains(cell.strip().toLowerCase(Locale.ROOT));
    }
    return not ? positive.negate() : positive;
  }

  @Override
  public List<String> in() {
    return in == null ? List.of() : in;
  }
}
