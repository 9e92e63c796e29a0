package dev.veduta.store;

import dev.veduta.catalog.CatalogIndex;
import dev.veduta.catalog.CatalogVariant;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.ViewOptions;
import dev.veduta.view.KeylessView;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RelationName;
import dev.veduta.view.ViewOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Views of the catalog as their records hold them, without columns: to be created, not read. */
public final class CatalogRelations {
  private CatalogRelations() {}

  /** What the record of a view would say of it. */
  public static Relation<?> of(CatalogView view) {
    return KeylessView.<Object>of(
        info(view),
        List.of(),
        row -> {
          throw new UnsupportedOperationException(view.name() + " has no columns to read here");
        });
  }

  private static RelationInfo info(CatalogView view) {
    RelationInfo info =
        RelationInfo.of(
                RelationKind.valueOf(view.kind().name()), view.name().schema(), view.name().name())
            .with(options(view.options()).toArray(ViewOption[]::new))
            .reading(
                view.dependsOn().stream()
                    .map(it -> new RelationName(it.schema(), it.name()))
                    .toArray(RelationName[]::new))
            .indexedBy(
                view.indexes().stream()
                    .filter(CatalogIndex::valid)
                    .map(CatalogIndex::definition)
                    .toArray(String[]::new));
    info = view.comment() == null ? info : info.commented(view.comment());
    info = view.definition() == null ? info : info.definedAs(view.definition());
    for (CatalogVariant variant : view.variants()) {
      info = info.on(String.valueOf(variant.view().server()), info(variant.view()));
    }
    return view.server() == null ? info : info.onlyOn(view.server());
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
