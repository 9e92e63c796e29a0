package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;

import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.RelatedModel;
import java.util.List;
import java.util.stream.IntStream;

/** What a relationship is in the database: where it leads, by which columns. */
final class RelatedDoc {
  private RelatedDoc() {}

  /** {@code The rows of gear.review whose item is the id here.} */
  static String of(RelatedModel related) {
    return (related.isToMany() ? "The rows of " : "The row of ")
        + Javadoc.code(related.view().toString())
        + " whose "
        + IntStream.range(0, related.columns().size())
            .mapToObj(i -> name(related.others(), i) + " is " + name(related.columns(), i))
            .collect(joining(", and "))
        + " here.";
  }

  private static String name(List<ComponentModel> columns, int index) {
    return Javadoc.code(columns.get(index).column().name());
  }
}
