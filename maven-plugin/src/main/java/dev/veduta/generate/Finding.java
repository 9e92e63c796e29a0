package dev.veduta.generate;

import dev.veduta.processor.report.Problem;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Something the processor said.
 *
 * @param isError whether generation failed by it
 * @param text where and what, as Maven prints what a compiler says
 */
public record Finding(boolean isError, String text) {
  private static final Pattern ID = Pattern.compile("\\[[A-Z]\\w+] ");

  /** A problem of what the plugin's parameters declare. */
  static Finding of(Problem problem) {
    return of(problem.code().kind(), problem.place() + ": ", problem.message());
  }

  /**
   * What a diagnostic says, if it is ours; what javac says of its own is left to the real compiler.
   *
   * @param parameters where all stands that stands nowhere in Java
   */
  static Optional<Finding> of(
      Diagnostic<? extends JavaFileObject> diagnostic, Parameters parameters) {
    String message = diagnostic.getMessage(Locale.ROOT);
    return ID.matcher(message).lookingAt()
        ? Optional.of(of(diagnostic.getKind(), placeOf(diagnostic, parameters), message))
        : Optional.empty();
  }

  private static Finding of(Diagnostic.Kind kind, String place, String message) {
    return new Finding(kind == Diagnostic.Kind.ERROR, place + message);
  }

  private static String placeOf(
      Diagnostic<? extends JavaFileObject> diagnostic, Parameters parameters) {
    JavaFileObject source = diagnostic.getSource();
    return source == null ? parameters + ": " : place(diagnostic);
  }

  /** Where a diagnostic stands, as Maven's compiler prints it; empty if nowhere. */
  static String place(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    return source == null
        ? ""
        : "%s:[%d,%d] "
            .formatted(
                Path.of(source.toUri()), diagnostic.getLineNumber(), diagnostic.getColumnNumber());
  }
}
