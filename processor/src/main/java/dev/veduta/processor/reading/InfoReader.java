package dev.veduta.processor.reading;

import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * What {@code @Info} tells.
 *
 * @param annotations reads them
 */
record InfoReader(Annotations annotations) {
  /** By key, in order. */
  Map<String, String> read(Element element) {
    Map<String, String> info = new LinkedHashMap<>();
    for (AnnotationMirror each :
        Annotations.each(element, Annotations.INFO, Annotations.INFO_LIST)) {
      String value =
          annotations.text(element, each, "value").map(Declaration.Value::text).orElse("");
      key(element, each).forEach(it -> info.put(it.text(), value));
    }
    return info;
  }

  /** Whether each has a key of its own. */
  List<Problem> judge(Element element) {
    List<Problem> problems = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (AnnotationMirror each :
        Annotations.each(element, Annotations.INFO, Annotations.INFO_LIST)) {
      for (Declaration.Value key : key(element, each)) {
        if (key.text().isBlank()) {
          problems.add(Problem.of(ProblemCode.EMPTY_DECLARATION, key.place(), "the key of @Info"));
        } else if (seen.contains(key.text())) {
          problems.add(
              Problem.of(ProblemCode.REPEATED_INFO, key.place(), name(element), key.text()));
        }
        seen.add(key.text());
      }
    }
    return problems;
  }

  /** A problem for each that stands where nothing reads it. */
  static List<Problem> misplaced(Element element, String why) {
    return Annotations.each(element, Annotations.INFO, Annotations.INFO_LIST).stream()
        .map(it -> misplaced(new SourcePlace(element, it, null), element, why))
        .toList();
  }

  private static Problem misplaced(Place place, Element element, String why) {
    return Problem.of(ProblemCode.MISPLACED_INFO, place, name(element), why);
  }

  private List<Declaration.Value> key(Element element, AnnotationMirror info) {
    return annotations.texts(element, info, "key");
  }

  private static String name(Element element) {
    return element instanceof TypeElement it ? Types.of(it).toString() : element.toString();
  }
}
