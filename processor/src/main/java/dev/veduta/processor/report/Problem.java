package dev.veduta.processor.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something wrong with a declaration.
 *
 * @param code what
 * @param arguments what fills the code's text
 * @param suggestion a name that was perhaps meant
 * @param place where
 */
public record Problem(
    ProblemCode code, List<Object> arguments, Optional<String> suggestion, Place place) {
  public Problem {
    arguments = List.copyOf(arguments);
  }

  /** A problem with nothing to suggest. */
  public static Problem of(ProblemCode code, Place place, Object... arguments) {
    return new Problem(code, List.of(arguments), Optional.empty(), place);
  }

  /** The same with what was perhaps meant. */
  public Problem didYouMean(Optional<String> name) {
    return new Problem(code, arguments, name, place);
  }

  /** {@code [UnknownColumn] a.b has no column "idd"; did you mean "id"? If the view ...}. */
  public String message() {
    String end = suggestion.map(it -> "; did you mean \"" + it + "\"?").orElse(".");
    String format = code.text() + end.replace("%", "%%") + " " + code.hint();
    String text = String.format(Locale.ROOT, format, arguments.toArray());
    return "[" + code.id() + "] " + printable(text);
  }

  /** Names come from a database: none of them may move the cursor or turn the text around. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            it -> {
              if (isPrintable(it)) {
                out.appendCodePoint(it);
              } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", it));
              }
            });
    return out.toString();
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
