package dev.veduta;

import dev.veduta.view.RelationName;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view cannot be replaced in the way that was asked for. Nothing was changed. */
public final class NotReplaceableException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  private final String[] reasons;

  /** Made by the runtime; see {@link VedutaException} for the other parameters. */
  public NotReplaceableException(
      RelationName view, List<String> reasons, @Nullable String sql, @Nullable Throwable cause) {
    super("NotReplaceable", view + " was left as it is: " + String.join("; ", reasons), sql, cause);
    this.reasons = reasons.toArray(String[]::new);
  }

  /** Why not, one sentence each; at least one. */
  public List<String> reasons() {
    return List.of(reasons);
  }
}
