package dev.veduta.drift;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares one column with what it was, whatever it is called now. */
final class ColumnComparison {
  private final QualifiedName view;
  private final CatalogColumn from;
  private final CatalogColumn to;
  private final Losses losses;
  private final List<Difference> differences = new ArrayList<>();

  private ColumnComparison(
      QualifiedName view, CatalogColumn from, CatalogColumn to, Losses losses) {
    this.view = view;
    this.from = from;
    this.to = to;
    this.losses = losses;
  }

  static List<Difference> compare(
      QualifiedName view, CatalogColumn from, CatalogColumn to, Losses losses) {
    ColumnComparison comparison = new ColumnComparison(view, from, to, losses);
    comparison.type();
    comparison.nullness();
    if (!Objects.equals(from.collation(), to.collation())) {
      comparison.differences.add(
          new Difference.CollationChanged(view, to.name(), from.collation(), to.collation()));
    }
    if (!Objects.equals(from.comment(), to.comment())) {
      comparison.differences.add(new Difference.CommentChanged(view, to.name()));
    }
    return comparison.differences;
  }

  private void type() {
    if (!from.sqlType().equals(to.sqlType())
        || !TypeShape.of(from.type()).equals(TypeShape.of(to.type()))) {
      differences.add(new Difference.ColumnRetyped(view, from, to));
      return;
    }
    Map<QualifiedName, PgType.Enumeration> before = TypeShape.enumerations(from.type());
    TypeShape.enumerations(to.type())
        .forEach(
            (name, now) -> {
              PgType.Enumeration was = Objects.requireNonNull(before.get(name));
              if (!was.equals(now)) {
                differences.add(new Difference.EnumChanged(view, to.name(), was, now));
              }
            });
  }

  private void nullness() {
    Claim was = from.notNull();
    Claim is = to.notNull();
    if (was != null && is == null) {
      differences.add(new Difference.NotNullLost(view, to.name(), losses.of(was)));
    } else if (was == null && is != null) {
      differences.add(new Difference.NotNullGained(view, to.name(), is));
    } else if (was != null && is != null && !was.equals(is)) {
      differences.add(new Difference.ReasonChanged(view, List.of(to.name()), was, is));
    }
  }
}
