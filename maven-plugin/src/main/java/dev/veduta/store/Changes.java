package dev.veduta.store;

/**
 * What a run did to files.
 *
 * @param written how many were written, new or with new content
 * @param removed how many were removed
 */
public record Changes(int written, int removed) {
  /** Whether every file is as it was. */
  public boolean isNone() {
    return written == 0 && removed == 0;
  }

  @Override
  public String toString() {
    return isNone() ? "no file changed" : written + " written, " + removed + " removed";
  }
}
