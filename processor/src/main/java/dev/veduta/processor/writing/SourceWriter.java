package dev.veduta.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.veduta.processor.model.CompositeModel;
import dev.veduta.processor.model.EnumModel;
import dev.veduta.processor.model.RecordModel;
import dev.veduta.processor.model.SourceModel;
import dev.veduta.processor.model.ViewListModel;

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
    if (model instanceof ViewListModel it) {
      return ViewListWriter.write(it, generator, knowsGenerated);
    }
    return Tidy.tidy(file(model).toString());
  }

  /** The file as JavaPoet has it; not of a list of views. */
  JavaFile file(SourceModel model) {
    TypeSpec.Builder type = typeOf(model);
    if (knowsGenerated) {
      type.addAnnotation(
          AnnotationSpec.builder(Names.GENERATED).addMember("value", "$S", generator).build());
    }
    type.addAnnotation(Names.NULL_MARKED);
    return JavaFile.builder(model.type().packageName(), type.build())
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }

  private static TypeSpec.Builder typeOf(SourceModel model) {
    if (model instanceof RecordModel it) {
      return RecordWriter.write(it);
    }
    return model instanceof EnumModel it
        ? EnumWriter.write(it)
        : CompositeWriter.write((CompositeModel) model);
  }
}
