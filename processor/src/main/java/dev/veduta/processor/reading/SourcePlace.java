package dev.veduta.processor.reading;

import dev.veduta.processor.report.Place;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * A place in the user's Java, as near as the compiler lets us say.
 *
 * @param element the element
 * @param annotation its annotation, if that is nearer
 * @param value the annotation's value, if that is nearer still
 */
public record SourcePlace(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value)
    implements Place {
  /** An element as a whole. */
  static SourcePlace of(Element element) {
    return new SourcePlace(element, null, null);
  }

  @Override
  public Place at(String member, String text) {
    return Stream.ofNullable(annotation)
        .flatMap(it -> Annotations.values(it, member))
        .filter(it -> text.equals(it.getValue()))
        .map(it -> (Place) new SourcePlace(element, annotation, it))
        .findFirst()
        .orElse(this);
  }
}
