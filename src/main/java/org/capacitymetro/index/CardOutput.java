package org.capacitymetro.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.capacitymetro.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Writes the values of a card one after another; [CardInput] reads them in the same order.
final class CardOutput {
  private final ByteBuffersDataOutput out = new ByteBuffersDataOutput();

  private interface Write {
    void run() throws IOException;
  }

  private static void write(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BytesRef bytes() {
    return new BytesRef(out.toArrayCopy());
  }

  void string(String value) {
    write(() -> out.writeString(value));
  }

  void flag(boolean value) {
    out.writeByte((byte) (value ? 1 : 0));
  }

  void constant(Enum<?> value) {
    out.writeByte((byte) value.ordinal());
  }

  void count(int value) {
    write(() -> out.writeVInt(value));
  }

  void whole(long value) {
    write(() -> out.writeLong(value));
  }

  void number(double value) {
    whole(Double.doubleToRawLongBits(value));
  }

  void day(LocalDate value) {
    write(() -> out.writeInt((int) value.toEpochDay()));
  }

  void uuid(UUID value) {
    whole(value.getMostSignificantBits());
    whole(value.getLeastSignificantBits());
  }

  void strings(List<String> values) {
    list(values, this::string);
  }

  <T> void list(List<T> values, Consumer<T> each) {
    count(values.size());
    values.forEach(each);
  }

  <T> void optional(@Nullable T value, Consumer<T> present) {
    flag(value != null);
    if (value != null) {
      present.accept(value);
    }
  }

  void text(LocalizedText value) {
    count(value.texts().size());
    if (!value.isEmpty()) {
      string(value.source());
      value
          .texts()
          .forEach(
              (language, entry) -> {
                string(language);
                string(entry.text());
                optional(entry.of(), this::string);
                flag(entry.state() == LocalizedText.State.MACHINE);
              });
    }
  }
}
