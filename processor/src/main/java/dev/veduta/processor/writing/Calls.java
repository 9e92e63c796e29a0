package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Calls that take texts, of which no line is longer than one should be, where a text has spaces.
 *
 * <pre>
 * .keyed("primary key field_pkey of quick_bits.field")
 * .commented(
 *     "label",
 *     "What people see, and where they"
 *         + " see it")
 * </pre>
 */
final class Calls {
  /** Columns of a line. */
  private static final int LINE = 100;

  /**
   * Where the calls on what describes a view stand, if some columns are read later; else before.
   */
  private static final int INDENT = 18;

  /** What a part of a text has beside it: steps to the right, plus, quotes and what follows. */
  private static final int PART = LINE - INDENT - 4 - 8 - "+ \"\"),".length();

  /** Longer texts are not read by people. */
  private static final int LONGEST = 10_000;

  private Calls() {}

  /** On one line if they fit; what has several lines begins on one of its own. */
  static CodeBlock of(String method, String... texts) {
    boolean hasLines = Stream.of(texts).anyMatch(it -> it.contains("\n"));
    if (!hasLines) {
      String quoted = Stream.of(texts).map(Literals::quoted).collect(joining(", "));
      if (INDENT + method.length() + quoted.length() + ".(),".length() <= LINE) {
        return CodeBlock.of("$>$>\n.$L($L)$<$<", method, quoted);
      }
    }
    List<CodeBlock> lines = Stream.of(texts).map(Calls::argument).toList();
    return CodeBlock.of("$>$>\n.$L(\n$>$>$L)$<$<$<$<", method, CodeBlock.join(lines, ",\n"));
  }

  /** A text on lines of its own, further to the right than its call; on one if it fits. */
  static CodeBlock argument(String text) {
    boolean fits = INDENT + 4 + Literals.quoted(text).length() + "),".length() <= LINE;
    return fits ? Literals.of(text) : text(text);
  }

  /** A text that is longer than a line is put together, at its spaces. */
  static CodeBlock text(String text) {
    if (text.length() > LONGEST || text.contains("\n")) {
      return Literals.of(text);
    }
    String quoted = Literals.quoted(text);
    List<CodeBlock> parts = new ArrayList<>();
    int start = 1;
    int last = quoted.length() - 1;
    while (start < last) {
      int end = endOf(quoted, start, last);
      parts.add(CodeBlock.of("$L", '"' + quoted.substring(start, end) + '"'));
      start = end;
    }
    return parts.size() < 2
        ? CodeBlock.of("$L", quoted)
        : CodeBlock.of("$L$>$>\n+ $L$<$<", parts.get(0), rest(parts));
  }

  private static CodeBlock rest(List<CodeBlock> parts) {
    return CodeBlock.join(parts.subList(1, parts.size()), "\n+ ");
  }

  /** At the last space that is near enough, or else at the next; the space comes after it. */
  private static int endOf(String quoted, int start, int last) {
    if (last - start <= PART) {
      return last;
    }
    int near = quoted.lastIndexOf(' ', start + PART);
    int end = near > start ? near : quoted.indexOf(' ', start + PART);
    return end < 0 ? last : end;
  }
}
