package org.capacitymetro.platform;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// How things appear on each other's pages: a module that has something to say about a subject
/// contributes a bean of this, and the subject's page renders what it is given. So a service's page
/// shows the sheets that hang on it without knowing that there are sheets.
public interface Related {

  /// What a page may be about.
  enum Subject {
    SERVICE,
    ORGANIZATION,
    PRACTICE
  }

  /// One thing to go on to.
  ///
  /// @param kind names the heading it stands under (`related.{kind}` of the messages): `practice`
  /// @param title in the reader's language, or in that of `language`
  /// @param language BCP 47, of the title
  /// @param href after the language: `/practices/...`
  /// @param note a few words beside it, in the reader's language; may be empty
  record Link(
      String kind, String title, String language, String href, String note, Instant since) {}

  /// The most important first; empty where there is nothing to say.
  ///
  /// @param languages of the reader, BCP 47, the first choice first; that one is the page's
  List<Link> about(Subject subject, UUID id, List<String> languages);
}
