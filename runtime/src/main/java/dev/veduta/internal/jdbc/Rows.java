package dev.veduta.internal.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows on their way from the server, each read when it is asked for. */
interface Rows<R> {
  /** The next row, or null after the last. */
  @Nullable R next() throws SQLException;

  /** Lets other statements have the connection; the rows still to come are not lost. */
  void makeWay() throws SQLException;

  /** Gives up what is still to come. Closing again does nothing. */
  void close() throws SQLException;
}
