package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;

import com.palantir.javapoet.CodeBlock;
import dev.veduta.catalog.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A documentation comment, in ASCII. Text from the database stands for itself in it: it cannot end
 * the comment, start a tag or be HTML.
 */
final class Javadoc {
  private static final int WIDTH = 90;

  /** Where a line may break: an at sign that began one would begin a tag. */
  private static final Pattern BREAK = Pattern.compile("\\s++(?!@)");

  private static final Pattern PLAIN_CODE = Pattern.compile("\\w[\\w .,()\"\\[\\]]*");

  private final List<String> paragraphs = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  /** Adds a paragraph of our own words, with escaped ones among them. */
  Javadoc paragraph(String html) {
    paragraphs.add(html);
    return this;
  }

  /** Adds a comment of the database's, if there is one. */
  Javadoc comment(@Nullable String comment) {
    if (comment != null) {
      Stream.of(comment.split("\\R\\s*\\R"))
          .filter(it -> !it.isBlank())
          .forEach(it -> paragraph(text(it)));
    }
    return this;
  }

  /** Adds a {@code @param}. */
  Javadoc param(String name, String html) {
    tags.add("@param " + name + " " + html);
    return this;
  }

  CodeBlock toCode() {
    Stream<String> body = paragraphs.stream().map(it -> wrapped(it, ""));
    String text = body.collect(joining("\n\n<p>"));
    String params = tags.stream().map(it -> wrapped(it, "    ")).collect(joining("\n"));
    return CodeBlock.of("$L", text + (params.isEmpty() ? "" : "\n\n" + params) + "\n");
  }

  /** Text that stands for itself, in one paragraph. */
  static String text(String hostile) {
    StringBuilder out = new StringBuilder(hostile.length() + hostile.length() / 8);
    int before = ' ';
    for (int each : hostile.codePoints().toArray()) {
      escape(before, each, out);
      before = each;
    }
    return out.toString().strip();
  }

  /** A name, type or the like, as code. */
  static String code(String hostile) {
    if (PLAIN_CODE.matcher(hostile).matches()) {
      return "{@code " + hostile + "}";
    }
    String text = text(hostile);
    return text.isEmpty() ? "(blank)" : "<code>" + text + "</code>";
  }

  /** How something is known: {@code proven: primary key of quick_bits.field}. */
  static String claim(Claim claim) {
    return grade(claim) + ": " + text(claim.because());
  }

  /** How well something is known. */
  static String grade(Claim claim) {
    return switch (claim.grade()) {
      case PROVEN -> "proven";
      case PROVEN_AT_REFRESH -> "proven as of the last refresh";
      case ASSERTED -> "asserted";
    };
  }

  private static void escape(int before, int codePoint, StringBuilder out) {
    if (Character.isWhitespace(codePoint) || Character.isISOControl(codePoint)) {
      out.append(' ');
      return;
    }
    switch (codePoint) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '\\' -> out.append(entity(codePoint));
      default -> {
        if (isMarkup(before, codePoint)) {
          out.append(entity(codePoint));
        } else if (codePoint < 0x7f) {
          out.append((char) codePoint);
        } else {
          out.append(foreign(codePoint));
        }
      }
    }
  }

  /** Whether two characters end the comment, or open a tag. */
  private static boolean isMarkup(int before, int codePoint) {
    return (before == '*' && codePoint == '/') || (before == '{' && codePoint == '@');
  }

  private static String foreign(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE ? entity(0xfffd) : entity(codePoint);
  }

  private static String entity(int codePoint) {
    return String.format(Locale.ROOT, "&#%d;", codePoint);
  }

  private static String wrapped(String text, String indent) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (String word : BREAK.split(text, -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        out.append('\n').append(indent);
        column = indent.length();
      } else if (column > 0) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    return out.toString();
  }
}
