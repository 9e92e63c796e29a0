package dev.veduta.jooq.meta;

/** A catalog that nothing can be generated from. The message says where, why and what to do. */
public final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CatalogException(String message) {
    super(message);
  }

  CatalogException(String message, Exception cause) {
    super(message, cause);
  }
}
