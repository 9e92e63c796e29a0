package dev.veduta.prove.query;

/** A part of a query that is not known, on which what the rows are depends. */
public final class UnknownQueryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnknownQueryException(String part) {
    super(part);
  }
}
