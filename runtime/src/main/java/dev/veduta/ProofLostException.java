package dev.veduta;

import java.io.Serial;
import java.util.List;

/**
 * The database does not have what the keys or the never-null columns of records rest on, so that
 * they are not proven of it. Restore that, or run {@code mvn veduta:reflect} against the database
 * and compile again.
 */
public final class ProofLostException extends VedutaException {
  @Serial private static final long serialVersionUID = 1L;

  private final String[] lost;

  /** Made by the runtime. */
  public ProofLostException(List<String> lost) {
    super("ProofLost", message(lost), null, null);
    this.lost = lost.toArray(String[]::new);
  }

  /** What the database has not, one sentence each; at least one. */
  public List<String> lost() {
    return List.of(lost);
  }

  private static String message(List<String> lost) {
    return String.join("; ", lost)
        + ". Restore it, or run mvn veduta:reflect against this database and compile again.";
  }
}
