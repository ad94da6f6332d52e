package org.capacitymetro.index;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/// The terms of one field of a document, each with the place it has in the record as its frequency:
/// one posting list per word then tells both which services have it and how much that says.
final class WeightedTerms extends TokenStream {
  private static final FieldType TYPE = new FieldType();

  static {
    TYPE.setTokenized(true);
    TYPE.setOmitNorms(true);
    TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    TYPE.freeze();
  }

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
  private final Map<String, Fields.Source> terms;
  private Iterator<Map.Entry<String, Fields.Source>> rest;

  private WeightedTerms(Map<String, Fields.Source> terms) {
    this.terms = terms;
    this.rest = terms.entrySet().iterator();
  }

  static Field field(String name, Map<String, Fields.Source> terms) {
    return new Field(name, new WeightedTerms(terms), TYPE);
  }

  @Override
  public boolean incrementToken() {
    if (!rest.hasNext()) {
      return false;
    }
    clearAttributes();
    Map.Entry<String, Fields.Source> next = rest.next();
    term.append(next.getKey());
    frequency.setTermFrequency(next.getValue().frequency());
    return true;
  }

  @Override
  public void reset() {
    rest = terms.entrySet().iterator();
  }
}
