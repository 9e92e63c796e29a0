package dev.veduta;

import dev.veduta.internal.fault.NextStep;
import dev.veduta.query.Column;
import dev.veduta.view.View;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One result held two different rows under one identity key: the key does not identify the view's
 * rows. Correct the view, or give it a key that does; a materialized view may only need a refresh.
 */
public final class IdentityConflictException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Made by the runtime.
   *
   * @param key the key of both rows
   */
  public IdentityConflictException(View<?, ?> view, Object key, Object one, Object other) {
    super("IdentityConflict", message(view, key + ": " + one + " and " + other), null, null);
  }

  /**
   * Made by the runtime, of rows that differ in a column whose values are too large to show.
   *
   * @param key the values of the key of both rows
   */
  public IdentityConflictException(View<?, ?> view, List<?> key, Column<?, ?> column) {
    super(
        "IdentityConflict",
        message(
            view,
            key.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"))
                + ": they differ in column \""
                + column.name()
                + "\""),
        null,
        null);
  }

  private static String message(View<?, ?> view, String rows) {
    String columns = view.keyColumns().stream().map(Column::name).collect(Collectors.joining(", "));
    return view
        + " has two different rows under the identity key ("
        + columns
        + ") = "
        + rows
        + ". "
        + NextStep.of(view, "Correct the view, or give it a key that identifies its rows.");
  }
}
