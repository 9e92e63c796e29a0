package dev.veduta.generate;

import dev.veduta.introspect.AskedExpression;
import dev.veduta.processor.declaration.Accessor;
import dev.veduta.processor.declaration.Declaration;
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

  private final List<AskedExpression> found = new ArrayList<>();
  private boolean hasRun;

  boolean hasRun() {
    return hasRun;
  }

  /** Those that were found, with their places. */
  List<AskedExpression> found(List<Diagnostic<? extends JavaFileObject>> said) {
    List<AskedExpression> placed = new ArrayList<>(found);
    for (Diagnostic<? extends JavaFileObject> each : said) {
      String message = each.getMessage(Locale.ROOT);
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
    for (Declaration each :
        new DeclarationReader(processingEnv).read(annotations, round).values()) {
      if (each instanceof Declaration.OfInterface it) {
        collect(it);
      }
    }
    return false;
  }

  private void collect(Declaration.OfInterface declaration) {
    ViewName.parse(declaration.view().text())
        .ifPresent(
            view -> {
              for (Accessor accessor : declaration.accessors()) {
                accessor
                    .expression()
                    .ifPresent(
                        it -> {
                          note(it);
                          found.add(new AskedExpression(view, it.text(), ""));
                        });
              }
            });
  }

  private void note(Declaration.Value expression) {
    if (expression.place() instanceof SourcePlace it) {
      processingEnv
          .getMessager()
          .printMessage(
              Diagnostic.Kind.NOTE, NOTE + found.size(), it.element(), it.annotation(), it.value());
    }
  }
}
