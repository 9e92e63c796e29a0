package dev.veduta.type;

/**
 * A {@code box} (PostgreSQL manual, 8.8.4).
 *
 * @param upperRight the corner with the greater coordinates; the server swaps them to make it so
 * @param lowerLeft the corner opposite
 */
public record Box(Point upperRight, Point lowerLeft) {
  /** As PostgreSQL writes it: {@code (x1,y1),(x2,y2)}. */
  @Override
  public String toString() {
    return upperRight + "," + lowerLeft;
  }
}
