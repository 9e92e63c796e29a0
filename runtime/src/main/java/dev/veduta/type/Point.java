package dev.veduta.type;

/** A {@code point} on a plane (PostgreSQL manual, 8.8.1). */
public record Point(double x, double y) {
  /** As PostgreSQL writes it: {@code (x,y)}. */
  @Override
  public String toString() {
    return "(" + x + "," + y + ")";
  }
}
