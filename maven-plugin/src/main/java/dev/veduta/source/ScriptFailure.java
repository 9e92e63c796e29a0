package dev.veduta.source;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A statement of a script that the server refused, with the place the server names. */
public final class ScriptFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Script script;
  private final int offset;
  private final SQLException refusal;

  ScriptFailure(Script script, int offset, SQLException refusal) {
    super(refusal);
    this.script = script;
    this.offset = offset;
    this.refusal = refusal;
  }

  static ScriptFailure of(Script script, SqlStatement statement, SQLException refusal) {
    return new ScriptFailure(script, offsetOf(refusal, statement), refusal);
  }

  /** What the server said. */
  public SQLException refusal() {
    return refusal;
  }

  /** Its SQLSTATE; empty if there is none. */
  public String sqlState() {
    return Optional.ofNullable(refusal.getSQLState()).orElse("");
  }

  /** Where the server says it is, from 0 in the script's text; else where the statement starts. */
  public int offset() {
    return offset;
  }

  /** Where it is and what the server said, for messages, ending with a full stop. */
  public String text() {
    return script.at(offset) + ": " + message(refusal) + " (" + refusal.getSQLState() + ").";
  }

  private static String message(SQLException e) {
    return serverMessage(e)
        .map(it -> it.getMessage() + sentence(it.getDetail()) + sentence(it.getHint()))
        .orElseGet(() -> String.valueOf(e.getMessage()));
  }

  private static String sentence(@Nullable String text) {
    return text == null ? "" : ". " + text;
  }

  /** The server counts characters from 1, and 0 is nowhere. */
  private static int offsetOf(SQLException e, SqlStatement statement) {
    int position = serverMessage(e).map(ServerErrorMessage::getPosition).orElse(0);
    int characters = statement.text().codePointCount(0, statement.text().length());
    return position < 1 || position > characters
        ? statement.offset()
        : statement.offset() + statement.text().offsetByCodePoints(0, position - 1);
  }

  private static Optional<ServerErrorMessage> serverMessage(SQLException e) {
    return e instanceof PSQLException it
        ? Optional.ofNullable(it.getServerErrorMessage())
        : Optional.empty();
  }
}
