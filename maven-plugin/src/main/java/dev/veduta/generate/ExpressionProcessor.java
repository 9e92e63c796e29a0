package dev.veduta.generate;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.introspect.AskedExpression;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.ViewExpressions;
import dev.veduta.processor.reading.DeclarationReader;
import dev.veduta.processor.reading.SourcePlace;
import dev.veduta.processor.validation.ViewName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Collects expressions from declarations. Javac tells lines and columns of its own messages alone,
 * so each expression is a note, whose place is taken from what javac makes of it.
 */
final class ExpressionProcessor extends AbstractProcessor {
  private static final String NOTE = "[VedutaExpression] ";
  private static final String UNKNOWN = "[VedutaUnknown]";

  private final List<AskedExpression> found = new ArrayList<>();
  private boolean hasRun;

  boolean hasRun() {
    return hasRun;
  }

  /**
   * Those that were found, with their places.
   *
   * @throws GenerationException if the text of one, or the name of its view, cannot be read
   */
  List<AskedExpression> found(List<Diagnostic<? extends JavaFileObject>> said)
      throws GenerationException {
    List<AskedExpression> placed = new ArrayList<>(found);
    for (Diagnostic<? extends JavaFileObject> each : said) {
      String message = each.getMessage(Locale.ROOT);
      if (message.equals(UNKNOWN)) {
        throw new GenerationException(
            "SourcesUnreadable",
            Finding.place(each)
                + "this text cannot be read: reflection reads the project's sources alone, without"
                + " its libraries. Write it there, or as a constant of the project.");
      }
      if (message.startsWith(NOTE)) {
        int index = Integer.parseInt(message.substring(NOTE.length()));
        AskedExpression it = found.get(index);
        placed.set(index, new AskedExpression(it.view(), it.text(), Finding.place(each).strip()));
      }
    }
    return placed;
  }

  /** All, so that it runs in any case but one: that javac does not understand the sources. */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    hasRun = true;
    new DeclarationReader(processingEnv).expressions(annotations, round).forEach(this::collect);
    return false;
  }

  private void collect(ViewExpressions declared) {
    if (declared.expressions().isEmpty()) {
      return;
    }
    if (isUnknown(declared.view())) {
      note(UNKNOWN, declared.view());
    }
    ViewName.parse(declared.view().text())
        .ifPresent(view -> declared.expressions().forEach(it -> collect(view, it)));
  }

  private void collect(QualifiedName view, Declaration.Value expression) {
    if (isUnknown(expression)) {
      note(UNKNOWN, expression);
    } else {
      note(NOTE + found.size(), expression);
      found.add(new AskedExpression(view, expression.text(), ""));
    }
  }

  /** Of what it does not know, javac makes a text too; but it writes that without quotes. */
  private static boolean isUnknown(Declaration.Value text) {
    return text.place() instanceof SourcePlace it
        && it.value() != null
        && !it.value().toString().startsWith("\"");
  }

  private void note(String message, Declaration.Value at) {
    if (at.place() instanceof SourcePlace it) {
      processingEnv
          .getMessager()
          .printMessage(Diagnostic.Kind.NOTE, message, it.element(), it.annotation(), it.value());
    }
  }
}
