package dev.veduta.processor.binding;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.catalog.type.TypeTable;
import dev.veduta.processor.model.CompositeModel;
import dev.veduta.processor.model.EnumModel;
import dev.veduta.processor.model.SourceModel;
import dev.veduta.processor.model.ViewListModel;
import dev.veduta.processor.naming.JavaNames;
import dev.veduta.processor.validation.GeneratedType;
import dev.veduta.processor.validation.MappedPackage;
import java.util.List;
import java.util.stream.Stream;

/** All classes of one package. */
public final class PackageBinder {
  private PackageBinder() {}

  /** The records of the views, and the classes of the types they share. */
  public static List<SourceModel> bind(MappedPackage mapped) {
    TypeTable types = mapped.views().get(0).request().types();
    Stream<SourceModel> records = mapped.views().stream().map(RecordBinder::bind);
    return Stream.concat(records, mapped.types().stream().map(it -> bind(it, types))).toList();
  }

  /** The list of what these records read. */
  public static ViewListModel list(MappedPackage mapped) {
    return new ViewListModel(
        JavaType.of(mapped.name(), ViewListModel.NAME),
        mapped.views().stream().map(it -> it.request().recordName()).sorted().toList());
  }

  private static SourceModel bind(GeneratedType type, TypeTable types) {
    return type.type() instanceof PgType.Composite composite
        ? new CompositeModel(
            type.javaType(),
            type.name(),
            composite.attributes().stream().map(it -> component(it, types)).toList())
        : new EnumModel(
            type.javaType(),
            type.name(),
            ((PgType.Enumeration) type.type())
                .labels().stream()
                    .map(it -> new EnumModel.Constant(JavaNames.enumConstant(it), it))
                    .toList());
  }

  private static CompositeModel.Component component(PgType.Attribute attribute, TypeTable types) {
    return new CompositeModel.Component(
        JavaNames.attribute(attribute.name()), attribute, types.defaultOf(attribute.type()));
  }
}
