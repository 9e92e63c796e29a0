package dev.veduta.catalog;

import java.util.List;

/**
 * That a claim does not hold, and why; it follows from the definition, whatever data the tables
 * hold.
 *
 * <p>That a column is never null is false in every database in which the view has a row, and that
 * columns are a key is false in every database in which it has two.
 *
 * @param claim what is claimed
 * @param columns the column that holds a null; or columns in which rows are equal, so that these
 *     and any part of them are no key
 * @param because the reason, in words that do not depend on the server's version
 */
public record Disproof(Claimed claim, List<String> columns, String because) {
  public Disproof {
    columns = List.copyOf(columns);
  }

  /** What can be claimed of columns. */
  public enum Claimed {
    /** That a column is never null. */
    NOT_NULL,
    /** That columns identify a row. */
    KEY
  }
}
