package dev.veduta.generate;

import java.net.URI;
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

  /**
   * What a diagnostic says, if it is ours; what javac says of its own is left to the real compiler.
   *
   * @param parameters where the plugin's parameters stand, which in-memory declarations come from
   */
  static Optional<Finding> of(Diagnostic<? extends JavaFileObject> diagnostic, Path parameters) {
    String message = diagnostic.getMessage(Locale.ROOT);
    boolean isError = diagnostic.getKind() == Diagnostic.Kind.ERROR;
    return ID.matcher(message).lookingAt()
        ? Optional.of(new Finding(isError, placeOf(diagnostic, parameters) + message))
        : Optional.empty();
  }

  private static String placeOf(Diagnostic<? extends JavaFileObject> diagnostic, Path parameters) {
    JavaFileObject source = diagnostic.getSource();
    if (source == null) {
      return "";
    }
    URI uri = source.toUri();
    return "file".equals(uri.getScheme())
        ? "%s:[%d,%d] "
            .formatted(Path.of(uri), diagnostic.getLineNumber(), diagnostic.getColumnNumber())
        : parameters + ": ";
  }
}
