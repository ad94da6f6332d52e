package org.capacitymetro.tables;

import java.util.List;
import java.util.Locale;
import org.capacitymetro.platform.UsageException;

/// A file of which nothing is taken. The message is one English sentence that names the file, what
/// is wrong and what is allowed; pages say the same in their language by [#key] and [#arguments].
public final class UnreadableTableException extends UsageException {
  private static final long serialVersionUID = 1L;

  private final Unreadable why;
  private final List<String> arguments;

  UnreadableTableException(String file, Unreadable why, Object... arguments) {
    super(file + ": " + why.sentence(arguments));
    this.why = why;
    this.arguments = List.of(arguments).stream().map(String::valueOf).toList();
  }

  public Unreadable why() {
    return why;
  }

  /// Key of the sentence in the messages, such as `tables.unreadable.pdf`.
  public String key() {
    return "tables.unreadable." + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What goes into the places `{0}`, `{1}` of the message.
  public List<String> arguments() {
    return arguments;
  }
}
