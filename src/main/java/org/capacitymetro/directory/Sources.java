package org.capacitymetro.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The sources of the directory and how far each is trusted.
@Component
public class Sources {

  /// @param records how many services and bodies it brought, merged ones included
  public record Source(String name, SourceTrust trust, long records) {}

  private final SourceStore store;

  Sources(SourceStore store) {
    this.store = store;
  }

  /// Says how far a source is trusted from now on; what it brought before is not decided anew.
  public void trust(String source, SourceTrust trust) {
    store.trust(source, trust);
  }

  /// Says what kind of identifier the ids of a source are: the same code of the same kind in two
  /// sources means one place.
  ///
  /// @param scheme small letters, digits and hyphens (`isil`); null where the ids mean nothing
  ///   elsewhere
  public void codes(String source, @Nullable String scheme) {
    store.codes(source, scheme);
  }

  /// How far a source is trusted: [SourceTrust#LIST] where nobody said.
  public SourceTrust trustOf(String source) {
    return trustOf(store.trusts(), source);
  }

  static SourceTrust trustOf(Map<String, SourceTrust> trusts, String source) {
    return source.equals(Records.OWN_SOURCE)
        ? SourceTrust.EDITORS
        : trusts.getOrDefault(source, SourceTrust.LIST);
  }

  /// Every source that has records, the largest first.
  public List<Source> list() {
    Map<String, SourceTrust> trusts = store.trusts();
    List<Source> sources = new ArrayList<>();
    store
        .counts()
        .forEach((name, count) -> sources.add(new Source(name, trustOf(trusts, name), count)));
    sources.sort(Comparator.comparingLong(Source::records).reversed().thenComparing(Source::name));
    return sources;
  }
}
