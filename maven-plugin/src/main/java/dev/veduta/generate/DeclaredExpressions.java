package dev.veduta.generate;

import static java.util.Comparator.comparing;

import dev.veduta.annotation.Views;
import dev.veduta.introspect.AskedExpression;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The expressions that the user's sources declare, read by javac, in this JVM, with nothing on its
 * class path but the annotations: no class of the project need be there, nor any dependency.
 */
public final class DeclaredExpressions {
  private static final String ANNOTATION = "Expression";

  private DeclaredExpressions() {}

  /**
   * Reads them; without javac where no source names the annotation.
   *
   * @param encoding of the sources
   * @throws GenerationException if there is no compiler, or javac does not understand the sources,
   *     or not the text of an expression
   */
  public static List<AskedExpression> read(UserSources user, Charset encoding)
      throws IOException, GenerationException {
    if (!user.declarationsName(ANNOTATION)) {
      return List.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new GenerationException(
          "CompilerMissing", "Maven runs on a JRE, without javac. Point JAVA_HOME to a JDK.");
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    ExpressionProcessor processor = new ExpressionProcessor();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(said, Locale.ROOT, encoding)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              said,
              List.of("-proc:only", "-implicit:none", "-classpath", annotations()),
              null,
              files.getJavaFileObjectsFromPaths(user.relatedTypes()));
      task.setProcessors(List.of(processor));
      task.call();
    }
    if (!processor.hasRun()) {
      throw new GenerationException("SourcesUnreadable", unreadable(said));
    }
    return processor.found(said.getDiagnostics());
  }

  private static String annotations() {
    try {
      return Path.of(Views.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String unreadable(DiagnosticCollector<JavaFileObject> said) {
    String first =
        said.getDiagnostics().stream()
            .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
            .min(comparing(DeclaredExpressions::isOfMissingType))
            .map(it -> Finding.place(it) + it.getMessage(Locale.ROOT))
            .orElse("javac ran no processor");
    return "the sources that use @Expression cannot be read: " + first + ". Correct them.";
  }

  /** Libraries are missing in any case, and records are still to be generated. */
  private static boolean isOfMissingType(Diagnostic<?> error) {
    return error.getCode().startsWith("compiler.err.cant.resolve")
        || error.getCode().equals("compiler.err.doesnt.exist");
  }
}
