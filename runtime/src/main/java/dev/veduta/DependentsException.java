package dev.veduta;

import dev.veduta.view.RelationName;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something depends on a view and is in the way of its change. Nothing was changed. Drop it first,
 * name it too, or say {@code cascade()} to drop it as well.
 */
public final class DependentsException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  private final String[] dependents;

  /**
   * Made by the runtime; see {@link VedutaException} for the other parameters.
   *
   * @param dependents what is in the way, as {@code pg_describe_object} names it; at least one
   * @param because what it is in the way of: {@code depend on gear.stats}
   */
  public DependentsException(
      RelationName view,
      List<String> dependents,
      String because,
      @Nullable String sql,
      @Nullable Throwable cause) {
    super(
        "Dependents",
        view + " was left as it is, for " + String.join(", ", dependents) + ": " + because,
        sql,
        cause);
    this.dependents = dependents.toArray(String[]::new);
  }

  /** What is in the way, as {@code pg_describe_object} names it: {@code view gear.top}. */
  public List<String> dependents() {
    return List.of(dependents);
  }
}
