package dev.veduta.explain;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Disproof;
import dev.veduta.catalog.Grade;
import dev.veduta.prove.ViewProof;
import dev.veduta.prove.ViewProof.ColumnProof;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A view with all that is claimed of it, and the proof that tells why more is not. Immutable.
 *
 * @param view the view, with what is proven and what is asserted of it
 * @param proof what was proven, and what stopped the rest
 */
public record Explained(CatalogView view, ViewProof proof) {
  /** Its keys: those proven, among them the one of no columns for at most one row, then others. */
  List<CatalogKey> keys() {
    Stream<CatalogKey> asserted =
        view.keys().stream().filter(key -> key.claim().grade() == Grade.ASSERTED);
    return Stream.concat(proof.catalogKeys().stream(), asserted).toList();
  }

  /** Why the definition does not prove that the column is never null; null where it does. */
  @Nullable String unproven(CatalogColumn column) {
    return view.claims()
        .disproofOfNotNull(column.name())
        .map(Disproof::because)
        .or(() -> proof.column(column.name()).map(ColumnProof::nullable))
        .orElse(null);
  }
}
