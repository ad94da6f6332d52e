package org.capacitymetro.mail;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.capacitymetro.pages.Language;
import org.jspecify.annotations.Nullable;

/// The words of a mail in one language, part by part, from which its plain text and its HTML are
/// both made: `Letter.of(language, subject).paragraph(...).button(...)`. Every call returns a
/// changed copy. Texts are plain: HTML in them is shown, not obeyed.
///
/// @param unsubscribe address that stops mails of this kind, for RFC 8058: a POST there does it at
///   once, a GET shows a page that asks
public record Letter(
    Language language, String subject, List<Part> parts, @Nullable String unsubscribe) {

  /// One block of a letter.
  public sealed interface Part {}

  /// Lines are kept as they are.
  public record Paragraph(String text) implements Part {}

  public record Heading(String text) implements Part {}

  public record Items(List<String> texts) implements Part {
    public Items {
      texts = List.copyOf(texts);
    }
  }

  /// A link; `main` for the one thing the reader is asked to do.
  ///
  /// @param url absolute, `http` or `https`
  public record Link(String label, String url, boolean main) implements Part {
    public Link {
      checkAddress(url);
    }
  }

  public Letter {
    parts = List.copyOf(parts);
    if (unsubscribe != null) {
      checkAddress(unsubscribe);
    }
  }

  public static Letter of(Language language, String subject) {
    return new Letter(language, subject, List.of(), null);
  }

  public Letter paragraph(String text) {
    return with(new Paragraph(text));
  }

  public Letter heading(String text) {
    return with(new Heading(text));
  }

  public Letter items(List<String> texts) {
    return with(new Items(texts));
  }

  /// The one thing the reader is asked to do.
  public Letter button(String label, String url) {
    return with(new Link(label, url, true));
  }

  public Letter link(String label, String url) {
    return with(new Link(label, url, false));
  }

  public Letter withUnsubscribe(String url) {
    return new Letter(language, subject, parts, url);
  }

  private Letter with(Part part) {
    List<Part> more = new ArrayList<>(parts);
    more.add(part);
    return new Letter(language, subject, more, unsubscribe);
  }

  private static void checkAddress(String url) {
    URI uri = URI.create(url);
    if (uri.getHost() == null
        || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
      throw new IllegalArgumentException(
          "A link in a mail is an absolute address of the web, not \"" + url + "\"");
    }
  }
}
