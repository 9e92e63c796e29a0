package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Any text as a Java expression, in ASCII: a literal, a text block if it has several lines, or a
 * join where one constant cannot hold it.
 *
 * <pre>
 * "a \"quoted\" comment"
 *
 * """
 *  SELECT f.id,
 *     f.label
 *    FROM quick_bits.field f;\
 * """
 * </pre>
 */
final class Literals {
  /** Bytes of a constant: javac takes one less than fits the class file (JVM spec., 4.4.7). */
  private static final int MAX_BYTES = 65_534;

  /** UTF-16 units that fit whatever they are: each takes three bytes at most. */
  private static final int CHUNK = MAX_BYTES / 3;

  private static final String QUOTES = "\"\"\"";

  private Literals() {}

  /** The text as an expression. */
  static CodeBlock of(String text) {
    if (text.length() > CHUNK && text.codePoints().mapToLong(Literals::bytes).sum() > MAX_BYTES) {
      return joined(text);
    }
    return CodeBlock.of("$L", isBlock(text) ? textBlock(text) : quoted(text));
  }

  /**
   * Whether it has lines, and none that a text block would strip: U+2028 is white space before it
   * is a character.
   */
  private static boolean isBlock(String text) {
    return text.indexOf('\n') >= 0
        && text.chars().noneMatch(it -> it > 0x7f && Character.isWhitespace(it));
  }

  /**
   * The text as one literal, within a format of JavaPoet's, which writes a format's own text faster
   * than its arguments.
   */
  static String inFormat(String text) {
    return quoted(text).replace("$", "$$");
  }

  /** The text as one literal. */
  static String quoted(String text) {
    return '"' + escaped(text).replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** The last line ends in an escaped line break: where the block is closed sets its margin. */
  private static String textBlock(String text) {
    String lines = Stream.of(text.split("\n", -1)).map(Literals::line).collect(joining("\n"));
    return QUOTES + "\n" + lines + (text.endsWith("\n") ? "" : "\\\n") + QUOTES;
  }

  /** Spaces at the end of a line are dropped from a text block, unless escaped. */
  private static String line(String line) {
    String escaped = escaped(line).replace(QUOTES, "\\\"\"\\\"");
    return escaped.endsWith(" ") ? escaped.substring(0, escaped.length() - 1) + "\\s" : escaped;
  }

  private static CodeBlock joined(String text) {
    List<CodeBlock> chunks = new ArrayList<>();
    for (int start = 0; start < text.length(); start += CHUNK) {
      String chunk = text.substring(start, Math.min(text.length(), start + CHUNK));
      chunks.add(CodeBlock.of("$L", quoted(chunk)));
    }
    return CodeBlock.of("$T.join(\n\"\",\n$L)", String.class, CodeBlock.join(chunks, ",\n"));
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + text.length() / 8);
    text.chars().forEach(it -> escape((char) it, out));
    return out.toString();
  }

  /** Quotes and line feeds are left: they differ between literals and text blocks. */
  private static void escape(char each, StringBuilder out) {
    switch (each) {
      case '\\' -> out.append("\\\\");
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      case '\n' -> out.append('\n');
      default -> {
        if (each >= 0x7f) {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
        } else if (each < ' ') {
          out.append(String.format(Locale.ROOT, "\\%03o", (int) each));
        } else {
          out.append(each);
        }
      }
    }
  }

  private static long bytes(int codePoint) {
    if (codePoint > 0 && codePoint < 0x80) {
      return 1;
    } else if (codePoint < 0x800) {
      return 2;
    }
    return Character.isSupplementaryCodePoint(codePoint) ? 6 : 3;
  }
}
