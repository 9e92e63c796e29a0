package dev.veduta.store;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogIndex;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogVariant;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.ViewDefinition;
import dev.veduta.catalog.ViewOptions;
import dev.veduta.query.Column;
import dev.veduta.query.PlainColumn;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.CompositeKey;
import dev.veduta.view.KeylessView;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RelationName;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import dev.veduta.view.ViewOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Views of the catalog as their records hold them, without columns: to be created, not read. */
public final class CatalogRelations {
  private CatalogRelations() {}

  /** What the record of a view would say of it. */
  public static Relation<?> of(CatalogView view) {
    Function<RowReader, Object> reader =
        row -> {
          throw new UnsupportedOperationException(view.name() + " has no columns to read here");
        };
    Optional<CatalogKey> key = keyOfTable(view);
    return key.isPresent()
        ? View.<Object, NoKey>of(
            info(view).keptIn(view.tableName()),
            List.of(),
            columns(key.get()),
            row -> new NoKey(),
            reader)
        : KeylessView.of(info(view), List.of(), reader);
  }

  /** Of rows that are never read. */
  private record NoKey() implements CompositeKey {
    @Override
    public List<?> parts() {
      return List.of();
    }
  }

  /** What tells rows apart in the table that is to keep them; empty where none is, or can. */
  private static Optional<CatalogKey> keyOfTable(CatalogView view) {
    return view.keys().stream()
        .filter(key -> view.kind() == dev.veduta.catalog.RelationKind.VIEW && view.asksForTable())
        .filter(key -> !key.columns().isEmpty())
        .filter(
            key ->
                key.columns().stream()
                    .flatMap(name -> view.column(name).stream())
                    .noneMatch(CatalogColumn::isNullable))
        .findFirst();
  }

  private static List<Column<Object, ?>> columns(CatalogKey key) {
    List<Column<Object, ?>> columns = new ArrayList<>();
    key.columns().forEach(name -> columns.add(new PlainColumn<>(name, SqlTypes.TEXT, row -> "")));
    return columns;
  }

  private static RelationInfo info(CatalogView view) {
    ViewDefinition definition = view.definition();
    RelationInfo info =
        RelationInfo.of(
                RelationKind.valueOf(view.kind().name()), view.name().schema(), view.name().name())
            .with(options(definition.options()).toArray(ViewOption[]::new))
            .reading(
                definition.dependsOn().stream()
                    .map(it -> new RelationName(it.schema(), it.name()))
                    .toArray(RelationName[]::new))
            .indexedBy(
                view.indexes().stream()
                    .filter(CatalogIndex::valid)
                    .map(CatalogIndex::definition)
                    .toArray(String[]::new));
    info = view.comment() == null ? info : info.commented(view.comment());
    info = definition.query() == null ? info : info.definedAs(definition.query());
    for (CatalogVariant variant : definition.variants()) {
      info = info.on(String.valueOf(variant.view().definition().server()), info(variant.view()));
    }
    return definition.server() == null ? info : info.onlyOn(definition.server());
  }

  private static List<ViewOption> options(ViewOptions options) {
    List<ViewOption> constants = new ArrayList<>();
    if (options.securityBarrier()) {
      constants.add(ViewOption.SECURITY_BARRIER);
    }
    if (options.securityInvoker()) {
      constants.add(ViewOption.SECURITY_INVOKER);
    }
    if (options.checkOption() != null) {
      constants.add(ViewOption.valueOf(options.checkOption().toUpperCase(Locale.ROOT) + "_CHECK"));
    }
    return constants;
  }
}
