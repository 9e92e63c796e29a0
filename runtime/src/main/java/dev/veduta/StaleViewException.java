package dev.veduta;

import dev.veduta.view.Relation;
import dev.veduta.view.RelationName;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database no longer has what the record was generated from. Run {@code mvn veduta:reflect} and
 * compile again.
 */
public final class StaleViewException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  private final String[] differences;

  /** Made by the runtime; see {@link VedutaException} for the other parameters. */
  public StaleViewException(
      Relation<?> relation,
      List<String> differences,
      @Nullable String sql,
      @Nullable Throwable cause) {
    this(RelationName.of(relation), differences, sql, cause);
  }

  /** As the other one, for a relation with no record at hand. */
  public StaleViewException(
      RelationName relation,
      List<String> differences,
      @Nullable String sql,
      @Nullable Throwable cause) {
    super("StaleView", message(relation, differences), sql, cause);
    this.differences = differences.toArray(String[]::new);
  }

  /** What differs, one sentence each; at least one. */
  public List<String> differences() {
    return List.of(differences);
  }

  private static String message(RelationName relation, List<String> differences) {
    return relation
        + " is not what its record was generated from: "
        + String.join("; ", differences)
        + ". Run mvn veduta:reflect and compile again.";
  }
}
