package dev.veduta.processor.writing;

import dev.veduta.processor.model.CompositeModel;
import dev.veduta.processor.model.EnumModel;
import dev.veduta.processor.model.RecordModel;
import dev.veduta.processor.model.SourceModel;
import java.util.HashSet;
import java.util.Set;

/**
 * Models to whole files: the same text for the same model, anywhere.
 *
 * @param generator the name of what generates, for {@code @Generated}
 * @param knowsGenerated whether {@code @Generated} can be seen from there: a module may not read
 *     {@code java.compiler}
 */
public record SourceWriter(String generator, boolean knowsGenerated) {
  /** The text of the file. */
  public String write(SourceModel model) {
    Code code = new Code(new Imports(model.type().packageName(), namesIn(model)));
    if (model instanceof RecordModel it) {
      annotate(RecordDoc.of(it), code);
      RecordWriter.write(it, code);
    } else if (model instanceof EnumModel it) {
      annotate(EnumWriter.javadoc(it), code);
      EnumWriter.write(it, code);
    } else {
      CompositeModel it = (CompositeModel) model;
      annotate(CompositeWriter.javadoc(it), code);
      CompositeWriter.write(it, code);
    }
    return code.toString(model.type().packageName());
  }

  private void annotate(Javadoc javadoc, Code code) {
    javadoc.write(code);
    if (knowsGenerated) {
      code.add("@").name(Names.GENERATED).add("(").add(Literals.quoted(generator)).add(")\n");
    }
    code.add("@").name(Names.NULL_MARKED).add("\n");
  }

  /**
   * What is called by its simple name there, whatever else is: itself, and the user's interface.
   */
  private static Set<String> namesIn(SourceModel model) {
    Set<String> names = new HashSet<>(Set.of(model.type().name()));
    if (model instanceof RecordModel it) {
      names.addAll(Set.of("Columns", "Key"));
      it.shape().ifPresent(shape -> names.add(shape.name().split("\\.", 2)[0]));
    }
    return names;
  }
}
