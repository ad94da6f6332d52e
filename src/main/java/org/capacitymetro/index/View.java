package org.capacitymetro.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.capacitymetro.hsds.ServiceId;
import org.jspecify.annotations.Nullable;

/// One segment at one moment: its [Part] and which of its documents count, without those replaced
/// since and those of projects that have ended.
public final class View {
  public final Part part;
  public final LeafReader reader;

  /// The documents that count.
  public final Words live;

  private final Dated dated;
  private final Practised practised;
  private final Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);

  /// @param today days since 1970, in Italy
  /// @param practised services that have a sheet
  public View(Part part, LeafReader reader, int today, Set<ServiceId> practised)
      throws IOException {
    this.part = part;
    this.dated = part.on(today);
    this.practised = part.practised(practised, reader);
    this.reader = reader;
    Words present = present(reader.getLiveDocs(), reader.maxDoc());
    Words ended = part.endedBefore(today);
    this.live = ended.isEmpty() ? present : present.without(ended).packed(part.universe);
  }

  private static Words present(@Nullable Bits live, int size) {
    if (live == null) {
      return Words.all(size);
    }
    long[] plain = new long[(size + 63) >>> 6];
    for (int i = 0; i < size; i++) {
      if (live.get(i)) {
        plain[i >>> 6] |= 1L << i;
      }
    }
    return Words.ofDense(plain);
  }

  /// The values of a facet other than OPEN.
  public Map<String, Words> values(Facet facet) {
    if (facet == Facet.PRACTICE) {
      return practised.values();
    }
    Map<String, Words> ofDay = dated.values().get(facet);
    return ofDay == null ? part.values.getOrDefault(facet, Map.of()) : ofDay;
  }

  /// The documents of some services, replaced ones among them.
  public Words documents(Set<ServiceId> services) {
    try {
      return Practised.documents(services, reader, part.universe);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How many live documents carry each value of a facet other than OPEN.
  public Map<String, Integer> counts(Facet facet) {
    synchronized (counts) {
      return counts.computeIfAbsent(
          facet,
          f -> {
            Map<String, Integer> counted = new HashMap<>();
            values(f).forEach((value, words) -> counted.put(value, words.countAnd(live)));
            return counted;
          });
    }
  }

  /// What a document is sorted by in the order of names; see [ServiceDocument#nameKey].
  public String nameKey(int document) {
    try {
      SortedDocValues names = reader.getSortedDocValues(Fields.NAME_KEY);
      return names == null ? "" : names.lookupOrd(part.nameOrdinal[document]).utf8ToString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a bytes field of documents given in rising order.
  public void readBytes(String field, Words documents, BytesReader each) {
    try {
      BinaryDocValues values = reader.getBinaryDocValues(field);
      if (values == null) {
        return;
      }
      for (int i = 0; i < documents.size; i++) {
        for (long rest = documents.bits[i]; rest != 0; rest &= rest - 1) {
          int document = (documents.at[i] << 6) + Long.numberOfTrailingZeros(rest);
          if (values.advanceExact(document)) {
            each.read(document, values.binaryValue());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public interface BytesReader {
    void read(int document, BytesRef bytes);
  }
}
