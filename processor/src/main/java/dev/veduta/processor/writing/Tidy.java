package dev.veduta.processor.writing;

import java.util.regex.Pattern;

/**
 * Small things that JavaPoet writes as nobody would. All of them stand at the margin of a type or
 * its member, where no line of a text block can: those are indented further. Line by line, as
 * patterns over a whole file took a fifth of the time to generate it.
 */
final class Tidy {
  private static final int MEMBER = 4;
  private static final int LINE = 100;
  private static final Pattern CONSTANT = Pattern.compile(" {2}[A-Z0-9_]+\\(\".*\"\\),");

  private final String[] lines;
  private final StringBuilder out;

  private Tidy(String source) {
    lines = source.split("\n", -1);
    out = new StringBuilder(source.length());
  }

  static String tidy(String source) {
    return new Tidy(source).tidy();
  }

  private String tidy() {
    int next = 0;
    while (next < lines.length) {
      next += add(next);
      if (next < lines.length) {
        out.append('\n');
      }
    }
    return out.toString();
  }

  /** Adds a line, or one for several; answers for how many. */
  private int add(int at) {
    String line = lines[at];
    if (isShortJavadoc(at)) {
      String text = lines[at + 1];
      out.append(line).append(text, line.length() - 1, text.length()).append(" */");
      return 3;
    } else if (isEmptyBody(at)) {
      out.append(line).append('}');
      return 2;
    }
    boolean breaksAfterSpace = line.endsWith(" = ");
    out.append(line, 0, line.length() - (breaksAfterSpace ? 1 : 0));
    return isSpacedConstant(at) ? 2 : 1;
  }

  /** An opening, one line of text, and an end. */
  private boolean isShortJavadoc(int at) {
    String line = lines[at];
    int indent = line.length() - 3;
    if (!line.endsWith("/**")
        || indent > MEMBER
        || indentOf(line) != indent
        || at + 2 >= lines.length) {
      return false;
    }
    String text = lines[at + 1];
    return indentOf(text) == indent + 1
        && text.startsWith("* ", indent + 1)
        && text.length() > line.length()
        && text.length() + 1 + " */".length() <= LINE
        && lines[at + 2].equals(" ".repeat(indent) + " */");
  }

  private boolean isEmptyBody(int at) {
    String line = lines[at];
    int indent = indentOf(line);
    return line.endsWith("{")
        && indent <= MEMBER
        && line.length() > indent + 1
        && at + 1 < lines.length
        && lines[at + 1].endsWith("}")
        && lines[at + 1].length() - 1 == indentOf(lines[at + 1])
        && indentOf(lines[at + 1]) <= MEMBER;
  }

  private boolean isSpacedConstant(int at) {
    return at + 1 < lines.length
        && lines[at + 1].isEmpty()
        && lines[at].endsWith("\"),")
        && CONSTANT.matcher(lines[at]).matches();
  }

  private static int indentOf(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }
}
