package dev.veduta.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.catalog.type.SqlExpression;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.RelatedModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The types that generated code names, as JavaPoet has them. */
final class Names {
  static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
  static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");
  static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");
  static final ClassName LIST = ClassName.get("java.util", "List");
  static final ClassName OPTIONAL = ClassName.get("java.util", "Optional");
  static final ClassName JSON = ClassName.get("dev.veduta.json", "Json");
  static final ClassName LABELS = type("Labels");
  static final ClassName SQL_TYPE = type("SqlType");
  static final ClassName SQL_TYPES = type("SqlTypes");
  static final ClassName SQL_ENUM = type("SqlEnum");
  static final ClassName COMPOSITE_FIELDS = type("CompositeFields");
  static final ClassName LAZY = ClassName.get("dev.veduta.session", "Lazy");
  static final ClassName DEFERRED = query("Deferred");
  static final ClassName RELATIONSHIP = query("Relationship");
  static final ClassName QUERY = query("Query");
  static final ClassName VIEW = view("View");
  static final ClassName KEYLESS_VIEW = view("KeylessView");
  static final ClassName WRITABLE_VIEW = view("WritableView");
  static final ClassName INSERT_ONLY_VIEW = view("InsertOnlyView");
  static final ClassName ROW_VALUES = view("RowValues");
  static final ClassName FACT = view("Fact");
  static final ClassName RELATION_INFO = view("RelationInfo");
  static final ClassName RELATION_KIND = view("RelationKind");
  static final ClassName RELATION_NAME = view("RelationName");
  static final ClassName VIEW_OPTION = view("ViewOption");
  static final ClassName ROW = view("Row");
  static final ClassName ROW_READER = view("RowReader");
  static final ClassName COMPOSITE_KEY = view("CompositeKey");

  private Names() {}

  /** A class of the runtime's query package. */
  static ClassName query(String name) {
    return ClassName.get("dev.veduta.query", name);
  }

  private static ClassName type(String name) {
    return ClassName.get("dev.veduta.type", name);
  }

  private static ClassName view(String name) {
    return ClassName.get("dev.veduta.view", name);
  }

  /** The class, without arguments or nullness. */
  static ClassName classOf(JavaType type) {
    String[] names = type.name().split("\\.", -1);
    return ClassName.get(type.packageName(), names[0], Arrays.copyOfRange(names, 1, names.length));
  }

  /** The type with its arguments and nullness. */
  static TypeName of(JavaType type) {
    TypeName name =
        type.arguments().isEmpty()
            ? classOf(type)
            : ParameterizedTypeName.get(
                classOf(type), type.arguments().stream().map(Names::of).toArray(TypeName[]::new));
    return type.nullable() ? nullable(name) : name;
  }

  /** The type, marked as one that can be null. */
  static TypeName nullable(TypeName name) {
    return name.annotated(AnnotationSpec.builder(NULLABLE).build());
  }

  /** The type of a component. */
  static TypeName of(ComponentModel component) {
    if (component.isDeferred()) {
      return ParameterizedTypeName.get(LAZY, valueOf(component));
    }
    return component.isOptional()
        ? ParameterizedTypeName.get(OPTIONAL, of(component.mapping().javaType()))
        : valueOf(component);
  }

  /** The type of its value, or null. */
  static TypeName valueOf(ComponentModel component) {
    TypeName boxed = of(component.mapping().javaType());
    if (component.isPrimitive()) {
      return boxed.unbox();
    }
    return component.isNullable() ? nullable(boxed) : boxed;
  }

  /** The type of a component that leads to other rows. */
  static TypeName of(RelatedModel related) {
    ClassName holder = related.isToMany() ? LIST : OPTIONAL;
    return ParameterizedTypeName.get(LAZY, ParameterizedTypeName.get(holder, of(related.target())));
  }

  /** {@code SqlTypes.INT4}, {@code SqlTypes.array(SqlTypes.INT4)}, {@code Mood.TYPE}. */
  static CodeBlock of(SqlExpression expression) {
    if (expression instanceof SqlExpression.Constant it) {
      return CodeBlock.of("$T." + it.name(), SQL_TYPES);
    } else if (expression instanceof SqlExpression.Generated it) {
      return CodeBlock.of("$T.TYPE", classOf(it.owner()));
    } else if (expression instanceof SqlExpression.Converted it) {
      return ConverterWriter.write(it);
    }
    SqlExpression.Call call = (SqlExpression.Call) expression;
    List<CodeBlock> arguments =
        Stream.concat(
                call.names().stream().map(it -> CodeBlock.of("$L", Literals.quoted(it))),
                call.types().stream().map(Names::of))
            .toList();
    return CodeBlock.of("$T.$L($L)", SQL_TYPES, call.factory(), CodeBlock.join(arguments, ",$W"));
  }
}
