package org.capacitymetro.tables;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// A stream of JSON tokens with errors in our words.
final class JsonStream implements Closeable {
  private static final int DEEPEST = 200;
  private static final int LONGEST_NAME = 1_000;

  private final String file;
  private final Guarded bytes;
  private final Charset charset;
  private final JsonParser parser;

  JsonStream(String file, Guarded bytes, Charset charset, Limits limits) {
    this.file = file;
    this.bytes = bytes;
    this.charset = charset;
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(limits.cell())
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .build();
    try {
      this.parser = factory.createParser(ObjectReadContext.empty(), CsvLines.text(bytes, charset));
    } catch (JacksonException e) {
      throw new UnreadableTableException(file, Unreadable.SYNTAX, 1, "it is not JSON");
    }
  }

  @Nullable JsonToken next() {
    try {
      return parser.nextToken();
    } catch (JacksonException e) {
      throw explain(e);
    }
  }

  @Nullable JsonToken current() {
    return parser.currentToken();
  }

  String name() {
    return parser.currentName();
  }

  String text() {
    try {
      return parser.getString();
    } catch (JacksonException e) {
      throw explain(e);
    }
  }

  void skipChildren() {
    try {
      parser.skipChildren();
    } catch (JacksonException e) {
      throw explain(e);
    }
  }

  long line() {
    return Math.max(1, parser.currentLocation().getLineNr());
  }

  private UnreadableTableException explain(JacksonException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableTableException unreadable) {
        return unreadable;
      }
      if (cause instanceof CharacterCodingException) {
        return new UnreadableTableException(file, Unreadable.CHARSET, charset.name(), line());
      }
    }
    if (e instanceof UnexpectedEndOfInputException) {
      return new UnreadableTableException(file, Unreadable.TRUNCATED);
    }
    long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    String what =
        e instanceof StreamConstraintsException
            ? "a text is too long or values are nested too deep"
            : "it is not JSON";
    return new UnreadableTableException(file, Unreadable.SYNTAX, line, what);
  }

  /// The value whose first token is the present one; null when it is null or does not fit the
  /// budget. It is read to its end in any case.
  @Nullable Tree tree(Tree.Budget budget) {
    JsonToken token = current();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Tree> fields = new LinkedHashMap<>();
      boolean fits = true;
      while (next() == JsonToken.PROPERTY_NAME) {
        String name = name();
        next();
        fits &= budget.take(name.length());
        Tree value = fits ? tree(budget) : skipped();
        if (value != null) {
          fields.put(name, value);
        }
      }
      return fits ? new Tree.Branch(fields) : null;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Tree> items = new ArrayList<>();
      boolean fits = true;
      while (next() != JsonToken.END_ARRAY) {
        fits &= budget.take(0);
        Tree value = fits ? tree(budget) : skipped();
        if (value != null) {
          items.add(value);
        }
      }
      return fits ? new Tree.Many(items) : null;
    }
    if (token == JsonToken.VALUE_NULL || token == null) {
      return null;
    }
    String text = text();
    return budget.take(text.length()) ? new Tree.Leaf(text) : null;
  }

  private @Nullable Tree skipped() {
    skipChildren();
    return null;
  }

  Guarded bytes() {
    return bytes;
  }

  @Override
  public void close() {
    try {
      parser.close();
      bytes.close();
    } catch (JacksonException e) {
      throw explain(e);
    } catch (IOException e) {
      throw new UnreadableTableException(file, Unreadable.UNREADABLE, Guarded.reason(e));
    }
  }
}
