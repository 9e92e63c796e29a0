package dev.veduta.type;

/** A {@code circle} (PostgreSQL manual, 8.8.7). */
public record Circle(Point center, double radius) {
  /** As PostgreSQL writes it: {@code <(x,y),r>}. */
  @Override
  public String toString() {
    return "<" + center + "," + radius + ">";
  }
}
