package org.capacitymetro.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Words within a line, some of them strong, slanted or linked.
public record Inline(List<Span> spans) {
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\p{Cn}\\x{FFF9}-\\x{FFFB}\\x{202A}-\\x{202E}\\x{FEFF}&&[^\\n\\t]]");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://|mailto:|tel:)[^\\s\\p{Cntrl}]+");

  public Inline {
    spans = List.copyOf(spans);
  }

  /// Letters of one look.
  ///
  /// @param link where they lead
  /// @param language BCP 47 tag, null where it is that of the sheet
  public record Span(
      String text,
      boolean strong,
      boolean emphasis,
      @Nullable String link,
      @Nullable String language) {
    public Span(String text, boolean strong, boolean emphasis, @Nullable String link) {
      this(text, strong, emphasis, link, null);
    }

    public Span {
      text = clean(text);
      if (link != null && !isAddress(link)) {
        throw new IllegalArgumentException("link: begins with https, http, mailto or tel");
      }
    }
  }

  /// Words that mean themselves: nothing in them is a sign.
  public static Inline plain(String text) {
    return new Inline(List.of(new Span(text, false, false, null)));
  }

  /// Words that lead somewhere.
  public static Inline link(String text, String address) {
    return new Inline(List.of(new Span(text, false, false, address)));
  }

  /// The same words, told to be in a language that need not be that of the sheet.
  ///
  /// @param language BCP 47 tag, null for that of the sheet
  public Inline in(@Nullable String language) {
    return new Inline(
        spans.stream()
            .map(
                span ->
                    new Span(span.text(), span.strong(), span.emphasis(), span.link(), language))
            .toList());
  }

  /// The language of all the words where it is one and not that of the sheet, otherwise null.
  @Nullable String language() {
    String first = spans.isEmpty() ? null : spans.getFirst().language();
    return spans.stream().allMatch(span -> Objects.equals(span.language(), first)) ? first : null;
  }

  /// Words with the signs of [Markdown].
  public static Inline markdown(String text) {
    return Markdown.inline(text);
  }

  /// Several after one another.
  ///
  /// @param between stands between two of them
  public static Inline joined(String between, List<Inline> parts) {
    List<Span> spans = new ArrayList<>();
    for (Inline part : parts) {
      if (!spans.isEmpty()) {
        spans.add(new Span(between, false, false, null));
      }
      spans.addAll(part.spans());
    }
    return new Inline(spans);
  }

  /// The letters alone.
  public String text() {
    StringBuilder text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString();
  }

  static boolean isAddress(String text) {
    return text.length() <= 2000
        && ADDRESS.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
  }

  /// Without what no file may hold: control characters, halves of characters, overridden
  /// directions.
  static String clean(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("").replace('\n', ' ').replace('\t', ' ');
  }
}
