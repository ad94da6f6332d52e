package org.capacitymetro.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.capacitymetro.hsds.PublicService;
import org.capacitymetro.hsds.ServiceId;
import org.capacitymetro.index.Fields;
import org.capacitymetro.index.Parts;
import org.capacitymetro.index.ServiceDocument;

/// The Lucene index and the newest [Snapshot] of it. One writer at a time; readers take a snapshot
/// and give it back.
final class ServiceIndex implements AutoCloseable {
  private static final double RAM_BUFFER_MB = 192;

  private final Directory directory;
  private final IndexWriter writer;
  private final Parts parts;
  private final Snapshots snapshots;
  private final LexiconSource words;

  private ServiceIndex(Directory directory, LexiconSource words, Clock clock) throws IOException {
    this.directory = directory;
    this.words = words;
    this.parts = new Parts(words.standing());
    this.writer = new IndexWriter(directory, configuration());
    this.snapshots = new Snapshots(writer, parts, words, clock);
  }

  static ServiceIndex open(Path folder, LexiconSource words, Clock clock) throws IOException {
    return new ServiceIndex(FSDirectory.open(folder), words, clock);
  }

  static ServiceIndex inMemory(LexiconSource words, Clock clock) throws IOException {
    return new ServiceIndex(new ByteBuffersDirectory(), words, clock);
  }

  private IndexWriterConfig configuration() {
    IndexWriterConfig configuration = new IndexWriterConfig(new KeywordAnalyzer());
    configuration.setIndexSort(new Sort(new SortField(Fields.CURVE, SortField.Type.LONG)));
    configuration.setRAMBufferSizeMB(RAM_BUFFER_MB);
    configuration.setMergeScheduler(new ConcurrentMergeScheduler());
    configuration.setMergedSegmentWarmer(parts::get);
    configuration.setCommitOnClose(false);
    return configuration;
  }

  /// Puts services in, each in the place of its older state.
  void put(Collection<PublicService> services) throws IOException {
    for (PublicService service : services) {
      writer.updateDocument(key(service.id()), ServiceDocument.of(service, words));
    }
  }

  /// Puts in a service that is known not to be there.
  void add(PublicService service) throws IOException {
    writer.addDocument(ServiceDocument.of(service, words));
  }

  void remove(Collection<ServiceId> ids) throws IOException {
    writer.deleteDocuments(ids.stream().map(ServiceIndex::key).toArray(Term[]::new));
  }

  void clear() throws IOException {
    writer.deleteAll();
  }

  private static Term key(ServiceId id) {
    return new Term(Fields.ID, id.shortForm());
  }

  /// Makes what was put in visible.
  void refresh() throws IOException {
    snapshots.maybeRefreshBlocking();
  }

  /// Makes what was put in durable, together with `state`.
  void commit(Map<String, String> state) throws IOException {
    Map<String, String> data = new TreeMap<>(state);
    data.put("format", Fields.FORMAT);
    writer.setLiveCommitData(data.entrySet());
    writer.commit();
  }

  /// The state of the last commit; empty for a new index and one of another format.
  Optional<Map<String, String>> committed() {
    Map<String, String> data = new TreeMap<>();
    Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
    if (live != null) {
      live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return Fields.FORMAT.equals(data.get("format")) ? Optional.of(data) : Optional.empty();
  }

  /// The newest snapshot; to be given back with [#release].
  Snapshot acquire() throws IOException {
    return snapshots.acquire();
  }

  void release(Snapshot snapshot) throws IOException {
    snapshots.release(snapshot);
  }

  @Override
  public void close() throws IOException {
    snapshots.close();
    writer.close();
    directory.close();
  }
}
