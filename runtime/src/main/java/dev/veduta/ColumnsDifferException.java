package dev.veduta;

import dev.veduta.query.Column;
import dev.veduta.view.Relation;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Columns that an accessor reads as one hold different values in a row. Correct the view or its
 * data, or read them by accessors of their own.
 */
public final class ColumnsDifferException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Made by the runtime.
   *
   * @param row the row's identity key, or all of the row where it has none
   * @param one the column that stands for both
   * @param other the other
   */
  public <T> ColumnsDifferException(
      Relation<?> relation,
      String row,
      Column<?, T> one,
      @Nullable T value,
      Column<?, T> other,
      @Nullable T otherValue) {
    super(
        "ColumnsDiffer",
        relation
            + ": in the row "
            + row
            + ", column \""
            + one.name()
            + "\" holds "
            + value
            + " and column \""
            + other.name()
            + "\" "
            + otherValue
            + ", and the record reads them as one. Correct the view or its data, or give each column"
            + " an accessor of its own.",
        null,
        null);
  }
}
