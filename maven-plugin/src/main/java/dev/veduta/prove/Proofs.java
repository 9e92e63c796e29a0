package dev.veduta.prove;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.ViewClaims;
import dev.veduta.prove.ViewProof.ColumnProof;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was proven of some views. Immutable. */
public record Proofs(Map<QualifiedName, ViewProof> views) {
  public Proofs {
    views = java.util.Collections.unmodifiableMap(new TreeMap<>(views));
  }

  /** What was proven of this view. */
  public Optional<ViewProof> view(QualifiedName name) {
    return Optional.ofNullable(views.get(name));
  }

  /** The view with what is proven and disproved of it, and nothing else claimed. */
  public CatalogView applyTo(CatalogView view) {
    Optional<ViewProof> proof = view(view.name());
    CatalogView written =
        view.writable() ? written(view, proof.map(ViewProof::written).orElse(Set.of())) : view;
    List<CatalogColumn> columns =
        written.columns().stream().map(it -> it.claiming(notNull(proof, it))).toList();
    return written
        .withColumns(columns)
        .claiming(proof.map(ViewProof::claims).orElse(ViewClaims.NONE));
  }

  /** A relation whose columns all are the server's to fill is not written. */
  private static CatalogView written(CatalogView view, Set<String> columns) {
    List<CatalogColumn> marked =
        view.columns().stream().map(it -> it.readOnly(!columns.contains(it.name()))).toList();
    return columns.isEmpty() ? view.unwritable() : view.withColumns(marked);
  }

  private static @Nullable Claim notNull(Optional<ViewProof> proof, CatalogColumn column) {
    return proof.flatMap(it -> it.column(column.name())).map(ColumnProof::notNull).orElse(null);
  }
}
