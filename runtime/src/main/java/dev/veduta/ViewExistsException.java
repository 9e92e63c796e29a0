package dev.veduta;

import dev.veduta.view.RelationName;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A view cannot be created, as there is something of its name. Let it be replaced, keep it, or drop
 * what is there.
 */
public final class ViewExistsException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Made by the runtime; see {@link VedutaException} for the other parameters.
   *
   * @param what what is there: {@code a table}
   */
  public ViewExistsException(
      RelationName view, String what, @Nullable String sql, @Nullable Throwable cause) {
    super(
        "ViewExists",
        view
            + " is there already, and is "
            + what
            + "; if it is the view, say orReplace() or ifNotExists(), or replace it; else drop or"
            + " rename it",
        sql,
        cause);
  }
}
