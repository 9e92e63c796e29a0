package dev.veduta;

import dev.veduta.view.RelationName;
import java.io.Serial;
import java.util.List;

/**
 * The table that keeps a view's rows cannot take them, as it is not what the view is. Let {@code
 * veduta.ddl().replace(...)} make it fit.
 */
public final class TableMismatchException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Made by the runtime.
   *
   * @param differences what is wrong with the table, in a sentence each; at least one
   */
  public TableMismatchException(RelationName table, RelationName view, List<String> differences) {
    super(
        "TableMismatch",
        table
            + " cannot take the rows of "
            + view
            + ": "
            + String.join("; ", differences)
            + ". Replace the view with veduta.ddl().replace(...), which makes the table fit.",
        null,
        null);
  }
}
