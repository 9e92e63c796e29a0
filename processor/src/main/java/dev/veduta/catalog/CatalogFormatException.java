package dev.veduta.catalog;

/**
 * A catalog file that cannot be used. The message names the file, the line and what to do.
 *
 * <p>Thrown by {@link CatalogJson#read} alone, and turned into a problem by whoever reads.
 */
public final class CatalogFormatException extends Exception {
  private static final long serialVersionUID = 1;

  private final String file;
  private final int line;
  private final String why;

  CatalogFormatException(String file, int line, String why) {
    super(
        "[CatalogUnreadable] "
            + file
            + ":"
            + line
            + ": "
            + why
            + ". Restore the file from version control, or write it anew with veduta:reflect.");
    this.file = file;
    this.line = line;
    this.why = why;
  }

  /** The file. */
  public String file() {
    return file;
  }

  /** The line in it, from 1. */
  public int line() {
    return line;
  }

  /** What is wrong there; the message without file, line and advice. */
  public String why() {
    return why;
  }
}
