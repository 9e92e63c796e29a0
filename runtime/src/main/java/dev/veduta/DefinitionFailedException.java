package dev.veduta;

import dev.veduta.view.RelationName;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A view cannot be created from its definition here: what it reads is not there, or is not as it
 * was where the record was generated. Migrate the database first, or create what it reads with it.
 */
public final class DefinitionFailedException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  /** Made by the runtime; see {@link VedutaException} for the other parameters. */
  public DefinitionFailedException(
      RelationName view, @Nullable String sql, @Nullable Throwable cause) {
    super(
        "DefinitionFailed",
        view
            + " cannot be created from its definition here"
            + (cause == null ? "" : ": " + cause.getMessage())
            + ". Migrate the database first, or name the views that it reads too.",
        sql,
        cause);
  }
}
