package org.capacitymetro.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitymetro.documents.Block.Items;
import org.capacitymetro.documents.Block.Paragraph;
import org.capacitymetro.documents.Inline.Span;
import org.jspecify.annotations.Nullable;

/// The little of Markdown that texts here may use: `**strong**`, `*slanted*`,
/// `[words](https://...)`, empty lines between paragraphs, lists with `-` and `1.`; `\` before a
/// sign takes its meaning away. Anything else is what it is.
public final class Markdown {
  private static final Pattern SIGN =
      Pattern.compile(
          "\\\\([\\\\*\\[\\]()_-])"
              + "|\\*\\*(?=\\S)([^*\\n]{1,500}?)(?<=\\S)\\*\\*"
              + "|\\*(?=\\S)([^*\\n]{1,500}?)(?<=\\S)\\*"
              + "|\\[([^\\]\\[\\n]{1,300})\\]\\(([^()\\s]{1,2000})\\)");
  private static final Pattern BULLET = Pattern.compile("\\s{0,3}[-*•]\\s+(.*)");
  private static final Pattern NUMBER = Pattern.compile("\\s{0,3}\\d{1,3}[.)]\\s+(.*)");

  private Markdown() {}

  /// Paragraphs and lists of a longer text.
  public static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    for (String part : text.replace("\r", "").strip().split("\\n\\s*\\n")) {
      Gathering gathering = new Gathering(blocks);
      part.lines().forEach(gathering::line);
      gathering.end();
    }
    return blocks;
  }

  /// Words of one paragraph.
  public static Inline inline(String text) {
    List<Span> spans = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    Matcher sign = SIGN.matcher(text);
    int done = 0;
    while (sign.find()) {
      plain.append(text, done, sign.start());
      done = sign.end();
      String escaped = sign.group(1);
      if (escaped != null) {
        plain.append(escaped);
        continue;
      }
      Span span = span(sign);
      if (span == null) {
        plain.append(sign.group());
        continue;
      }
      flush(plain, spans);
      spans.add(span);
    }
    plain.append(text, done, text.length());
    flush(plain, spans);
    return new Inline(spans);
  }

  private static @Nullable Span span(Matcher sign) {
    String strong = sign.group(2);
    String emphasis = sign.group(3);
    String address = sign.group(5);
    if (strong != null) {
      return new Span(strong, true, false, null);
    } else if (emphasis != null) {
      return new Span(emphasis, false, true, null);
    }
    return address != null && Inline.isAddress(address)
        ? new Span(sign.group(4), false, false, address)
        : null;
  }

  private static void flush(StringBuilder plain, List<Span> spans) {
    if (!plain.isEmpty()) {
      spans.add(new Span(plain.toString(), false, false, null));
      plain.setLength(0);
    }
  }

  /// Lines of one part, which are a paragraph or items of a list.
  private static final class Gathering {
    private final List<Block> blocks;
    private final List<String> lines = new ArrayList<>();
    private Items.@Nullable Style style;

    Gathering(List<Block> blocks) {
      this.blocks = blocks;
    }

    void line(String line) {
      Matcher bullet = BULLET.matcher(line);
      Matcher number = NUMBER.matcher(line);
      if (bullet.matches()) {
        item(Items.Style.BULLETS, bullet.group(1));
      } else if (number.matches()) {
        item(Items.Style.NUMBERS, number.group(1));
      } else if (lines.isEmpty()) {
        lines.add(line.strip());
      } else {
        lines.set(lines.size() - 1, lines.getLast() + " " + line.strip());
      }
    }

    private void item(Items.Style of, String text) {
      if (style != of) {
        end();
        style = of;
      }
      lines.add(text.strip());
    }

    void end() {
      List<Inline> texts =
          lines.stream().filter(line -> !line.isBlank()).map(Markdown::inline).toList();
      if (!texts.isEmpty()) {
        if (style == null) {
          texts.forEach(text -> blocks.add(new Paragraph(text)));
        } else {
          blocks.add(new Items(style, texts));
        }
      }
      lines.clear();
      style = null;
    }
  }
}
