package org.capacitymetro.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.BytesRef;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Reads what [CardOutput] wrote.
final class CardInput {
  private final ByteArrayDataInput in;

  CardInput(BytesRef bytes) {
    this.in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
  }

  String string() {
    try {
      return in.readString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean flag() {
    return in.readByte() != 0;
  }

  <T> T constant(T[] constants) {
    return constants[in.readByte()];
  }

  int count() {
    return in.readVInt();
  }

  long whole() {
    return in.readLong();
  }

  double number() {
    return Double.longBitsToDouble(whole());
  }

  LocalDate day() {
    return LocalDate.ofEpochDay(in.readInt());
  }

  UUID uuid() {
    return new UUID(whole(), whole());
  }

  List<String> strings() {
    return list(CardInput::string);
  }

  <T> List<T> list(Function<CardInput, T> each) {
    int size = count();
    if (size == 0) {
      return List.of();
    }
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(each.apply(this));
    }
    return values;
  }

  <T> @Nullable T optional(Function<CardInput, T> present) {
    return flag() ? present.apply(this) : null;
  }

  LocalizedText text() {
    int size = count();
    if (size == 0) {
      return LocalizedText.EMPTY;
    }
    String source = string();
    Map<String, LocalizedText.Entry> texts = new HashMap<>();
    for (int i = 0; i < size; i++) {
      texts.put(
          string(),
          new LocalizedText.Entry(
              string(),
              optional(CardInput::string),
              flag() ? LocalizedText.State.MACHINE : LocalizedText.State.HUMAN,
              null));
    }
    return new LocalizedText(source, texts);
  }
}
