package dev.veduta.processor.report;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where in the user's source a problem belongs, as near as the compiler lets us say.
 *
 * @param element the element
 * @param annotation its annotation, if that is nearer
 * @param value the annotation's value, if that is nearer still
 */
public record Place(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
  /** An element as a whole. */
  public static Place of(Element element) {
    return new Place(element, null, null);
  }
}
