package org.capacitymetro.index;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.capacitymetro.hsds.ServiceId;

/// The services of one segment that have a sheet, as values of [Facet#PRACTICE]. A sheet is written
/// without its services being touched, so this is looked up and not stored.
record Practised(Set<ServiceId> services, Map<String, Words> values) {
  private static final String YES = "yes";

  static Practised of(Set<ServiceId> services, LeafReader segment, int universe)
      throws IOException {
    Words words = documents(services, segment, universe);
    return new Practised(services, words.isEmpty() ? Map.of() : Map.of(YES, words));
  }

  /// The documents of some services in a segment.
  static Words documents(Set<ServiceId> services, LeafReader segment, int universe)
      throws IOException {
    Terms ids = segment.terms(Fields.ID);
    if (ids == null || services.isEmpty()) {
      return Words.NONE;
    }
    long[] found = new long[universe];
    TermsEnum terms = ids.iterator();
    for (ServiceId service : services) {
      if (terms.seekExact(new BytesRef(service.shortForm()))) {
        PostingsEnum postings = terms.postings(null, PostingsEnum.NONE);
        while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          found[postings.docID() >>> 6] |= 1L << postings.docID();
        }
      }
    }
    return Words.ofDense(found);
  }
}
