package dev.veduta.ddl;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * What was done to the database, or would be. Immutable and thread-safe; no component is null.
 *
 * @param statements the statements that changed something, in order, with the beginnings and ends
 *     of their transactions; empty where there was nothing to do. Those that only asked are not
 *     among them
 * @param ran whether they ran; false for a dry run
 */
public record DdlReport(List<String> statements, boolean ran) {
  public DdlReport {
    statements = List.copyOf(statements);
  }

  /** The statements as a script, for people and for psql. */
  public String toSql() {
    return statements.stream().map(statement -> statement + ";\n").collect(joining());
  }

  /** As {@link #toSql}. */
  @Override
  public String toString() {
    return toSql();
  }
}
