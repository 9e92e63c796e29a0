package dev.veduta.drift;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Collation;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import dev.veduta.catalog.ViewOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a live view is no longer the committed one. Names in it are as in the database:
 * hostile text until {@link DriftReport} has written it.
 */
public sealed interface Difference {
  /** The view. */
  QualifiedName view();

  /** Whether records, queries or refreshes can tell; what they cannot is only worth a note. */
  default boolean isDrift() {
    return true;
  }

  /** It is in the catalog alone. */
  record ViewGone(QualifiedName view) implements Difference {}

  /** It is in the database alone. */
  record ViewNew(QualifiedName view) implements Difference {}

  /** It is another kind of relation now. */
  record KindChanged(QualifiedName view, RelationKind from, RelationKind to)
      implements Difference {}

  /** A column is new. */
  record ColumnAdded(QualifiedName view, CatalogColumn column) implements Difference {}

  /** A column is gone. */
  record ColumnRemoved(QualifiedName view, CatalogColumn column) implements Difference {}

  /** A column is gone, and another of its type has its place. */
  record ColumnRenamed(QualifiedName view, String from, String to) implements Difference {}

  /** The columns that were and are there stand in another order. */
  record ColumnsReordered(QualifiedName view, List<String> order) implements Difference {
    public ColumnsReordered {
      order = List.copyOf(order);
    }
  }

  /** A column has another type, or its type is made otherwise. */
  record ColumnRetyped(QualifiedName view, CatalogColumn from, CatalogColumn to)
      implements Difference {}

  /** An enum in a column has other labels, or another order of them. */
  record EnumChanged(
      QualifiedName view, String column, PgType.Enumeration from, PgType.Enumeration to)
      implements Difference {}

  /** A column compares and sorts otherwise. */
  record CollationChanged(
      QualifiedName view, String column, @Nullable Collation from, @Nullable Collation to)
      implements Difference {}

  /** A column may be null now. */
  record NotNullLost(QualifiedName view, String column, Loss loss) implements Difference {}

  /** A column is never null now. */
  record NotNullGained(QualifiedName view, String column, Claim claim) implements Difference {}

  /** Columns that held the same in every row may differ now. */
  record EqualityLost(QualifiedName view, List<String> columns) implements Difference {
    public EqualityLost {
      columns = List.copyOf(columns);
    }
  }

  /** Columns that identified a row do not any more. */
  record KeyLost(QualifiedName view, List<String> columns, Loss loss) implements Difference {
    public KeyLost {
      columns = List.copyOf(columns);
    }
  }

  /** Columns identify a row that did not. */
  record KeyGained(QualifiedName view, List<String> columns) implements Difference {
    public KeyGained {
      columns = List.copyOf(columns);
    }
  }

  /** Another of its keys is preferred. */
  record KeyPreferred(QualifiedName view, List<String> columns) implements Difference {
    public KeyPreferred {
      columns = List.copyOf(columns);
    }
  }

  /** An index is gone, or no longer what it was. */
  record IndexLost(QualifiedName view, String index) implements Difference {}

  /** An index is new, or no longer what it was. */
  record IndexGained(QualifiedName view, String index) implements Difference {}

  /** Its options are others. */
  record OptionsChanged(QualifiedName view, ViewOptions from, ViewOptions to)
      implements Difference {}

  /** Rows can be changed through it, or no longer. */
  record UpdatableChanged(QualifiedName view, boolean updatable) implements Difference {}

  /** Its rows can be written, or no longer. */
  record WritableChanged(QualifiedName view, boolean writable) implements Difference {}

  /** A column takes values, or no longer, and its relation does before and after. */
  record ReadOnlyChanged(QualifiedName view, String column, boolean readOnly)
      implements Difference {}

  /** It reads other relations. */
  record DependenciesChanged(
      QualifiedName view, List<QualifiedName> added, List<QualifiedName> removed)
      implements Difference {
    public DependenciesChanged {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
    }
  }

  /** A comment is another; of the view where there is no column. */
  record CommentChanged(QualifiedName view, @Nullable String column) implements Difference {
    @Override
    public boolean isDrift() {
      return false;
    }
  }

  /** It is known for another reason that a column or key is what it is. */
  record ReasonChanged(QualifiedName view, List<String> columns, Claim from, Claim to)
      implements Difference {
    public ReasonChanged {
      columns = List.copyOf(columns);
    }

    @Override
    public boolean isDrift() {
      return false;
    }
  }
}
